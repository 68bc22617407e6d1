package dev.lethe.jobs.draft;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.regex.Pattern;

/** Telephone numbers: international ones, and national ones of Cameroon, Togo and France. */
final class PhoneNumbers {
  private static final List<String> REGIONS = List.of("CM", "TG", "FR");
  private static final Pattern SHAPE = Pattern.compile("\\+?[\\d ().\\-/\u00a0]{8,24}");
  private static final int FEWEST_DIGITS = 8;

  private PhoneNumbers() {}

  /** Whether the numbering plan of its country, or of one of the three, has such a number. */
  static boolean isOne(String value) {
    return SHAPE.matcher(value).matches()
        && value.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
        && REGIONS.stream().anyMatch(region -> isValid(value, region));
  }

  private static boolean isValid(String value, String region) {
    PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    try {
      return plans.isValidNumber(plans.parse(value, region));
    } catch (NumberParseException e) {
      return false; // its message holds nothing we need, and might hold the value
    }
  }
}
