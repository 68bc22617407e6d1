package dev.lethe.config.explain;

/** All sentences in English. */
final class English
    implements Wording,
        EnglishRules,
        EnglishArchives,
        EnglishEffects,
        EnglishSafeguards,
        EnglishDuties {}
