package dev.lethe.config.read;

import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Every quote stands in the document, letter for letter; only white space may differ. */
final class QuoteCheck {
  private QuoteCheck() {}

  static void examine(Draft draft, Path file, Optional<Path> given) {
    Mapping document = draft.policy().mapping("document");
    Optional<String> named = document.text("text").map(Scalar::text);
    int line = given.isPresent() ? 1 : document.lineOf("text");
    given
        .map(Path::toString)
        .or(() -> named)
        .flatMap(path -> read(draft, path, given.isPresent() ? Path.of("") : file, line))
        .ifPresent(text -> quotes(draft, text));
  }

  private static Optional<DocumentText> read(Draft draft, String path, Path beside, int line) {
    try {
      return Optional.of(DocumentText.read(beside.resolveSibling(path)));
    } catch (IOException | InvalidPathException e) {
      draft
          .problems()
          .add(
              line,
              "Cannot read the document's text '%s': it is no readable file of UTF-8 text. Correct the path."
                  .formatted(path));
      return Optional.empty();
    }
  }

  private static void quotes(Draft draft, DocumentText text) {
    Mapping policy = draft.policy();
    Stream.of(policy.mappings("rules").stream(), policy.mappings("duties").stream())
        .flatMap(items -> items)
        .forEach(item -> quote(draft, item, text));
    policy.mappings("rules").forEach(rule -> quote(draft, rule.mapping("recontact"), text));
    draft.tables().values().stream()
        .flatMap(table -> table.terms().stream())
        .forEach(term -> quote(draft, term, text));
    quote(draft, policy.mapping("traffic"), text);
  }

  private static void quote(Draft draft, Mapping item, DocumentText text) {
    item.text("quote")
        .filter(quote -> !quote.text().isBlank() && !text.holds(quote.text()))
        .ifPresent(
            quote ->
                draft
                    .problems()
                    .add(
                        item.lineOf("quote"),
                        "Quote of %s is not in %s: %s. %s"
                            .formatted(
                                item.text("id").map(Scalar::text).orElse("traffic"),
                                text.name(),
                                quote.shown(),
                                text.hint(quote.text()))));
  }
}
