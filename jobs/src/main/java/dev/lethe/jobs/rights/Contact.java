package dev.lethe.jobs.rights;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address or a telephone number, in the one form in which it is compared. Of a number the
 * last eight digits count, so that a national and an international spelling agree; two people may
 * share them, and then both are spared. An address is compared without regard to case; what a
 * provider treats alike (dots, tags) stays different.
 *
 * @param normalised never shown, logged or stored
 */
record Contact(Channel channel, String normalised) {
  private static final Pattern EMAIL = Pattern.compile("(?!')[^@\\s<>()\":]+@[^@\\s<>()\"']+");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d ().\\-/\u00a0]{8,24}");
  private static final Pattern DATE_OR_IP =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*|\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  private static final Pattern BESIDE_AT = Pattern.compile("\\s*@\\s*");
  private static final int DIGITS = 8;

  /** How a person is reached. */
  enum Channel {
    EMAIL,
    PHONE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Every address in the text, or the number that it is. Empty: it holds neither. */
  static List<Contact> in(String text) {
    String clean =
        BESIDE_AT
            .matcher(
                INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(""))
            .replaceAll("@")
            .strip();
    List<Contact> addresses =
        EMAIL
            .matcher(clean)
            .results()
            .map(found -> new Contact(Channel.EMAIL, found.group().toLowerCase(Locale.ROOT)))
            .toList();
    return addresses.isEmpty() ? number(clean) : addresses;
  }

  private static List<Contact> number(String clean) {
    String digits = clean.replaceAll("\\D", "");
    boolean isNumber =
        PHONE.matcher(clean).matches()
            && digits.length() >= DIGITS
            && !DATE_OR_IP.matcher(clean).matches();
    return isNumber
        ? List.of(new Contact(Channel.PHONE, digits.substring(digits.length() - DIGITS)))
        : List.of();
  }

  @Override
  public String toString() {
    return channel.word();
  }
}
