package dev.lethe.jobs.source;

import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Policy;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The trigger of a guarded relation. Like a foreign key it locks the parent's row until the new row
 * is committed, so that eraser and writer wait for each other. Unlike one it lets a row in whose
 * parent nobody knows, for the database always did. It refuses a row whose parent went while it
 * waited, or was erased by a plan that is still open; a closed plan has forgotten whom it erased.
 */
final class GuardTrigger {
  /** In a class that no server uses. */
  static final String SQLSTATE = "LE002";

  /** The function runs with the rights of its owner, who may read and lock parents and no more. */
  static final String OWNER = "lethe_guard";

  static final String PATH = "pg_catalog, pg_temp";

  /** Of a {@code pg_trigger}: before each row that is inserted or updated, whatever it holds. */
  static final String SHAPE = "tgtype = 23 AND tgqual IS NULL AND tgattr = ''::int2vector";

  private final GuardedRelation relation;

  GuardTrigger(GuardedRelation relation) {
    this.relation = relation;
  }

  /** Whether a child row may come: one statement, so that both looks are at the same moment. */
  private static final String BODY =
      """

      DECLARE
        parent int;
      BEGIN
        IF NEW.%1$s IS NULL OR (TG_OP = 'UPDATE' AND NEW.%1$s IS NOT DISTINCT FROM OLD.%1$s) THEN
          RETURN NEW;
        END IF;
        SELECT CASE
          WHEN EXISTS (SELECT FROM %2$s p WHERE p.%3$s = NEW.%1$s FOR KEY SHARE) THEN 1
          WHEN EXISTS (SELECT FROM %2$s p WHERE p.%3$s = NEW.%1$s) THEN 0
          ELSE 2 END INTO parent;
        IF parent = 1 THEN
          RETURN NEW;
        END IF;
        IF parent = 0 %4$s THEN
          RAISE EXCEPTION %5$s USING ERRCODE = '%6$s', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END\s""";

  private static final String ERASED_LATELY =
      """
      OR (parent = 2 AND EXISTS (
            SELECT FROM lethe.plan p JOIN lethe.plan_subject s ON s.plan_id = p.plan_id
            WHERE p.state IN ('PLANNED', 'APPLIED') AND s.subject_table = %s
              AND s.subject_key = NEW.%s::text AND s.outcome = 'done'))""";

  /** What {@code pg_proc.prosrc} must hold. */
  String body() {
    String column = Quoted.name(relation.column());
    return BODY.formatted(
        column,
        Quoted.table(relation.parent()),
        Quoted.name(relation.parentColumn()),
        relation.pointsAtSubject()
            ? ERASED_LATELY.formatted(Quoted.literal(relation.parent().toString()), column)
            : "",
        Quoted.literal(
            "Cannot add a row to %s: the row of %s that it points at has been erased. Do not try again."
                .formatted(
                    relation.child().toString().replace("%", "%%"),
                    relation.parent().toString().replace("%", "%%"))),
        SQLSTATE);
  }

  /** Statements that put every guard of the policy in its place and take those away it lacks. */
  static String install(Policy policy) {
    List<GuardedRelation> relations = GuardedRelation.of(policy);
    return relations.stream()
            .map(relation -> new GuardTrigger(relation).install())
            .collect(Collectors.joining())
        + remove(policy.controller(), relations);
  }

  /**
   * Statements that take every guard of a controller away. Guards of another one in the same
   * database go on reading the tables: without the right to, every row would be refused.
   */
  static String uninstall(ControllerId controller, String tables) {
    return remove(controller, List.of())
        + block(
            """
            BEGIN
              IF NOT EXISTS (SELECT FROM pg_proc WHERE pronamespace = to_regnamespace('lethe_guard')) THEN
                REVOKE ALL ON %s FROM lethe_guard;
              END IF;
            END"""
                .formatted(tables));
  }

