package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Elsewhere;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import dev.lethe.warehouse.residue.LakeScan;
import dev.lethe.warehouse.residue.StoreResult;
import dev.lethe.warehouse.residue.Tokens;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks for identifiers of retired people in every artefact that this process can read. The files
 * of the source database's server cannot be read from here and are said to be out of reach, never
 * clean.
 */
final class ResidueScan {
  static final String BACKUPS = "backups";

  private final Controller controller;
  private final Plan plan;

  ResidueScan(Controller controller, Plan plan) {
    this.controller = controller;
    this.plan = plan;
  }

  /** What is looked for, as keyed tokens. */
  private record Sought(ResidueTokens by, Set<String> tokens) implements Tokens {
    @Override
    public boolean contains(String word) {
      return word.length() >= ResidueTokens.SHORTEST && tokens.contains(by.token(word));
    }
  }

  List<Verification.Scan> scan() {
    Sought sought = sought();
    var scans = new ArrayList<Verification.Scan>();
    int tokens = sought.tokens().size();
    if (Files.isDirectory(controller.settings().warehouse())) {
      new LakeScan(controller.settings().warehouse())
          .scan(sought).stores().stream()
              .filter(store -> store.values() > 0 || store.files() > 0)
              .forEach(store -> scans.add(lake(store, tokens)));
    }
    scans.add(new FolderScan("evidence", controller.settings().evidence()).scan(sought, tokens));
    scans.add(new JobRepositoryScan(controller.control()).scan(sought, tokens));
    scans.add(outOfReach("database heap", tokens));
    scans.add(outOfReach("database write ahead log", tokens));
    scans.add(outOfReach(BACKUPS, tokens));
    recipients().forEach(name -> scans.add(outOfReach("recipient " + name, tokens)));
    return scans;
  }

  /** What others keep is theirs to erase: a receipt says so, and nothing here proves it. */
  private List<String> recipients() {
    return controller.policy().tables().values().stream()
        .flatMap(table -> table.elsewhere().stream())
        .map(Elsewhere::recipient)
        .distinct()
        .sorted()
        .toList();
  }

  private Sought sought() {
    return controller
        .source()
        .as(
            SourceRole.APPLIER,
            "read what to look for",
            jdbc -> {
              ResidueTokens by = ResidueTokens.of(jdbc, plan);
              return new Sought(by, by.load(jdbc));
            });
  }

  private static Verification.Scan lake(StoreResult result, int tokens) {
    String name = result.store().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    boolean proven = result.positiveControl() && result.unreadable() == 0;
    return new Verification.Scan(
        "warehouse " + name,
        Math.max(result.bytes(), result.values()),
        name.contains("log") || name.contains("name") ? "text" : "parquet",
        tokens,
        result.hits(),
        proven ? "found" : "missed");
  }

  private static Verification.Scan outOfReach(String store, int tokens) {
    return new Verification.Scan(store, 0, "none", tokens, 0, "out-of-reach");
  }
}
