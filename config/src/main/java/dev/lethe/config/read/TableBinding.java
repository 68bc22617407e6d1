package dev.lethe.config.read;

import static dev.lethe.config.read.Value.optional;
import static dev.lethe.config.read.Value.text;
import static dev.lethe.config.read.Value.texts;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Elsewhere;
import dev.lethe.config.policy.Generalisation;
import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables, links and columns of a checked file. */
final class TableBinding {
  private TableBinding() {}

  static Map<TableName, Table> tables(Mapping policy, Role role) {
    Map<TableName, Table> tables = new LinkedHashMap<>();
    for (Entry entry : policy.mapping("tables").entries()) {
      TableName name = TableName.of(entry.key());
      tables.put(name, table(name, policy.mapping("tables").mapping(entry.key()), role));
    }
    return tables;
  }

  private static Table table(TableName name, Mapping table, Role role) {
    AtExpiry atExpiry = atExpiry(table, AtExpiry.DELETE);
    boolean own = optional(table, "subject").filter(s -> ArrowText.parse(s).isEmpty()).isPresent();
    return new Table(
        name,
        text(table, "key"),
        optional(table, "role").map(PolicyBinding::role).orElse(role),
        own ? Optional.of(atExpiry) : Optional.empty(),
        links(table, atExpiry),
        ArchiveBinding.archive(table),
        columns(table),
        texts(table, "exempt"),
        forbidden(table),
        elsewhere(table));
  }

  private static List<Elsewhere> elsewhere(Mapping table) {
    return table.mappings("elsewhere").stream()
        .map(
            one ->
                new Elsewhere(
                    text(one, "recipient"),
                    text(one, "reference"),
                    Period.parse(optional(one, "receipt-within").orElse("P1M"))))
        .toList();
  }

  private static List<Link> links(Mapping table, AtExpiry atExpiry) {
    List<Link> links = new ArrayList<>();
    optional(table, "subject")
        .flatMap(ArrowText::parse)
        .ifPresent(arrow -> links.add(link(arrow, Mapping.EMPTY, atExpiry)));
    for (Mapping link : table.mappings("subjects")) {
      links.add(link(ArrowText.parse(text(link, "via")).orElseThrow(), link, atExpiry));
    }
    return links;
  }

  private static Link link(ArrowText arrow, Mapping link, AtExpiry atExpiry) {
    return new Link(
        arrow.column(),
        arrow.parent(),
        arrow.parentColumn(),
        arrow.reversed(),
        atExpiry(link, atExpiry),
        texts(link, "owns"),
        optional(link, "guard")
            .map(word -> Words.find(Guard.values(), Guard::word, word))
            .orElse(Guard.SWEEP));
  }

  private static AtExpiry atExpiry(Mapping mapping, AtExpiry otherwise) {
    return optional(mapping, "at-expiry")
        .map(word -> Words.find(AtExpiry.values(), AtExpiry::word, word))
        .orElse(otherwise);
  }

  private static Map<String, Column> columns(Mapping table) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Entry entry : table.mapping("columns").entries()) {
      Mapping column = table.mapping("columns").mapping(entry.key());
      if (!isForbidden(column)) {
        columns.put(entry.key(), column(entry.key(), column));
      }
    }
    return columns;
  }

  private static List<String> forbidden(Mapping table) {
    Mapping columns = table.mapping("columns");
    return columns.entries().stream()
        .map(Entry::key)
        .filter(name -> isForbidden(columns.mapping(name)))
        .toList();
  }

  private static boolean isForbidden(Mapping column) {
    return text(column, "is").equals("forbidden");
  }

  private static Column column(String name, Mapping column) {
    return new Column(
        name,
        Words.find(Category.values(), Category::word, text(column, "is")),
        generalisation(column.mapping("keep-as")),
        optional(column, "blank"),
        optional(column, "zone").map(ZoneId::of),
        optional(column, "precision").isPresent() ? Column.Precision.MONTH : Column.Precision.DAY);
  }

  private static Optional<Generalisation> generalisation(Mapping keepAs) {
    if (keepAs.find("age-bands").isPresent()) {
      List<Integer> bounds = texts(keepAs, "age-bands").stream().map(Integer::valueOf).toList();
      return Optional.of(new Generalisation.AgeBand(bounds));
    }
    return keepAs.find("one-of").map(values -> new Generalisation.OneOf(texts(keepAs, "one-of")));
  }
}
