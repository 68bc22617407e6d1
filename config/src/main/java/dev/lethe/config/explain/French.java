package dev.lethe.config.explain;

/** All sentences in French. */
final class French
    implements Wording,
        FrenchRules,
        FrenchArchives,
        FrenchEffects,
        FrenchSafeguards,
        FrenchDuties {}
