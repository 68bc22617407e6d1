package dev.lethe.jobs.rights;

import dev.lethe.config.policy.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A line of {@code lethe.rights_request} as a request. */
final class RequestRow {
  private RequestRow() {}

  static RightsRequest read(ResultSet row) throws SQLException {
    return new RightsRequest(
        row.getObject("request_id", UUID.class),
        TableName.of(row.getString("subject_table")),
        Optional.ofNullable(row.getString("subject_key")),
        Right.of(row.getString("kind")),
        new Deadline(row.getObject("received_on", LocalDate.class)),
        row.getString("identity_ref"),
        RightsRequest.State.valueOf(upper(row.getString("state"))),
        Optional.ofNullable(row.getString("outcome"))
            .map(outcome -> RightsRequest.Outcome.valueOf(upper(outcome))),
        Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
