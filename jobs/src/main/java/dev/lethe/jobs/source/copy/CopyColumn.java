package dev.lethe.jobs.source.copy;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A column of the SELECT as the database describes it, and whether the caller admits NULL. */
record CopyColumn(String name, PostgresType type, boolean nullable) implements Serializable {
  private static final long serialVersionUID = 1L;

  @Nullable Object ofNull() {
    if (!nullable) {
      throw MalformedCopy.because("column %s is NULL where none is allowed".formatted(name));
    }
    return null;
  }
}
