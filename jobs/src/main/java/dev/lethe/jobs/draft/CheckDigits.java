package dev.lethe.jobs.draft;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers that prove themselves: IBAN (ISO 13616, modulo 97) and cards (ISO/IEC 7812, Luhn). */
final class CheckDigits {
  private static final Pattern SEPARATORS = Pattern.compile("[ \u00a0-]");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

  /** Visa, Mastercard, American Express, Diners Club, JCB, Discover, UnionPay; 13 to 19 digits. */
  private static final Pattern CARD =
      Pattern.compile("(?=\\d{13,19}$)(4|5[1-5]|2[2-7]|3[0-8]|6[025])\\d+");

  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private CheckDigits() {}

  static boolean isIban(String value) {
    String plain = plain(value).toUpperCase(Locale.ROOT);
    return IBAN.matcher(plain).matches() && remainder(plain).equals(BigInteger.ONE);
  }

  private static BigInteger remainder(String iban) {
    var digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(letter -> digits.append(Character.digit(letter, 36)));
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN);
  }

  static boolean isCard(String value) {
    String plain = plain(value);
    return CARD.matcher(plain).matches() && luhn(plain) % 10 == 0;
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum;
  }

  private static String plain(String value) {
    return SEPARATORS.matcher(value).replaceAll("");
  }
}
