package dev.lethe.config.diff;

import dev.lethe.config.explain.Language;

/**
 * What a new version changes. Whether data already collected could be kept longer is decided on the
 * safe side: what cannot be shown to end them sooner or at the same time counts as longer.
 */
public enum Kind {
  RULE_ADDED(false, "Rule %s is new.", "La règle %s est nouvelle."),
  RULE_RENAMED(false, "Rule %2$s is now %1$s.", "La règle %2$s s’appelle désormais %1$s."),
  RULE_REMOVED(true, "Rule %s is gone.", "La règle %s a disparu."),
  PERIOD_SHORTER(
      false, "Rule %s: %s becomes %s, shorter.", "Règle %s : %s devient %s, plus court."),
  PERIOD_LONGER(true, "Rule %s: %s becomes %s, longer.", "Règle %s : %s devient %s, plus long."),
  CLOCK(
      true,
      "Rule %s starts elsewhere: %s becomes %s.",
      "La règle %s part d’ailleurs : %s devient %s."),
  STRICTER(
      false, "Rule %s acts on more: %s becomes %s.", "La règle %s agit davantage : %s devient %s."),
  LAXER(true, "Rule %s acts on less: %s becomes %s.", "La règle %s agit moins : %s devient %s."),
  SUBJECT(
      true,
      "Rule %s is about another table: %s becomes %s.",
      "La règle %s porte sur une autre table : %s devient %s."),
  ACT(false, "Rule %s: %s becomes %s.", "Règle %s : %s devient %s."),
  SUSPENDED(
      true,
      "Rule %s waits for a decision now: %3$s",
      "La règle %s attend désormais une décision : %3$s"),
  DECIDED(
      false, "%s is decided, and carried out from now on.", "%s est décidé, et exécuté désormais."),
  QUESTION_DROPPED(
      false,
      "The question of %s is gone, and nobody answered it.",
      "La question de %s a disparu sans réponse."),
  ANSWER(
      false,
      "The decision on %s is recorded otherwise.",
      "La décision sur %s est consignée autrement."),
  ARCHIVES(
      true,
      "Rule %s keeps part of the row in the archive now: %s becomes %s.",
      "La règle %s garde désormais une part de la ligne dans l’archive : %s devient %s."),
  RECONTACT(
      false,
      "Rule %s asks people otherwise before it acts: %s becomes %s.",
      "La règle %s interroge autrement les personnes avant d’agir : %s devient %s."),
  PSEUDONYMISES(
      true,
      "Rule %s lets the row stay under a pseudonym now: %s becomes %s.",
      "La règle %s laisse désormais la ligne en place, sous pseudonyme : %s devient %s."),
  PSEUDONYMISES_LESS(
      true,
      "Rule %s replaces fewer columns: %s becomes %s.",
      "La règle %s remplace moins de colonnes : %s devient %s."),
  PSEUDONYM(
      false,
      "Rule %s makes other pseudonyms: %s becomes %s.",
      "La règle %s produit d’autres pseudonymes : %s devient %s."),
  CLAUSE(false, "Rule %s quotes other words.", "La règle %s cite d’autres mots."),
  TABLE_ADDED(false, "Table %s is new.", "La table %s est nouvelle."),
  TABLE_REMOVED(true, "Table %s is gone.", "La table %s a disparu."),
  TABLE_LINKS(
      true,
      "Table %s belongs otherwise: %s becomes %s.",
      "La table %s appartient autrement : %s devient %s."),
  TABLE_GUARD(
      false,
      "New rows are kept out otherwise at %s: %s becomes %s.",
      "Les nouvelles lignes sont écartées autrement en %s : %s devient %s."),
  TABLE_ARCHIVE(
      true,
      "The archive of table %s keeps more, or longer.",
      "L’archive de la table %s garde davantage, ou plus longtemps."),
  TABLE_EXEMPT(
      true,
      "Table %s: more rows are no person's: %3$s.",
      "Table %s : davantage de lignes ne sont à personne : %3$s."),
  COLUMN_ADDED(false, "Column %s is new.", "La colonne %s est nouvelle."),
  COLUMN_REMOVED(false, "Column %s is gone.", "La colonne %s a disparu."),
  COLUMN_READ(
      true,
      "Column %s is read otherwise: %s becomes %s.",
      "La colonne %s est lue autrement : %s devient %s."),
  COLUMN_CLASS(false, "Column %s: %s becomes %s.", "Colonne %s : %s devient %s."),
  COLUMN_KEPT(
      true,
      "Column %s is no longer emptied with its person.",
      "La colonne %s n’est plus vidée avec sa personne."),
  COLUMN_FORBIDDEN(false, "Column %s must not exist.", "La colonne %s ne doit pas exister."),
  COLUMN_ALLOWED(
      true,
      "Column %s was never to be stored, and now may.",
      "La colonne %s ne devait jamais exister, et le peut désormais."),
  HOLD_ADDED(true, "Holds: %3$s is new.", "Gels : %3$s est nouveau."),
  HOLD_REMOVED(false, "Holds: %2$s is gone.", "Gels : %2$s a disparu."),
  ZONE(true, "Zone: %2$s becomes %3$s.", "Fuseau : %2$s devient %3$s."),
  BACKUPS(
      true,
      "Backups may hold longer what was erased.",
      "Les sauvegardes peuvent garder plus longtemps ce qui est effacé."),
  LIMITS(false, "The limits of a plan change.", "Les seuils d’un plan changent."),
  SAFEGUARDS(false, "What bounds every run changes.", "Ce qui encadre chaque exécution change."),
  RELEASES(
      false,
      "Statistics of retired people change.",
      "Les statistiques des personnes effacées changent."),
  TRAFFIC(false, "Traffic statistics change.", "Les statistiques de fréquentation changent."),
  DUTIES(false, "Duties change.", "Les devoirs changent."),
  DOCUMENT(false, "The published document changes.", "Le document publié change.");

  private final boolean longer;
  private final String english;
  private final String french;

  Kind(boolean longer, String english, String french) {
    this.longer = longer;
    this.english = english;
    this.french = french.replace(" :", "\u00a0:");
  }

  boolean longer() {
    return longer;
  }

  String words(Language language) {
    return language == Language.FR ? french : english;
  }
}
