package dev.lethe.warehouse.query;

import java.nio.file.Path;
import java.util.List;

/**
 * A table of the warehouse as its newest version is.
 *
 * @param description one sentence; empty if the table has none
 * @param files the live data files; none: the table is empty
 */
public record LakeTable(
    String name, String description, long version, List<Column> columns, List<Path> files) {
  public LakeTable {
    columns = List.copyOf(columns);
    files = List.copyOf(files);
  }

  /**
   * One column.
   *
   * @param type as DuckDB writes it
   * @param comment what it means; empty if nobody said
   */
  public record Column(String name, String type, String comment) {}
}
