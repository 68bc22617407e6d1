package dev.lethe.warehouse.table;

import java.nio.file.Path;

/** Where things are in a warehouse: published tables stand in {@code gold/<table>}. */
public final class Layout {
  private Layout() {}

  /** The folder of all published tables; it need not exist. */
  public static Path gold(Path warehouse) {
    return warehouse.toAbsolutePath().normalize().resolve("gold");
  }
}
