package dev.lethe.config.explain;

import dev.lethe.config.explain.Explanation.TableText;
import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tables a rule reaches from its subject: rows that go take with them what belongs to them,
 * rows that stay do not.
 */
final class Effects {
  private final Policy policy;
  private final Wording wording;
  private final List<TableText> found = new ArrayList<>();
  private final Set<TableName> gone = new HashSet<>();
  private final Deque<TableName> open = new ArrayDeque<>();

  private Effects(Policy policy, Wording wording) {
    this.policy = policy;
    this.wording = wording;
  }

  static List<TableText> of(Policy policy, Rule rule, Wording wording) {
    Effects effects = new Effects(policy, wording);
    effects.subject(policy.table(rule.subject()), rule);
    while (!effects.open.isEmpty()) {
      effects.children(effects.open.remove());
    }
    return effects.found;
  }

  private void subject(Table table, Rule rule) {
    add(table, ownRow(table, rule));
    if (!table.exempt().isEmpty()) {
      add(table, wording.exempt(table));
    }
    if (rule.then().retires()) {
      goes(table.name());
    }
  }

  private String ownRow(Table table, Rule rule) {
    return rule.pseudonym()
        .map(wording::pseudonymisedRow)
        .orElseGet(
            () ->
                rule.then() == Then.ARCHIVE
                    ? wording.archivedRow(table.archive().orElseThrow())
                    : wording.ownRow(table));
  }

  private void children(TableName parent) {
    for (Table table : policy.tables().values()) {
      for (Link link : table.links()) {
        if (link.parent().equals(parent)) {
          child(table, link);
        }
      }
    }
  }

  private void child(Table table, Link link) {
    if (link.atExpiry() == AtExpiry.BLANK) {
      add(table, wording.blanked(link, table));
    } else {
      boolean archives = link.atExpiry() == AtExpiry.ARCHIVE;
      add(
          table,
          archives ? wording.archived(link, table.archive().orElseThrow()) : wording.deleted(link));
      goes(table.name());
    }
  }

  private void goes(TableName table) {
    if (gone.add(table)) {
      open.add(table);
    }
  }

  private void add(Table table, String effect) {
    found.add(new TableText(table.name().toString(), effect));
  }
}
