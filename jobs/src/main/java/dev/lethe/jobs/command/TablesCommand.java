package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.warehouse.query.LakeTable;
import dev.lethe.warehouse.query.WarehouseQuery;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "tables",
    description = "Lists the warehouse's tables and what each column means.",
    footerHeading = "%nExample:%n",
    footer = "  lethe tables")
final class TablesCommand extends ControllerCommand {
  @Override
  ExitCode work(Workplace place) {
    try (var warehouse = new WarehouseQuery(settings(place).warehouse())) {
      List<LakeTable> tables = warehouse.tables().stream().map(warehouse::describe).toList();
      var text = texts().table("table", "column", "type", "meaning");
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
