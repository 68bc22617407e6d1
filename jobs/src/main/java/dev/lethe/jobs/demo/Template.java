package dev.lethe.jobs.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with places to fill: {@code #{Name.firstName}} from Datafaker; {@code {column}}, {@code
 * {table.column}} or {@code {column|ascii}}; {@code {digits 8}}, {@code {hex 32}}, {@code {number 1
 * 90}}; {@code {unique 8}}, digits that no other row of the table has as long as there are fewer
 * than 10^8 rows. A place without a value makes the whole text NULL.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("#\\{[^}]+}|\\{([^}]+)}");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]+");

  /** Has no factor in common with a power of ten, so multiplying by it mixes and loses nothing. */
  private static final long SPREAD = 73_939_133;

  private Template() {}

  static Expression read(Node node, String text, ExpressionReader reader) {
    List<Expression> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int done = 0;
    while (place.find()) {
      literal(parts, text.substring(done, place.start()));
      String inside = place.group(1);
      parts.add(
          inside == null
              ? reader.fake(node, place.group(), reader.locale())
              : place(node, inside, reader.draw(node, String.valueOf(place.start()))));
      done = place.end();
    }
    literal(parts, text.substring(done));
    return parts.size() == 1 ? parts.get(0) : row -> joined(parts, row);
  }

  private static void literal(List<Expression> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(row -> text);
    }
  }

  private static @Nullable Object joined(List<Expression> parts, Row row) {
    StringBuilder text = new StringBuilder();
    for (Expression part : parts) {
      Object value = part.of(row);
      if (value == null) {
        return null;
      }
      text.append(value);
    }
    return text.toString();
  }

  private static Expression place(Node node, String inside, Draw draw) {
    List<String> words = List.of(inside.split(" "));
    if (words.size() == 1) {
      return reference(inside);
    }
    int size = Integer.parseInt(words.get(1));
    return switch (words.get(0)) {
      case "digits" -> row -> digits(draw.bits(row.key()), size);
      case "unique" -> row -> digits(row.key() * SPREAD + (draw.salt() >>> 16), size);
      case "hex" -> row -> hex(draw, row.key(), size);
      case "number" -> {
        int to = Integer.parseInt(words.get(2));
        yield row -> draw.between(row.key(), size, to);
      }
      default -> throw node.wrong("{" + inside + "} is unknown", "Use digits, unique, hex, number");
    };
  }

  private static Expression reference(String inside) {
    boolean ascii = inside.endsWith("|ascii");
    String name = ascii ? inside.substring(0, inside.indexOf('|')) : inside;
    int dot = name.indexOf('.');
    String column = name.substring(dot + 1);
    Expression plain =
        dot < 0 ? row -> row.value(column) : row -> row.in(name.substring(0, dot)).value(column);
    return ascii ? row -> ascii(plain.of(row)) : plain;
  }

  private static @Nullable Object ascii(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    String apart = Normalizer.normalize(value.toString(), Normalizer.Form.NFD);
    String bare = ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    return NOT_PLAIN.matcher(bare).replaceAll("");
  }

  private static String digits(long bits, int size) {
    long bound = 1;
    for (int i = 0; i < size; i++) {
      bound *= 10;
    }
    String digits = Long.toString(Math.floorMod(bits, bound));
    return "0".repeat(size - digits.length()) + digits;
  }

  private static String hex(Draw draw, long key, int size) {
    StringBuilder hex = new StringBuilder();
    for (long i = 0; hex.length() < size; i++) {
      String more = Long.toHexString(new Draw(draw.bits(key)).bits(i));
      hex.append("0".repeat(16 - more.length())).append(more);
    }
    return hex.substring(0, size);
  }
}
