package dev.lethe.config.read;

import static dev.lethe.config.read.Value.optional;
import static dev.lethe.config.read.Value.text;
import static dev.lethe.config.read.Value.texts;

import dev.lethe.config.policy.Backups;
import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Document;
import dev.lethe.config.policy.Edition;
import dev.lethe.config.policy.ImportsEnded;
import dev.lethe.config.policy.Lengthening;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.NeverStored;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Region;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.Safeguards;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a file that has passed every check into the records that the other modules read. */
final class PolicyBinding {
  static final int MINIMUM_GROUP = 11;

  private PolicyBinding() {}

  static Policy policy(Mapping file, String sha256) {
    Role role = role(text(file, "role"));
    Map<String, Clock> clocks = RuleBinding.clocks(file);
    return new Policy(
        new ControllerId(text(file, "controller")),
        role,
        ZoneId.of(text(file, "zone")),
        Locale.forLanguageTag(text(file, "language")),
        document(file.mapping("document")),
        TableBinding.tables(file, role),
        clocks,
        file.mappings("rules").stream().map(rule -> RuleBinding.rule(rule, clocks)).toList(),
        releases(file),
        file.mappings("duties").stream().map(RuleBinding::duty).toList(),
        texts(file, "holds"),
        limits(file.mapping("limits")),
        TrafficBinding.traffic(file),
        safeguards(file),
        edition(file),
        sha256);
  }

  private static Edition edition(Mapping file) {
    return new Edition(
        optional(file, "version").map(Integer::parseInt).orElse(0),
        file.mappings("lengthened").stream().map(PolicyBinding::lengthening).toList());
  }

  private static Lengthening lengthening(Mapping written) {
    return new Lengthening(
        text(written, "at"),
        text(written, "after"),
        text(written, "by"),
        LocalDate.parse(text(written, "on")),
        text(written, "reason"));
  }

  private static Safeguards safeguards(Mapping file) {
    Set<TableName> nobody = new LinkedHashSet<>();
    texts(file, "without-people").forEach(name -> nobody.add(TableName.of(name)));
    return new Safeguards(
        nobody,
        texts(file, "never-store").stream()
            .map(word -> Words.find(NeverStored.values(), NeverStored::word, word))
            .collect(Collectors.toSet()),
        texts(file, "regions").stream().map(Region::new).toList(),
        optional(file.mapping("backups"), "erased-within")
            .map(within -> backups(within, file.mapping("backups").mapping("never-past"))),
        importsEnded(file.mapping("imports-ended")));
  }

  private static Backups backups(String within, Mapping bounds) {
    Map<String, Period> neverPast = new LinkedHashMap<>();
    bounds
        .entries()
        .forEach(bound -> neverPast.put(bound.key(), Period.parse(text(bounds, bound.key()))));
    return new Backups(Period.parse(within), neverPast);
  }

  private static Optional<ImportsEnded> importsEnded(Mapping written) {
    return optional(written, "on")
        .map(
            on ->
                new ImportsEnded(
                    LocalDate.parse(on), text(written, "by"), text(written, "reason")));
  }

  static Role role(String word) {
    return Words.find(Role.values(), r -> r.name().toLowerCase(Locale.ROOT), word);
  }

  /** The smallest group a table of counts shows; 11 unless the file says otherwise. */
  static int minimumGroup(Mapping mapping) {
    return optional(mapping, "minimum-group").map(Integer::parseInt).orElse(MINIMUM_GROUP);
  }

  private static Document document(Mapping document) {
    return new Document(
        text(document, "title"),
        text(document, "version"),
        optional(document, "dated").map(LocalDate::parse),
        optional(document, "text"));
  }

  private static Map<String, Release> releases(Mapping file) {
    Map<String, Release> releases = new LinkedHashMap<>();
    for (Entry entry : file.mapping("releases").entries()) {
      Mapping release = file.mapping("releases").mapping(entry.key());
      releases.put(
          entry.key(),
          new Release(
              entry.key(),
              TableName.of(text(release, "subject")),
              texts(release, "by"),
              minimumGroup(release),
              optional(release, "totals").map(Boolean::parseBoolean).orElse(false)));
    }
    return releases;
  }

  private static Limits limits(Mapping limits) {
    return new Limits(
        Percentage.share(text(limits, "approve-above")),
        Percentage.share(text(limits, "refuse-above")));
  }
}
