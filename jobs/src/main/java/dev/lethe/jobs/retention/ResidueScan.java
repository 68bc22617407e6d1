package dev.lethe.jobs.retention;

import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for identifiers of retired people in every artefact that this process can read. The files
 * of the source database's server cannot be read from here and are said to be out of reach, never
 * clean.
 */
final class ResidueScan {
  private final Controller controller;
  private final Plan plan;

  ResidueScan(Controller controller, Plan plan) {
    this.controller = controller;
    this.plan = plan;
  }

  List<Verification.Scan> scan() {
    record Sought(ResidueTokens by, Set<String> tokens) {}
    Sought sought =
        controller
            .source()
            .as(
                SourceRole.APPLIER,
                "read what to look for",
                jdbc -> {
                  ResidueTokens by = ResidueTokens.of(jdbc, plan);
                  return new Sought(by, by.load(jdbc));
                });
    var scans = new ArrayList<Verification.Scan>();
    return scans;
  }
}
