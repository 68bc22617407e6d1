package dev.lethe.jobs.source;

import dev.lethe.config.policy.Table;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who objects to being written to, among rows of a table. */
public interface Objectors {
  /**
   * Keys, as text, of those among the rows who object.
   *
   * @param rows a condition on alias {@code s}
   */
  List<String> among(JdbcClient jdbc, Table subject, Fragment rows);
}
