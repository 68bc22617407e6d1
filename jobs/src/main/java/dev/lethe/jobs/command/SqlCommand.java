package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.warehouse.query.QueryResult;
import dev.lethe.warehouse.query.WarehouseQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sql",
    description = "Asks the warehouse, without Spark. Reads only.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe sql \"SELECT * FROM traffic_visits ORDER BY period_start\"",
      "  lethe sql --controller shop --json \"SELECT region, sum(people) FROM retired_people GROUP BY 1\"",
    })
final class SqlCommand extends ControllerCommand {
  @Parameters(paramLabel = "SELECT", description = "One query; 'lethe tables' names the tables.")
  private String sql = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Rows at most. Default: ${DEFAULT-VALUE}.")
  private int limit = 1_000;

  @Override
  ExitCode work(Workplace place) {
    try (var warehouse = new WarehouseQuery(settings(place).warehouse());
        QueryResult result = warehouse.run(sql)) {
      print(answer(result));
      return ExitCode.DONE;
    }
  }

  private Answer answer(QueryResult result) {
    List<String> columns = result.columns().stream().map(QueryResult.Column::name).toList();
    var table = new TextTable(columns.toArray());
    var rows = new ArrayList<List<@Nullable Object>>();
    Optional<List<@Nullable Object>> row = result.next();
    while (row.isPresent() && rows.size() < limit) {
      table.row(row.get().toArray());
      rows.add(row.get().stream().<@Nullable Object>map(SqlCommand::plain).toList());
      row = result.next();
    }
    boolean more = row.isPresent();
    String note = more ? texts().say("sql.more", limit) : "";
    return new Answer(
        "lethe.sql/1", table + note, Map.of("columns", columns, "rows", rows, "more", more));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }
}
