package dev.lethe.config.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * What people type for a day, an id or a number. Who types something else is told what to write; it
 * is not repeated, for it may be anything.
 */
final class Arguments {
  private Arguments() {}

  /** For the command and everything below it. */
  static void teach(CommandLine commands) {
    commands
        .registerConverter(LocalDate.class, Arguments::day)
        .registerConverter(UUID.class, Arguments::id)
        .registerConverter(Integer.class, Arguments::number)
        .registerConverter(int.class, Arguments::number)
        .registerConverter(Long.class, Arguments::longNumber)
        .registerConverter(long.class, Arguments::longNumber);
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeException e) {
      throw new TypeConversionException("write a day such as 2026-03-01.");
    }
  }

  private static UUID id(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "write an id such as 0f9d3c1e-5b7a-4c62-9d0e-2a1b3c4d5e6f, as the command that made it printed it.");
    }
  }

  private static Integer number(String typed) {
    try {
      return Integer.valueOf(typed);
    } catch (NumberFormatException e) {
      throw noNumber();
    }
  }

  private static Long longNumber(String typed) {
    try {
      return Long.valueOf(typed);
    } catch (NumberFormatException e) {
      throw noNumber();
    }
  }

  private static TypeConversionException noNumber() {
    return new TypeConversionException("write a whole number such as 20.");
  }
}
