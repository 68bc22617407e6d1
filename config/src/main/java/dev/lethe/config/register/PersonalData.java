package dev.lethe.config.register;

import dev.lethe.config.explain.Explanation.TableText;
import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.ListFile;
import dev.lethe.config.read.ListFile.Item;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns that say something of people; what kind of data each is, its name tells. */
final class PersonalData {
  private static final Set<Category> NOT_PERSONAL =
      Set.of(Category.KEY, Category.LINK, Category.TECHNICAL);

  private final Policy policy;
  private final Node nodes;
  private final List<Item> kinds =
      ListFile.shipped("/dev/lethe/config/register/columns.yaml").items();

  PersonalData(Policy policy, Node nodes) {
    this.policy = policy;
    this.nodes = nodes;
  }

  ArrayNode of(List<TableText> tables) {
    return data(tables.stream().map(TableText::table).distinct().map(TableName::of));
  }

  ArrayNode of(TableName table) {
    return data(Stream.of(table));
  }

  /** Of a table, only the columns named. */
  ArrayNode of(Table table, List<String> columns) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    columns.stream()
        .map(table::column)
        .filter(column -> !NOT_PERSONAL.contains(column.is()))
        .map(column -> column(table, column))
        .forEach(data::add);
    return data;
  }

  private ArrayNode data(Stream<TableName> tables) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    tables.map(policy::table).flatMap(this::columns).forEach(data::add);
    return data;
  }

  private Stream<ObjectNode> columns(Table table) {
    return table.columns().values().stream()
        .filter(column -> !NOT_PERSONAL.contains(column.is()))
        .map(column -> column(table, column));
  }

  private ObjectNode column(Table table, Column column) {
    String name = table.name() + "." + column.name();
    boolean identifies = column.is() == Category.IDENTIFIER;
    ObjectNode node =
        nodes.named(name, identifies ? "dpv:IdentifyingPersonalData" : "dpv:PersonalData");
    node.put("title", name);
    kind(column.name()).ifPresent(kind -> node.put("kind", "pd:" + kind));
    return node;
  }

  private Optional<String> kind(String column) {
    String name = "_" + column.toLowerCase(Locale.ROOT) + "_";
    return kinds.stream()
        .filter(kind -> Stream.of(kind.text("words").split(" ", -1)).anyMatch(w -> has(name, w)))
        .map(kind -> kind.text("kind"))
        .findFirst();
  }

  private static boolean has(String name, String word) {
    return name.contains("_" + word + "_");
  }
}
