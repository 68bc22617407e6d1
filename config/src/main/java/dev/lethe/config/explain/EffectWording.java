package dev.lethe.config.explain;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Table;

/** What a rule does to one table, and how people are counted. */
interface EffectWording {
  /** The subject's own row, where the rule pseudonymises it. */
  String pseudonymisedRow(Pseudonym pseudonym);

  /** How one column enters the statistic. */
  String dimension(Column column);

  String minimumGroup(Release release);

  String ownRow(Table table);

  /** The subject's own row, where the rule archives it. */
  String archivedRow(Archive archive);

  String deleted(Link link);

  String archived(Link link, Archive archive);

  String blanked(Link link, Table table);

  String exempt(Table table);
}
