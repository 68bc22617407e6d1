package dev.lethe.jobs.traffic;

import dev.lethe.jobs.postgres.FreshDatabase;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** A table that is there already, to be filled from a CSV file with a header. */
record CsvTable(FreshDatabase database, String table) {

  void load(Path csv) {
    try (Connection connection = database.connect();
        Reader rows = Files.newBufferedReader(csv)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + table + " FROM STDIN WITH (FORMAT csv, HEADER true)", rows);
    } catch (SQLException | IOException e) {
      // The driver's message may quote a row, so it is not passed on.
      throw new IllegalStateException("Cannot load " + csv.getFileName());
    }
  }
}
