package dev.lethe.jobs.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The one way to write a JSON value, after <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC
 * 8785</a>: no white space, members in the order of their UTF-16 code units, the shortest escapes,
 * UTF-8. Numbers are integers of at most 2^53 - 1 in size; null and fractions are refused, for the
 * log has none.
 */
final class CanonicalJson {
  private static final long LARGEST = (1L << 53) - 1;

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  static byte[] bytes(JsonNode node) {
    CanonicalJson json = new CanonicalJson();
    json.value(node);
    return utf8(json.out);
  }

  private void value(JsonNode node) {
    if (node.isString()) {
      string(node.stringValue());
    } else if (node.isIntegralNumber()) {
      number(node);
    } else if (node.isBoolean()) {
      out.append(node.booleanValue());
    } else if (node.isArray()) {
      array(node);
    } else if (node.isObject()) {
      object(node);
    } else {
      throw new IllegalArgumentException("Cannot write JSON canonically: null or fraction");
    }
  }

  private void number(JsonNode node) {
    if (!node.canConvertToLong() || Math.abs(node.longValue()) > LARGEST) {
      throw new IllegalArgumentException("Cannot write JSON canonically: number over 2^53 - 1");
    }
    out.append(node.longValue());
  }

  private void array(JsonNode node) {
    out.append('[');
    String comma = "";
    for (JsonNode element : node) {
      out.append(comma);
      value(element);
      comma = ",";
    }
    out.append(']');
  }

  private void object(JsonNode node) {
    Map<String, JsonNode> sorted = new TreeMap<>(); // String compares by UTF-16 code units
    node.forEachEntry(sorted::put);
    out.append('{');
    String comma = "";
    for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
      out.append(comma);
      string(member.getKey());
      out.append(':');
      value(member.getValue());
      comma = ",";
    }
    out.append('}');
  }

  private void string(String text) {
    out.append('"');
    text.chars().forEach(unit -> character((char) unit));
    out.append('"');
  }

  private void character(char unit) {
    switch (unit) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (unit < 0x20) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        } else {
          out.append(unit);
        }
      }
    }
  }

  private static byte[] utf8(StringBuilder text) {
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (!new String(bytes, UTF_8).contentEquals(text)) {
      throw new IllegalArgumentException("Cannot write JSON canonically: half a character");
    }
    return bytes;
  }
}