  private String install() {
    return String.join("", rights(), function(), trigger());
  }

  /** Says early whether the columns can be compared, for the trigger would fail with every row. */
  private String rights() {
    String parent = Quoted.table(relation.parent());
    String key = Quoted.name(relation.parentColumn());
    return """
        GRANT USAGE ON SCHEMA %s TO lethe_guard;
        GRANT SELECT (%2$s), UPDATE (%2$s) ON %3$s TO lethe_guard;
        %4$s"""
        .formatted(
            Quoted.name(relation.parent().schema()),
            key,
            parent,
            block(
                "BEGIN PERFORM FROM %s c JOIN %s p ON p.%s = c.%s LIMIT 0; END"
                    .formatted(
                        Quoted.table(relation.child()),
                        parent,
                        key,
                        Quoted.name(relation.column()))));
  }

  private String function() {
    return """
        %5$s
        SET ROLE lethe_guard;
        CREATE OR REPLACE FUNCTION lethe_guard.%1$s() RETURNS trigger LANGUAGE plpgsql VOLATILE
          SECURITY DEFINER SET search_path = %2$s AS %3$s;
        REVOKE ALL ON FUNCTION lethe_guard.%1$s() FROM PUBLIC;
        COMMENT ON FUNCTION lethe_guard.%1$s() IS %4$s;
        RESET ROLE;
        """
        .formatted(
            relation.function(),
            PATH,
            Quoted.literal(body()),
            Quoted.literal(mark(relation.controller())),
            block(
                """
                BEGIN
                  IF EXISTS (SELECT FROM pg_proc WHERE oid = to_regproc('lethe_guard.%1$s')
                             AND proowner <> 'lethe_guard'::regrole) THEN
                    DROP FUNCTION lethe_guard.%1$s() CASCADE;
                  END IF;
                END"""
                    .formatted(relation.function())));
  }

  /**
   * A trigger that is as it should be is left alone, so that who made it fire ALWAYS finds it so.
   */
  private String trigger() {
    return block(
        """
        DECLARE part regclass;
        BEGIN
          IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = %3$s::regclass AND tgname = '%1$s'
                         AND tgfoid = 'lethe_guard.%2$s'::regproc AND %5$s) THEN
            CREATE OR REPLACE TRIGGER %1$s BEFORE INSERT OR UPDATE ON %4$s
              FOR EACH ROW EXECUTE FUNCTION lethe_guard.%2$s();
          END IF;
          FOR part IN SELECT tgrelid FROM pg_trigger
                      WHERE tgfoid = 'lethe_guard.%2$s'::regproc AND tgenabled IN ('D', 'R') LOOP
            EXECUTE format('ALTER TABLE %%s ENABLE TRIGGER %1$s', part);
          END LOOP;
        END"""
            .formatted(
                relation.trigger(),
                relation.function(),
                Quoted.literal(Quoted.table(relation.child())),
                Quoted.table(relation.child()),
                SHAPE));
  }

  private static String block(String body) {
    return "DO %s;%n".formatted(Quoted.literal(body));
  }

  private static String remove(ControllerId controller, List<GuardedRelation> but) {
    return block(
        """
        DECLARE old regprocedure;
        BEGIN
          FOR old IN SELECT oid FROM pg_proc
                     WHERE pronamespace = to_regnamespace('lethe_guard')
                       AND obj_description(oid, 'pg_proc') = %s AND proname <> ALL (ARRAY[%s]::text[]) LOOP
            EXECUTE format('DROP FUNCTION %%s CASCADE', old);
          END LOOP;
        END"""
            .formatted(
                Quoted.literal(mark(controller)),
                but.stream()
                    .map(one -> Quoted.literal(one.function()))
                    .collect(Collectors.joining(", "))));
  }

  /** What a function's comment says: whose it is. */
  private static String mark(ControllerId controller) {
    return "Lethe guard of " + controller;
  }
}
