package dev.lethe.config.read;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A table as the file writes it, before anything about it is known to be right. */
record DraftTable(TableName name, int line, Mapping written) {

  /** A link that can be read; what cannot was refused by the schema. */
  record DraftLink(ArrowText arrow, int line, Mapping written) {
    String via() {
      return "%s %s %s.%s"
          .formatted(
              arrow.column(), arrow.reversed() ? "<-" : "->", arrow.parent(), arrow.parentColumn());
    }

    boolean blanks(DraftTable table) {
      return atExpiryIs(AtExpiry.BLANK, table);
    }

    boolean archives(DraftTable table) {
      return atExpiryIs(AtExpiry.ARCHIVE, table);
    }

    private boolean atExpiryIs(AtExpiry which, DraftTable table) {
      return written
          .text("at-expiry")
          .or(() -> table.written().text("at-expiry"))
          .map(Scalar::text)
          .filter(which.word()::equals)
          .isPresent();
    }
  }

  Mapping columns() {
    return written.mapping("columns");
  }

  /** True as well when no column could be read: one complaint is enough. */
  boolean has(String column) {
    return columns().entries().isEmpty() || columns().find(column).isPresent();
  }

  Collection<String> columnNames() {
    return columns().entries().stream().map(Written.Entry::key).toList();
  }

  boolean isOneOf(String column, Category... categories) {
    Optional<String> is = columns().mapping(column).text("is").map(Scalar::text);
    return is.isEmpty()
        || List.of(categories).stream().map(Category::word).anyMatch(is.get()::equals);
  }

  /** The category's word, for a message. */
  String category(String column) {
    return columns().mapping(column).text("is").map(Scalar::text).orElse("unclassified");
  }

  Optional<Scalar> key() {
    return written.text("key");
  }

  /** {@code subject: id}: rules may name this table. */
  Optional<Scalar> ownSubject() {
    return written.text("subject").filter(s -> ArrowText.parse(s.text()).isEmpty());
  }

  boolean ownRowBlanks() {
    return ownSubject().isPresent() && atExpiryIs(AtExpiry.BLANK);
  }

  /** Of the table as a whole; a link may say otherwise. */
  boolean atExpiryIs(AtExpiry which) {
    return written.text("at-expiry").map(Scalar::text).filter(which.word()::equals).isPresent();
  }

  /** Of its archive. */
  List<Mapping> terms() {
    return written.mapping("archive").mappings("terms");
  }

  List<DraftLink> links() {
    List<DraftLink> links = new ArrayList<>();
    written.text("subject").ifPresent(text -> add(links, text, Mapping.EMPTY));
    for (Mapping link : written.mappings("subjects")) {
      link.text("via").ifPresent(text -> add(links, text, link));
    }
    return links;
  }

  boolean linksAreReadable() {
    int written = written().items("subjects").size();
    return written == links().stream().filter(link -> !link.written().entries().isEmpty()).count();
  }

  private static void add(List<DraftLink> links, Scalar text, Mapping link) {
    ArrowText.parse(text.text())
        .ifPresent(arrow -> links.add(new DraftLink(arrow, text.line(), link)));
  }
}
