package dev.lethe.config.read;

import java.util.List;
import java.util.Optional;

/**
 * A value of the file that knows its line. Reading is lenient: what has another shape is absent.
 */
sealed interface Written {
  /** From 1. */
  int line();

  /** As a message names it: the text of a scalar, or what kind of thing it is. */
  String shown();

  <T> T read(Cases<T> cases);

  interface Cases<T> {
    T mapping(Mapping mapping);

    T sequence(Sequence sequence);

    T scalar(Scalar scalar);
  }

  /** Keys may occur twice; {@link #find} answers with the first. */
  record Mapping(int line, List<Entry> entries) implements Written {
    static final Mapping EMPTY = new Mapping(1, List.of());

    Optional<Written> find(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
    }

    Optional<Scalar> text(String key) {
      return find(key).flatMap(Scalar::textOf);
    }

    Mapping mapping(String key) {
      return find(key).filter(Mapping.class::isInstance).map(Mapping.class::cast).orElse(EMPTY);
    }

    List<Written> items(String key) {
      return find(key)
          .filter(Sequence.class::isInstance)
          .map(s -> ((Sequence) s).items())
          .orElse(List.of());
    }

    List<Scalar> texts(String key) {
      return items(key).stream().flatMap(item -> Scalar.textOf(item).stream()).toList();
    }

    List<Mapping> mappings(String key) {
      return items(key).stream()
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast)
          .toList();
    }

    int lineOf(String key) {
      return entries.stream()
          .filter(e -> e.key().equals(key))
          .mapToInt(Entry::line)
          .findFirst()
          .orElse(line);
    }

    @Override
    public String shown() {
      return "a mapping";
    }

    @Override
    public <T> T read(Cases<T> cases) {
      return cases.mapping(this);
    }
  }

  /** A key, its line and its value. */
  record Entry(String key, int line, Written value) {}

  record Sequence(int line, List<Written> items) implements Written {
    @Override
    public String shown() {
      return "a list";
    }

    @Override
    public <T> T read(Cases<T> cases) {
      return cases.sequence(this);
    }
  }

  record Scalar(int line, String text, Kind kind) implements Written {
    /** The text of a value that is text, not a number, nothing or true. */
    static Optional<Scalar> textOf(Written value) {
      return Optional.of(value)
          .filter(Scalar.class::isInstance)
          .map(Scalar.class::cast)
          .filter(s -> s.kind() == Kind.TEXT);
    }

    @Override
    public String shown() {
      return kind == Kind.NOTHING ? "nothing" : "'" + shortened() + "'";
    }

    private String shortened() {
      return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    @Override
    public <T> T read(Cases<T> cases) {
      return cases.scalar(this);
    }
  }

  /** What a plain scalar means in YAML 1.2. */
  enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    TRUTH,
    NOTHING
  }
}
