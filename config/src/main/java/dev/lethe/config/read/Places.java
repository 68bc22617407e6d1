package dev.lethe.config.read;

import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import dev.lethe.config.read.Written.Sequence;
import java.util.HashMap;
import java.util.Map;

/** Lines of a file by place: {@code rules.R-1.longer-than}; list items go by their id. */
public final class Places {
  private final Map<String, Integer> lines = new HashMap<>();

  private Places() {}

  static Places of(Mapping file) {
    Places places = new Places();
    file.read(places.new Walk(""));
    return places;
  }

  /** From 1; of what surrounds the place, where it is not written. */
  public int line(String place) {
    String at = place;
    while (!lines.containsKey(at) && at.contains(".")) {
      at = at.substring(0, at.lastIndexOf('.'));
    }
    return lines.getOrDefault(at, 1);
  }

  private final class Walk implements Written.Cases<Places> {
    private final String at;

    Walk(String at) {
      this.at = at;
    }

    @Override
    public Places mapping(Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        put(at + entry.key(), entry.line());
        entry.value().read(new Walk(at + entry.key() + "."));
      }
      return Places.this;
    }

    @Override
    public Places sequence(Sequence sequence) {
      for (Written item : sequence.items()) {
        if (item instanceof Mapping mapping) {
          mapping.text("id").ifPresent(id -> item(mapping, id.text()));
        }
      }
      return Places.this;
    }

    @Override
    public Places scalar(Scalar scalar) {
      return Places.this;
    }

    private void item(Mapping mapping, String id) {
      put(at + id, mapping.line());
      mapping.read(new Walk(at + id + "."));
    }

    private void put(String place, int line) {
      lines.putIfAbsent(place, line);
    }
  }
}
