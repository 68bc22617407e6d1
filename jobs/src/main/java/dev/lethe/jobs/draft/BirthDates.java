package dev.lethe.jobs.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days of the twentieth century: what a column of birth dates holds many of, and a column of
 * business dates few. Day and month are not told apart.
 */
final class BirthDates {
  private static final Pattern DAY =
      Pattern.compile("(?:(\\d{4})-\\d{2}-\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-](\\d{4}))");

  private BirthDates() {}

  static boolean mayBeOne(String value) {
    Matcher day = DAY.matcher(value);
    if (!day.matches()) {
      return false;
    }
    int year = Integer.parseInt(day.group(1) == null ? day.group(2) : day.group(1));
    return year >= 1900 && year < 2000;
  }
}
