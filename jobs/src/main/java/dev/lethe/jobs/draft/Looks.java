package dev.lethe.jobs.draft;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a value looks like. Earlier ones win where a value looks like several. */
enum Looks {
  EMAIL(Meaning.EMAIL, matching("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+")),
  IBAN(Meaning.BANK_ACCOUNT, CheckDigits::isIban),
  CARD(Meaning.CARD, CheckDigits::isCard),
  IP(Meaning.IP, IpAddresses::isOne),
  UUID(Meaning.DEVICE_ID, matching("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")),
  SECRET(
      Meaning.SECRET,
      matching("\\$(2[aby]?|argon2\\w*|[156])\\$.+|\\{\\w+}.+|eyJ[\\w.-]{20,}|\\p{XDigit}{32,}")),
  USER_AGENT(
      Meaning.USER_AGENT,
      matching("(Mozilla|Opera|Dalvik|okhttp|curl|UCWEB|CFNetwork|Wget)[^/]*/\\d.*")),
  URL(Meaning.WEB_ADDRESS, matching("(https?|ftp)://\\S+")),
  PHONE(Meaning.PHONE, PhoneNumbers::isOne),
  TOKEN(Meaning.SECRET, matching("(?=.*\\d)(?=.*[A-Za-z])[\\w+/=.-]{24,}")),
  BIRTH_DATE(Meaning.BIRTH_DATE, BirthDates::mayBeOne);

  private final Meaning meaning;

  @SuppressWarnings("ImmutableEnumChecker") // what is passed in holds no state
  private final Predicate<String> test;

  Looks(Meaning meaning, Predicate<String> test) {
    this.meaning = meaning;
    this.test = test;
  }

  private static Predicate<String> matching(String regex) {
    return Pattern.compile(regex).asMatchPredicate();
  }

  boolean fits(String value) {
    return test.test(value);
  }

  Meaning meaning() {
    return meaning;
  }

  Remark remark() {
    return Remark.of("looks." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
