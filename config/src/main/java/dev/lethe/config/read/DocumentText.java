package dev.lethe.config.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The published document, white space made even. Apostrophes, dashes and accents are compared as
 * they are: a quote is evidence.
 */
final class DocumentText {
  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int MAX_BYTES = 16 << 20;
  private static final int SHOWN = 30;

  private final String name;
  private final String text;

  private DocumentText(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** Fails as well when the file is not UTF-8, or no document at all. */
  static DocumentText read(Path path) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
      throw new IOException("No document of reasonable size");
    }
    return new DocumentText(String.valueOf(path.getFileName()), even(Files.readString(path)));
  }

  String name() {
    return name;
  }

  boolean holds(String quote) {
    return text.contains(even(quote));
  }

  /** Where the quote leaves the document, so that the difference is found at once. */
  String hint(String quote) {
    String wanted = even(quote);
    int common = commonPrefix(wanted);
    if (common < 5) {
      return "Copy the words from the document, letter for letter.";
    }
    int start = text.indexOf(wanted.substring(0, common));
    String onwards =
        text.substring(start + common, Math.min(text.length(), start + common + SHOWN));
    return "After '%s' the document goes on '%s'."
        .formatted(wanted.substring(Math.max(0, common - SHOWN), common), onwards);
  }

  /** Length of the longest beginning of the quote that the document holds. */
  private int commonPrefix(String quote) {
    int low = 0;
    int high = quote.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (text.contains(quote.substring(0, middle))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static String even(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }
}
