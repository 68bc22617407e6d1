package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.KEY;

import dev.lethe.config.policy.Check;
import dev.lethe.config.read.DraftTable.DraftLink;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A recipient is told what to erase by a column that is there, and that is erased here as well. */
final class ElsewhereCheck {
  private ElsewhereCheck() {}

  static void examine(Draft draft) {
    for (DraftTable table : draft.tables().values()) {
      Set<List<String>> seen = new HashSet<>();
      for (Mapping one : table.written().mappings("elsewhere")) {
        String place = "tables.%s.elsewhere".formatted(table.name());
        one.text("reference").ifPresent(column -> reference(draft, table, column, place));
        one.text("receipt-within")
            .ifPresent(
                within -> ValueCheck.period(draft, within, place + ".receipt-within", "P1M"));
        if (!seen.add(List.of(shown(one, "recipient"), shown(one, "reference")))) {
          draft
              .problems()
              .add(
                  one.line(),
                  "Duplicate recipient %s in %s: it is told twice by the same column. Keep one of them."
                      .formatted(shown(one, "recipient"), place));
        }
      }
    }
    draft.policy().mappings("duties").forEach(duty -> told(draft, duty));
  }

  /** A duty that rests on recipients where none is named. */
  private static void told(Draft draft, Mapping duty) {
    boolean nobody =
        draft.tables().values().stream()
            .allMatch(table -> table.written().mappings("elsewhere").isEmpty());
    duty.text("check")
        .filter(check -> nobody && check.text().equals(Check.RECIPIENTS_TOLD.word()))
        .ifPresent(
            check ->
                draft
                    .problems()
                    .add(
                        check.line(),
                        "Unused check '%s' in duties: no table has 'elsewhere'. Add it to the table whose rows a recipient knows, or name a person."
                            .formatted(check.text())));
  }

  private static void reference(Draft draft, DraftTable table, Scalar column, String place) {
    if (draft.column(table, column, place + ".reference")
        && table.linksAreReadable()
        && !isErased(table, column.text())) {
      draft
          .problems()
          .add(
              column.line(),
              "Cannot tell a recipient by '%s' in %s: no rule and no link ever erases it here. Name a column that is deleted or blanked."
                  .formatted(column.text(), place));
    }
  }

  private static boolean isErased(DraftTable table, String column) {
    boolean isKey = table.key().map(Scalar::text).filter(column::equals).isPresent();
    boolean own =
        table.ownSubject().isPresent()
            && (!table.ownRowBlanks() || (!isKey && !table.isOneOf(column, KEY)));
    return own
        || table.links().stream()
            .anyMatch(link -> !link.blanks(table) || owned(link).contains(column));
  }

  private static Set<String> owned(DraftLink link) {
    return LinkCheck.owned(link);
  }

  private static String shown(Mapping one, String key) {
    return one.text(key).map(Scalar::shown).orElse("");
  }
}
