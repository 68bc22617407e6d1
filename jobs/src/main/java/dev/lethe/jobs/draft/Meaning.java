package dev.lethe.jobs.draft;

import static dev.lethe.config.policy.Category.IDENTIFIER;
import static dev.lethe.config.policy.Category.QUASI_IDENTIFIER;

import dev.lethe.config.policy.Category;
import java.util.Locale;
import java.util.Optional;

/** What a column holds, as its name or its values announce it. */
enum Meaning {
  PERSON_NAME(IDENTIFIER, true),
  EMAIL(IDENTIFIER, true),
  PHONE(IDENTIFIER, true),
  MOBILE_MONEY(IDENTIFIER, true),
  USERNAME(IDENTIFIER, true),
  ADDRESS(IDENTIFIER, true),
  LOCATION(IDENTIFIER, true),
  NATIONAL_ID(IDENTIFIER, true),
  COMPANY_ID(IDENTIFIER, false),
  BANK_ACCOUNT(IDENTIFIER, true),
  CARD(IDENTIFIER, true),
  SECRET(IDENTIFIER, false),
  IP(IDENTIFIER, true),
  USER_AGENT(IDENTIFIER, true),
  DEVICE_ID(IDENTIFIER, true),
  ACCOUNT_ID(IDENTIFIER, true),
  PICTURE(IDENTIFIER, true),
  BIRTH_DATE(QUASI_IDENTIFIER, true),
  BIRTH_PLACE(QUASI_IDENTIFIER, true),
  DEATH_DATE(QUASI_IDENTIFIER, true),
  AGE(QUASI_IDENTIFIER, false),
  SEX(QUASI_IDENTIFIER, false),
  CITY(QUASI_IDENTIFIER, false),
  REGION(QUASI_IDENTIFIER, false),
  COUNTRY(QUASI_IDENTIFIER, false),
  POSTCODE(QUASI_IDENTIFIER, false),
  OCCUPATION(QUASI_IDENTIFIER, false),
  LANGUAGE(QUASI_IDENTIFIER, false),
  FAMILY(QUASI_IDENTIFIER, false),
  ORIGIN(QUASI_IDENTIFIER, false),
  HEALTH(QUASI_IDENTIFIER, false),
  DEVICE(QUASI_IDENTIFIER, false),
  FREE_TEXT(Category.FREE_TEXT, false),
  WEB_ADDRESS(Category.FREE_TEXT, false),
  ATTRIBUTE(Category.ATTRIBUTE, false);

  private final Category category;
  private final boolean announcesAPerson;

  Meaning(Category category, boolean announcesAPerson) {
    this.category = category;
    this.announcesAPerson = announcesAPerson;
  }

  /** What the column's name announces. */
  static Optional<Meaning> ofColumn(String name) {
    return Dictionary.COLUMNS.meaning(name).map(Meaning::ofWord);
  }

  private static Meaning ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  Category category() {
    return category;
  }

  /** Whether a table with such a column probably holds people. */
  boolean announcesAPerson() {
    return announcesAPerson;
  }

  Remark remark() {
    return Remark.of("meaning." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
