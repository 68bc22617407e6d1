package dev.lethe.jobs.retention;

import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.GuardCheck;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.RightsCheck;
import dev.lethe.jobs.source.SchemaCheck;
import dev.lethe.warehouse.table.GoldFolder;

/**
 * What must hold before a run writes anything: the schema fits, the stores take what will be
 * written, and no row hides.
 */
final class Readiness {
  private final Controller controller;

  Readiness(Controller controller) {
    this.controller = controller;
  }

  /** The live schema, which must fit the policy. */
  LiveSchema schema() {
    LiveSchema schema =
        controller.source().asOwner("read the schema", jdbc -> new Introspection(jdbc).read());
    SchemaCheck.require(controller.policy(), schema);
    return schema;
  }

  /** What the run will write to later must be writable now, before anybody is touched. */
  void requireStores() {
    if (!controller.policy().releases().isEmpty()) {
      GoldFolder.requireWritable(controller.settings().warehouse());
    }
    controller.runLog().requireReady();
    requireRights();
  }

  /** Asked again before anything is applied: a row that was hidden since would stay in silence. */
  void requireRights() {
    controller
        .source()
        .asOwner(
            "look at the rights",
            jdbc -> {
              RightsCheck.require(jdbc, controller.policy());
              return GuardCheck.require(jdbc, controller.policy());
            });
  }
}
