package dev.lethe.jobs.source;

import dev.lethe.config.policy.TableName;
import java.sql.SQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** A row that a statement should have erased or blanked and did not, without an error. */
final class SurvivingRow extends DataIntegrityViolationException {
  /** In a class that no server uses: the database reported nothing. */
  static final String SQLSTATE = "LE001";

  private static final long serialVersionUID = 1L;

  private SurvivingRow(String message, SQLException cause) {
    super(message, cause);
  }

  static SurvivingRow of(TableName table) {
    String message = "A row of %s survived".formatted(table);
    return new SurvivingRow(message, new SQLException(message, SQLSTATE));
  }
}
