package dev.lethe.jobs.draft;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of type that are told apart, from a type as PostgreSQL formats it. */
enum TypeKind {
  TEXT("text|character.*|citext|name"),
  WHOLE("smallint|integer|bigint|oid"),
  NUMBER("numeric.*|real|double precision|money"),
  DAY("date"),
  MOMENT("timestamp.*"),
  TRUTH("boolean"),
  UUID("uuid"),
  NETWORK("inet|cidr|macaddr.*"),
  DOCUMENT("json|jsonb|xml|hstore"),
  BINARY("bytea"),
  SEARCH("tsvector"),
  OTHER(".*");

  private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

  private final Pattern pattern;

  TypeKind(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  static TypeKind of(String type) {
    String small = type.toLowerCase(Locale.ROOT);
    for (TypeKind kind : values()) {
      if (kind.pattern.matcher(small).matches()) {
        return kind;
      }
    }
    return OTHER;
  }

  /** The greatest number of characters, where the type has one. */
  static Optional<Integer> length(String type) {
    Matcher length = LENGTH.matcher(type);
    return length.find() ? Optional.of(Integer.valueOf(length.group(1))) : Optional.empty();
  }

  /** Whether values are worth a look: bytes and search vectors are not. */
  boolean isReadable() {
    return this != BINARY && this != SEARCH;
  }

  /** What values of this kind may look like. */
  Set<Looks> candidates() {
    return switch (this) {
      case TEXT -> EnumSet.allOf(Looks.class);
      case WHOLE, NUMBER -> EnumSet.of(Looks.CARD);
      case DAY -> EnumSet.of(Looks.BIRTH_DATE);
      default -> EnumSet.noneOf(Looks.class);
    };
  }

  /** Whether a column of this kind can point at a key of the other. */
  boolean canReference(TypeKind key) {
    return this == key && (this == WHOLE || this == UUID || this == TEXT);
  }
}
