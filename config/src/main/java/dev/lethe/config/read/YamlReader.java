package dev.lethe.config.read;

import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Kind;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import dev.lethe.config.read.Written.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text to tree. A policy is plain data: anchors, aliases and tags are refused, which also disarms
 * files that grow when they are read. Scalars mean what the core schema of YAML 1.2 says.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 20;
  private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,9}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,9})?");

  private final Iterator<Event> events;
  private int line = 1;

  private YamlReader(Iterator<Event> events) {
    this.events = events;
  }

  /** The file's only document. */
  static Mapping read(String text) throws UnreadableYaml {
    try {
      // In one piece: the library fails on a character of two halves that spans two of its pieces.
      LoadSettings settings = LoadSettings.builder().setBufferSize(text.length() + 2).build();
      return new YamlReader(new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new UnreadableYaml(
          line,
          "Invalid YAML: %s. Correct the line; a value that starts with * & ! %% @ or ` needs double quotes."
              .formatted(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new UnreadableYaml(
          1, "Invalid YAML: the text holds what no YAML may. Save it again as plain text.");
    }
  }

  private Mapping document() throws UnreadableYaml {
    next();
    if (next().getEventId() == ID.StreamEnd) {
      throw new UnreadableYaml(1, "Invalid policy: the file is empty. Write 'controller:' first.");
    }
    Written root = value(next(), 0);
    next();
    if (next().getEventId() != ID.StreamEnd) {
      throw refused("a second document starts here. Write one policy per file");
    }
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    throw new UnreadableYaml(
        root.line(),
        "Invalid policy: it is %s, not keys with values. Write 'controller:' first."
            .formatted(root.shown()));
  }

  private Written value(Event event, int depth) throws UnreadableYaml {
    refuseCleverness(event);
    if (depth > MAX_DEPTH) {
      throw refused("values are nested deeper than " + MAX_DEPTH + ". Write it flatter");
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    return event.getEventId() == ID.MappingStart ? mapping(depth) : sequence(depth);
  }

  private Mapping mapping(int depth) throws UnreadableYaml {
    int start = line;
    List<Entry> entries = new ArrayList<>();
    for (Event key = next(); key.getEventId() != ID.MappingEnd; key = next()) {
      refuseCleverness(key);
      if (!(key instanceof ScalarEvent name)) {
        throw refused("a key is a list or a mapping. Write a plain word before the colon");
      }
      int keyLine = line;
      entries.add(new Entry(name.getValue(), keyLine, value(next(), depth + 1)));
    }
    return new Mapping(start, List.copyOf(entries));
  }

  private Sequence sequence(int depth) throws UnreadableYaml {
    int start = line;
    List<Written> items = new ArrayList<>();
    for (Event item = next(); item.getEventId() != ID.SequenceEnd; item = next()) {
      items.add(value(item, depth + 1));
    }
    return new Sequence(start, List.copyOf(items));
  }

  private Scalar scalar(ScalarEvent event) {
    String text = event.getValue();
    return new Scalar(line, text, event.isPlain() ? kind(text) : Kind.TEXT);
  }

  private static Kind kind(String text) {
    if (NOTHING.matcher(text).matches()) {
      return Kind.NOTHING;
    }
    if (TRUTH.matcher(text).matches()) {
      return Kind.TRUTH;
    }
    if (INTEGER.matcher(text).matches()) {
      return Kind.INTEGER;
    }
    return DECIMAL.matcher(text).matches() ? Kind.DECIMAL : Kind.TEXT;
  }

  private void refuseCleverness(Event event) throws UnreadableYaml {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent n && n.getAnchor().isPresent())) {
      throw refused("anchors (&) and aliases (*) are not used. Write the value out, or quote it");
    }
    if (tag(event).isPresent()) {
      throw refused("tags (!) are not used. Remove the tag, or put the value in double quotes");
    }
  }

  private static Optional<String> tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
  }

  private Event next() {
    Event event = events.next();
    line = event.getStartMark().map(Mark::getLine).orElse(line - 1) + 1;
    return event;
  }

  private UnreadableYaml refused(String reasonAndRemedy) {
    return new UnreadableYaml(line, "Invalid policy: " + reasonAndRemedy + ".");
  }
}
