package dev.lethe.jobs.rights;

import dev.lethe.config.policy.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A line of {@code lethe.directive} as a directive. */
final class DirectiveRow {
  private DirectiveRow() {}

  static Directive read(ResultSet row) throws SQLException {
    return new Directive(
        row.getObject("directive_id", UUID.class),
        TableName.of(row.getString("subject_table")),
        Optional.ofNullable(row.getString("subject_key")),
        Directive.Kind.of(row.getString("kind")),
        row.getObject("notified_on", LocalDate.class),
        day(row, "due_on"),
        day(row, "keep_until"),
        row.getString("proof_ref"),
        row.getString("approver"),
        RightsRequest.State.valueOf(upper(row.getString("state"))),
        Optional.ofNullable(row.getString("outcome"))
            .map(outcome -> RightsRequest.Outcome.valueOf(upper(outcome))),
        day(row, "closed_on"));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
