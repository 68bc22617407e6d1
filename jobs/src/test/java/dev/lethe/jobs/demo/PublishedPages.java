package dev.lethe.jobs.demo;

import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.traffic.TrafficJob;
import dev.lethe.warehouse.query.QueryResult;
import dev.lethe.warehouse.query.WarehouseQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one week of traffic left in the warehouse, read without Spark. */
final class PublishedPages {
  /** The last week that was over on the demo's day. */
  static final LocalDate WEEK = LocalDate.parse("2026-02-16");

  private PublishedPages() {}

  static Map<String, Long> of(DemoRig rig) {
    new TrafficJob(rig.controller()).run(WEEK, "demo|traffic");
    var views = new TreeMap<String, Long>();
    try (var warehouse = new WarehouseQuery(rig.controller().settings().warehouse());
        QueryResult rows = warehouse.run("SELECT page, views FROM traffic_pages")) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        views.put(
            String.valueOf(row.get().get(0)), Long.parseLong(String.valueOf(row.get().get(1))));
      }
    }
    return views;
  }

  static List<String> tables(DemoRig rig) {
    try (var warehouse = new WarehouseQuery(rig.controller().settings().warehouse())) {
      return warehouse.tables();
    }
  }
}
