package dev.lethe.jobs.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON that is written in the canonical way, and nothing else: what it accepts has exactly
 * one spelling. See {@code docs/evidence.md}.
 */
final class CanonicalReader {
  private static final int DEEPEST = 8;
  private static final long LARGEST = 9_007_199_254_740_991L;
  private static final String ESCAPED = "\"\\bfnrt";
  private static final String MEANT = "\"\\\b\f\n\r\t";

  private final byte[] bytes;
  private int at;

  CanonicalReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The members of the one object that the bytes are. */
  Map<String, Member> document() throws Flawed {
    Map<String, Member> members = object(0);
    Flawed.unless(at == bytes.length, Flaw.NOT_CANONICAL);
    return members;
  }

  private Map<String, Member> object(int depth) throws Flawed {
    Map<String, Member> members = new LinkedHashMap<>();
    expect('{');
    String previous = null;
    while (peek() != '}') {
      if (previous != null) {
        expect(',');
      }
      int start = at;
      String name = string();
      Flawed.unless(previous == null || name.compareTo(previous) > 0, Flaw.NOT_CANONICAL);
      expect(':');
      Object value = value(depth + 1);
      members.put(name, new Member(value, start, at));
      previous = name;
    }
    expect('}');
    return members;
  }

  private Object value(int depth) throws Flawed {
    Flawed.unless(depth < DEEPEST, Flaw.NOT_CANONICAL);
    return switch (peek()) {
      case '"' -> string();
      case '{' -> object(depth);
      case '[' -> array(depth);
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      default -> number();
    };
  }

  private List<Object> array(int depth) throws Flawed {
    List<Object> elements = new ArrayList<>();
    expect('[');
    while (peek() != ']') {
      if (!elements.isEmpty()) {
        expect(',');
      }
      elements.add(value(depth + 1));
    }
    expect(']');
    return elements;
  }

  private Boolean literal(String word, boolean value) throws Flawed {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  /** An integer from -(2^53 - 1) to 2^53 - 1, without leading zeros. */
  private Long number() throws Flawed {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    String digits = new String(bytes, start, at - start, UTF_8);
    Flawed.unless(digits.matches("0|-?[1-9][0-9]{0,15}"), Flaw.NOT_CANONICAL);
    long number = Long.parseLong(digits);
    Flawed.unless(Math.abs(number) <= LARGEST, Flaw.NOT_CANONICAL);
    return number;
  }

  private String string() throws Flawed {
    StringBuilder text = new StringBuilder();
    expect('"');
    while (peek() != '"') {
      if (peek() == '\\') {
        at++;
        text.append(escape());
      } else {
        text.append(plain());
      }
    }
    expect('"');
    return text.toString();
  }

  private char escape() throws Flawed {
    int letter = take();
    int index = ESCAPED.indexOf(letter);
    return index >= 0 ? MEANT.charAt(index) : control(letter);
  }

  /** Four lower-case digits, for a control character that has no shorter escape. */
  private char control(int letter) throws Flawed {
    Flawed.unless(letter == 'u', Flaw.NOT_CANONICAL);
    expect('0');
    expect('0');
    int high = "01".indexOf(take());
    int low = "0123456789abcdef".indexOf(take());
    Flawed.unless(high >= 0 && low >= 0, Flaw.NOT_CANONICAL);
    char unit = (char) (high * 16 + low);
    Flawed.unless(MEANT.indexOf(unit) < 0, Flaw.NOT_CANONICAL);
    return unit;
  }

  /** Characters up to the next quote or backslash. */
  private String plain() throws Flawed {
    int start = at;
    while (peek() != '"' && peek() != '\\') {
      Flawed.unless(peek() >= 0x20, Flaw.NOT_CANONICAL);
      at++;
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, at - start)).toString();
    } catch (CharacterCodingException e) {
      throw new Flawed(Flaw.NOT_CANONICAL);
    }
  }

  /** The byte at hand, 0 to 255; the end is a flaw, for a document ends with its brace. */
  private int peek() throws Flawed {
    Flawed.unless(at < bytes.length, Flaw.NOT_CANONICAL);
    return bytes[at] & 0xff;
  }

  private int take() throws Flawed {
    int value = peek();
    at++;
    return value;
  }

  private void expect(char wanted) throws Flawed {
    Flawed.unless(take() == wanted, Flaw.NOT_CANONICAL);
  }
}
