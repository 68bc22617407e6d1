package dev.lethe.jobs.source;

import dev.lethe.config.policy.Table;
import java.util.List;

/** A set of subject keys as SQL: bound as one array of text and cast to the key's own type. */
public final class Keys {
  private Keys() {}

  /** {@code SELECT unnest(...)}: to stand in {@code IN (...)}. */
  public static Fragment subselect(Table subject, LiveSchema schema, List<String> keys) {
    return Fragment.of(
        "SELECT unnest(?::text[]::%s[])".formatted(type(subject, schema)),
        (Object) keys.toArray(String[]::new));
  }

  /** Subject {@code s} is one of the keys. */
  public static Fragment among(Table subject, LiveSchema schema, List<String> keys) {
    return Fragment.of(
        "%s = ANY (?::text[]::%s[])"
            .formatted(Quoted.column("s", subject.key()), type(subject, schema)),
        (Object) keys.toArray(String[]::new));
  }

  private static String type(Table subject, LiveSchema schema) {
    return schema.table(subject.name()).column(subject.key()).type();
  }
}
