package dev.lethe.jobs.source;

import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts schema {@code lethe}, its roles and their rights into a source database. Running it again
 * changes nothing but what is missing.
 */
public final class Installer {
  private static final String SHARED_ROW_GRANTS =
      """
      DO $$
      DECLARE reference record;
      BEGIN
        FOR reference IN
          SELECT c.oid::regclass AS child, c.relnamespace::regnamespace AS schema,
                 (SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a
                  WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) AS columns
          FROM pg_constraint k
          JOIN pg_class c ON c.oid = COALESCE(pg_partition_root(k.conrelid), k.conrelid)
          WHERE k.contype = 'f' AND k.conparentid = 0
            AND COALESCE(pg_partition_root(k.confrelid), k.confrelid) IN (%s)
        LOOP
          EXECUTE format('GRANT USAGE ON SCHEMA %%s TO lethe_applier', reference.schema);
          EXECUTE format('GRANT SELECT (%%s) ON %%s TO lethe_applier', reference.columns, reference.child);
        END LOOP;
      END $$;
      """;

  private Installer() {}

  /** For an administrator who would rather run it by hand. */
  public static String sql(Policy policy) {
    return String.join(
        System.lineSeparator(), script(), grants(policy), GuardTrigger.install(policy));
  }

  public static void install(SourceDatabase source, Policy policy) {
    source.asOwner("install schema lethe", jdbc -> jdbc.sql(script()).update());
    source.asOwner("grant Lethe's rights", jdbc -> jdbc.sql(grants(policy)).update());
    source.asOwner("install the guards", jdbc -> guards(jdbc, policy));
  }

  /**
   * Takes away what Lethe put on a controller's tables: guards and rights. Schema {@code lethe}
   * stays, with the archive, holds, oppositions and the proof of what was done; so do the roles,
   * and what they may read of tables outside the policy.
   */
  public static String uninstallSql(Policy policy) {
    String tables =
        policy.tables().keySet().stream().map(Quoted::table).collect(Collectors.joining(", "));
    return GuardTrigger.uninstall(policy.controller(), tables)
        + "REVOKE ALL ON %s FROM lethe_planner, lethe_applier;%n".formatted(tables);
  }

  public static void uninstall(SourceDatabase source, Policy policy) {
    source.asOwner("uninstall", jdbc -> jdbc.sql(uninstallSql(policy)).update());
  }

  private static int guards(JdbcClient jdbc, Policy policy) {
    if (!GuardedRelation.of(policy).isEmpty()) {
      GuardFit.require(policy, new Introspection(jdbc).read());
    }
    return jdbc.sql(GuardTrigger.install(policy)).update();
  }

  private static String script() {
    try (InputStream script = Installer.class.getResourceAsStream("lethe.sql")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String grants(Policy policy) {
    List<String> schemas =
        policy.tables().keySet().stream()
            .map(TableName::schema)
            .distinct()
            .map(Quoted::name)
            .toList();
    String tables =
        policy.tables().keySet().stream().map(Quoted::table).collect(Collectors.joining(", "));
    return """
        GRANT USAGE ON SCHEMA %s TO lethe_planner, lethe_applier;
        GRANT SELECT ON %s TO lethe_planner;
        GRANT SELECT, UPDATE, DELETE ON %s TO lethe_applier;
        %s"""
        .formatted(String.join(", ", schemas), tables, tables, sharedRowGrants(policy));
  }

  /**
   * A shared row goes only if no table uses it any more, in scope or not: of the tables outside,
   * the applier may read the referencing columns and no others.
   */
  private static String sharedRowGrants(Policy policy) {
    String shared =
        policy.tables().values().stream()
            .filter(table -> table.links().stream().anyMatch(Link::reversed))
            .map(table -> "'" + Quoted.table(table.name()).replace("'", "''") + "'::regclass")
            .collect(Collectors.joining(", "));
    return shared.isEmpty() ? "" : SHARED_ROW_GRANTS.formatted(shared);
  }
}
