package dev.lethe.config.policy;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A controller's whole policy, checked: every name it uses is declared in it.
 *
 * @param zone of all calendar arithmetic
 * @param holds types of hold that the policy admits
 * @param safeguards what is true of the whole database, whatever rule runs
 * @param edition which version of the file this is
 * @param sha256 hex digest of the file's bytes
 */
public record Policy(
    ControllerId controller,
    Role role,
    ZoneId zone,
    Locale language,
    Document document,
    Map<TableName, Table> tables,
    Map<String, Clock> clocks,
    List<Rule> rules,
    Map<String, Release> releases,
    List<Duty> duties,
    List<String> holds,
    Limits limits,
    Optional<Traffic> traffic,
    Safeguards safeguards,
    Edition edition,
    String sha256) {

  public Policy {
    tables = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(tables));
    clocks = Map.copyOf(clocks);
    rules = List.copyOf(rules);
    releases = Map.copyOf(releases);
    duties = List.copyOf(duties);
    holds = List.copyOf(holds);
  }

  /** The same under other rules, with a circuit breaker of their own. */
  public Policy withRules(List<Rule> others, Limits breaker) {
    return new Policy(
        controller,
        role,
        zone,
        language,
        document,
        tables,
        clocks,
        others,
        releases,
        duties,
        holds,
        breaker,
        traffic,
        safeguards,
        edition,
        sha256);
  }

  public Release release(String name) {
    return java.util.Objects.requireNonNull(releases.get(name), name);
  }

  /** Tables whose rows may be archived, in file order. */
  public List<Table> archived() {
    return tables.values().stream().filter(table -> table.archive().isPresent()).toList();
  }

  /** Of all archives. */
  public List<Archive.Term> terms() {
    return archived().stream()
        .flatMap(table -> table.archive().stream())
        .flatMap(archive -> archive.terms().stream())
        .toList();
  }

  /** Of all rules, in file order. */
  public List<Recontact> recontacts() {
    return rules.stream().flatMap(rule -> rule.recontact().stream()).toList();
  }

  /** By the id of the rule, message or term that rests on it: rules first, in file order. */
  public Map<String, Decision> decisions() {
    var decisions = new java.util.LinkedHashMap<String, Decision>();
    rules.forEach(rule -> rule.decision().ifPresent(d -> decisions.put(rule.id(), d)));
    recontacts().forEach(one -> one.decision().ifPresent(d -> decisions.put(one.id(), d)));
    terms().forEach(term -> term.decision().ifPresent(d -> decisions.put(term.id(), d)));
    return java.util.Collections.unmodifiableMap(decisions);
  }

  public Table table(TableName name) {
    return java.util.Objects.requireNonNull(tables.get(name), name.toString());
  }
}
