package dev.lethe.config.explain;

/** Every sentence of an explanation; a language that lacks one does not compile. */
interface Wording
    extends Phrases, RuleWording, ArchiveWording, EffectWording, SafeguardWording, DutyWording {

  /** Parts of an explanation. */
  enum Heading {
    QUESTIONS,
    ANSWERS,
    ADVICE,
    GUIDANCE,
    SAFEST,
    DECISION,
    RULES,
    DUE,
    ASKED,
    DONE,
    COUNTED,
    TABLES,
    ARCHIVES,
    DUTIES,
    TRAFFIC,
    SAFEGUARDS
  }
}
