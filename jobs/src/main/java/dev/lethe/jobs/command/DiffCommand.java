package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.diff.Change;
import dev.lethe.config.diff.PolicyDiff;
import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.draft.DueRows;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = {
      "Says in words what a new version of a policy changes, and marks what could keep data longer",
      "that were already collected: a run refuses that without a decision in the new version.",
      "Dit en mots ce que change une nouvelle version, et signale ce qui pourrait conserver plus",
      "longtemps des données déjà collectées.",
      "",
      "With --controller or --source it counts, rule by rule, the rows due before and after. Each rule"
          + " is counted by itself, holds and restrictions aside. Nothing is written.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe policy diff shop-v2.yaml shop-v3.yaml --lang fr",
      "  lethe policy diff old.yaml new.yaml --controller shop --as-of 2026-03-01 --json",
      "",
      "Exit codes: 0 compared, 2 a file is not valid, 5 the database cannot be reached.",
    })
final class DiffCommand extends LetheCommand {
  @Parameters(index = "0", paramLabel = "OLD", description = "The version before.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The version that shall replace it.")
  private Path now = Path.of("");

  @Option(names = "--controller", paramLabel = "ID", description = "Count in its database.")
  private @Nullable String id;

  @ArgGroup(exclusive = false)
  private @Nullable DraftSource source;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "The day every clock is read on. Default: today in the new version's zone.")
  private @Nullable LocalDate asOf;

  @Override
  ExitCode work(Workplace place) {
    Policy before = PolicyFile.read(old);
    Policy after = PolicyFile.read(now);
    if (!before.controller().equals(after.controller())) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot compare %s with %s: they are policies of two controllers, %s and %s. Name two versions of one."
              .formatted(old, now, before.controller(), after.controller()));
    }
    PolicyDiff diff = PolicyDiff.of(before, after);
    List<DueRows.Count> rows =
        database(place)
            .map(data -> DueRows.count(data, before, after, day(after, place.clock())))
            .orElse(List.of());
    print(answer(before, after, diff, rows));
    return ExitCode.DONE;
  }

  private Optional<DataSource> database(Workplace place) {
    if (id != null) {
      return Optional.of(place.databases().open(place.settings(id).source()));
    }
    return Optional.ofNullable(source).map(one -> one.open(place.databases(), System.getenv()));
  }

  private LocalDate day(Policy policy, Clock clock) {
    return asOf == null ? LocalDate.now(clock.withZone(policy.zone())) : asOf;
  }

  private Answer answer(Policy before, Policy after, PolicyDiff diff, List<DueRows.Count> rows) {
    Language language = where().language();
    var facts = new LinkedHashMap<String, Object>();
    facts.put("controller", after.controller().value());
    facts.put("before", version(before));
    facts.put("after", version(after));
    facts.put("keeps_longer", !diff.undecided(after).isEmpty());
    facts.put(
        "changes", diff.changes().stream().map(one -> fact(one, diff, after, language)).toList());
    facts.put("rows", rows);
    return new Answer("lethe.policy-diff/1", DiffText.of(diff, after, rows, language), facts);
  }

  private static Map<String, Object> version(Policy policy) {
    return Map.of("version", policy.edition().number(), "sha256", policy.sha256());
  }

  private static Map<String, Object> fact(
      Change change, PolicyDiff diff, Policy after, Language language) {
    var fact = new LinkedHashMap<String, Object>();
    fact.put("kind", change.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    fact.put("at", change.at());
    fact.put("before", change.before());
    fact.put("after", change.after());
    fact.put("keeps_longer", change.longer());
    fact.put("decided", change.longer() && !diff.undecided(after).contains(change));
    fact.put("says", change.sentence(language));
    return fact;
  }
}
