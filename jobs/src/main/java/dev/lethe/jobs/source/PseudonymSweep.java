package dev.lethe.jobs.source;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was written down about pseudonyms goes with the row it was about, whoever deleted that. */
public final class PseudonymSweep {
  private PseudonymSweep() {}

  public static void forgetGoneRows(JdbcClient jdbc, Policy policy) {
    List<String> tables =
        jdbc.sql("SELECT DISTINCT table_name FROM lethe.pseudonym WHERE controller = ?")
            .param(policy.controller().value())
            .query(String.class)
            .list();
    for (String name : tables) {
      Table table = policy.tables().get(TableName.of(name));
      String there =
          table == null
              ? ""
              : " AND NOT EXISTS (SELECT 1 FROM %s s WHERE %s::text = p.row_key)"
                  .formatted(Quoted.table(table.name()), Quoted.column("s", table.key()));
      jdbc.sql("DELETE FROM lethe.pseudonym p WHERE p.controller = ? AND p.table_name = ?" + there)
          .params(policy.controller().value(), name)
          .update();
    }
  }
}
