package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.ATTRIBUTE;
import static dev.lethe.config.policy.Category.KEY;
import static dev.lethe.config.policy.Category.LINK;
import static dev.lethe.config.policy.Category.QUASI_IDENTIFIER;

import dev.lethe.config.policy.Generalisation.OneOf;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keys, and how columns may enter a statistic. */
final class ColumnCheck {
  private ColumnCheck() {}

  static void examine(Draft draft) {
    for (DraftTable table : draft.tables().values()) {
      table.key().ifPresent(key -> key(draft, table, key));
      table.ownSubject().ifPresent(subject -> ownSubject(draft, table, subject));
      for (Entry column : table.columns().entries()) {
        keepAs(draft, table, column);
      }
    }
  }

  private static void key(Draft draft, DraftTable table, Scalar key) {
    String place = "tables." + table.name() + ".key";
    if (draft.column(table, key, place) && !table.isOneOf(key.text(), KEY, LINK)) {
      draft
          .problems()
          .add(
              key.line(),
              "Invalid value of %s: column '%s' is classified as %s. Classify it as key, or name another column."
                  .formatted(place, key.text(), table.category(key.text())));
    }
  }

  private static void ownSubject(Draft draft, DraftTable table, Scalar subject) {
    String key = table.key().map(Scalar::text).orElse(subject.text());
    if (!subject.text().equals(key)) {
      draft
          .problems()
          .add(
              subject.line(),
              "Invalid value of tables.%s.subject: write the table's key '%s', or a link such as %s"
                      .formatted(table.name(), key, "user_id -> users.id, was " + subject.shown())
                  + ".");
    }
  }

  private static void keepAs(Draft draft, DraftTable table, Entry column) {
    Mapping keepAs = table.columns().mapping(column.key()).mapping("keep-as");
    if (keepAs.entries().isEmpty()) {
      return;
    }
    String place = "tables.%s.columns.%s".formatted(table.name(), column.key());
    if (!table.isOneOf(column.key(), QUASI_IDENTIFIER, ATTRIBUTE)) {
      draft
          .problems()
          .add(
              keepAs.line(),
              "Cannot keep %s: it is classified as %s, and only a quasi-identifier or an attribute may enter a statistic. Remove its keep-as."
                  .formatted(place, table.category(column.key())));
    }
    ages(draft, keepAs.items("age-bands"), place);
    values(draft, keepAs.texts("one-of"), place);
  }

  private static void ages(Draft draft, List<Written> bounds, String place) {
    int before = -1;
    for (Written bound : bounds) {
      int age = age(bound);
      if (age >= 0 && age <= before) {
        draft
            .problems()
            .add(
                bound.line(),
                "Invalid value of %s.keep-as.age-bands: write ages in ascending order, was %d after %d."
                    .formatted(place, age, before));
      }
      before = Math.max(before, age);
    }
  }

  private static int age(Written bound) {
    return bound instanceof Scalar scalar && scalar.text().matches("\\d{1,3}")
        ? Integer.parseInt(scalar.text())
        : -1;
  }

  private static void values(Draft draft, List<Scalar> values, String place) {
    Set<String> seen = new HashSet<>();
    for (Scalar value : values) {
      boolean isOther = value.text().equals(OneOf.OTHER);
      if (isOther || !seen.add(value.text())) {
        draft
            .problems()
            .add(
                value.line(),
                "Invalid value of %s.keep-as.one-of: %s %s. Remove it."
                    .formatted(
                        place,
                        value.shown(),
                        isOther ? "stands for every value not listed" : "is listed twice"));
      }
    }
  }
}
