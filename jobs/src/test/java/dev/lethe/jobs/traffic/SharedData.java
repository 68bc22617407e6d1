package dev.lethe.jobs.traffic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.jobs.postgres.FreshDatabase;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * Real data that stands beside the repository and not in it: {@code ../shared} from its root, or
 * where the system property {@code lethe.shared} points. A test that needs it is skipped without.
 */
final class SharedData {
  private SharedData() {}

  /** The folder of a data set; ends the test as skipped, and says so, when it is not there. */
  static Path folder(String name) {
    Path shared = Path.of(System.getProperty("lethe.shared", "../../shared"));
    Path folder = shared.resolve("data").resolve(name).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      System.err.println("SKIPPED, for want of " + folder + " (set -Dlethe.shared=FOLDER)");
    }
    assumeTrue(Files.isDirectory(folder), () -> "no " + folder);
    return folder;
  }

  /** Loads a CSV file with a header into a table that exists. */
  static void load(FreshDatabase database, String table, Path csv) {
    try (Connection connection = database.connect();
        Reader rows = Files.newBufferedReader(csv)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + table + " FROM STDIN WITH (FORMAT csv, HEADER true)", rows);
    } catch (SQLException | IOException e) {
      // The driver's message may quote a row.
      throw new IllegalStateException("Cannot load " + csv.getFileName());
    }
  }
}
