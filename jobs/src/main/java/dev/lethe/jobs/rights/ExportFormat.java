package dev.lethe.jobs.rights;

import dev.lethe.jobs.rights.PersonsColumns.Part;
import dev.lethe.jobs.source.Quoted;
import java.util.stream.Collectors;

/** Open formats (RFC 8259, RFC 4180), both in UTF-8. */
public enum ExportFormat {
  JSON {
    @Override
    String select(Part part) {
      return part.columns().stream()
          .map(column -> Quoted.column("t", column))
          .collect(Collectors.joining(", ", "SELECT row_to_json(r)::text FROM (SELECT ", ""));
    }

    @Override
    String selectEnd() {
      return ") r";
    }
  },
  CSV {
    @Override
    String select(Part part) {
      return part.columns().stream()
          .map(column -> Quoted.column("t", column) + "::text")
          .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    @Override
    String selectEnd() {
      return "";
    }
  };

  /** Of table {@code t}, up to its FROM. */
  abstract String select(Part part);

  abstract String selectEnd();
}
