package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.warehouse.query.LakeTable;
import dev.lethe.warehouse.query.WarehouseQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "tables",
    description = "Lists the warehouse's tables and what each column means.",
    footerHeading = "%nExample:%n",
    footer = "  lethe tables")
final class TablesCommand extends LetheCommand {
  @Option(names = "--controller", paramLabel = "ID", description = "Default: the only one.")
  private @Nullable String id;

  @Override
  ExitCode work(Workplace place) {
    try (var warehouse = new WarehouseQuery(place.settings(id).warehouse())) {
      List<LakeTable> tables = warehouse.tables().stream().map(warehouse::describe).toList();
      var text = new TextTable("table", "column", "type", "meaning");
      tables.forEach(
          table ->
              table
                  .columns()
                  .forEach(
                      column ->
                          text.row(table.name(), column.name(), column.type(), column.comment())));
      print(new Answer("lethe.tables/1", text.toString(), Map.of("tables", tables)));
      return ExitCode.DONE;
    }
  }
}
