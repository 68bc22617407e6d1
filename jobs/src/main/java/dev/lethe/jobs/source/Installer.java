package dev.lethe.jobs.source;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts schema {@code lethe}, its roles and their rights into a source database. Running it again
 * changes nothing but what is missing.
 */
public final class Installer {
  private Installer() {}

  /** For an administrator who would rather run it by hand. */
  public static String sql(Policy policy) {
    return script() + System.lineSeparator() + grants(policy);
  }

  public static void install(SourceDatabase source, Policy policy) {
    source.asOwner("install schema lethe", jdbc -> jdbc.sql(script()).update());
    source.asOwner("grant Lethe's rights", jdbc -> jdbc.sql(grants(policy)).update());
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
        """
        .formatted(String.join(", ", schemas), tables, tables);
  }
}
