package dev.lethe.config.explain;

import dev.lethe.config.policy.Backups;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Region;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Says what bounds every run of a policy. */
final class SafeguardExplainer {
  private final Policy policy;
  private final Wording wording;

  SafeguardExplainer(Policy policy, Wording wording) {
    this.policy = policy;
    this.wording = wording;
  }

  List<String> safeguards() {
    List<String> sentences = new ArrayList<>();
    if (policy.edition().number() > 0) {
      sentences.add(wording.version(policy.edition().number()));
    }
    sentences.add(wording.zone(policy.zone()));
    sentences.add(wording.limits(policy.limits()));
    sentences.add(wording.holds(policy.holds()));
    policy.tables().values().stream()
        .filter(table -> !table.forbidden().isEmpty())
        .forEach(table -> sentences.add(wording.forbidden(table)));
    policy
        .tables()
        .values()
        .forEach(
            table ->
                table.elsewhere().forEach(copy -> sentences.add(wording.elsewhere(table, copy))));
    policy.safeguards().neverStored().forEach(one -> sentences.add(wording.neverStored(one)));
    List<String> regions = policy.safeguards().regions().stream().map(Region::code).toList();
    if (!regions.isEmpty()) {
      sentences.add(wording.regions(regions));
    }
    policy.safeguards().backups().ifPresent(backups -> sentences.addAll(backups(backups)));
    policy
        .safeguards()
        .importsEnded()
        .ifPresent(decision -> sentences.add(wording.importsEnded(decision)));
    policy.edition().lengthened().forEach(one -> sentences.add(wording.lengthened(one)));
    List<String> nobody = policy.safeguards().withoutPeopleByName();
    if (!nobody.isEmpty()) {
      sentences.add(wording.withoutPeople(nobody));
    }
    List<String> processed =
        policy.tables().values().stream()
            .filter(table -> table.role() == Role.PROCESSOR)
            .map(Table::name)
            .map(Object::toString)
            .toList();
    if (!processed.isEmpty()) {
      sentences.add(wording.processor(processed));
    }
    return sentences;
  }

  private List<String> backups(Backups backups) {
    List<String> sentences = new ArrayList<>();
    sentences.add(wording.backups(backups.erasedWithin()));
    new TreeMap<>(backups.neverPast())
        .forEach((rule, period) -> sentences.add(wording.backupsNeverPast(rule, period)));
    return sentences;
  }
}
