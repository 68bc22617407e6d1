package dev.lethe.jobs.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table of the demo.
 *
 * @param node where the file describes it
 * @param parent the table of which each row has some of these; empty: one row a member
 * @param stored false: a step between two tables, such as a visit, that no table holds
 * @param columns those of the database, which stand before the others in {@code positions}
 * @param variants by the index of the history
 * @param stride the most rows a parent can have
 */
record Shape(
    Node node,
    String name,
    Optional<Shape> parent,
    boolean stored,
    List<String> columns,
    Map<String, Integer> positions,
    List<Variant> variants,
    int stride,
    Draw counts) {

  /** Calls {@code to} for each row of the member, in the order of the keys. */
  void rows(Member member, Consumer<Row> to) {
    if (parent.isEmpty()) {
      to.accept(new Row(this, null, member, 0, variant(member).columns()));
    } else {
      parent.get().rows(member, above -> below(above, to));
    }
  }

  private void below(Row above, Consumer<Row> to) {
    Variant variant = variant(above.member());
    int rows = variant.rows().pick(counts.unit(above.key()));
    for (int i = 0; i < rows; i++) {
      to.accept(new Row(this, above, above.member(), i, variant.columns()));
    }
    variant
        .extra()
        .ifPresent(extra -> to.accept(new Row(this, above, above.member(), stride - 1, extra)));
  }

  /** Keys leave gaps, so that a row's key is known without counting the rows before it. */
  long key(long parentKey, int ordinal) {
    return (parentKey - 1) * stride + ordinal + 1;
  }

  int index(String column) {
    Integer index = positions.get(column);
    if (index == null) {
      throw node.wrong("there is no column '" + column + "'", "Add it under columns or let");
    }
    return index;
  }

  private Variant variant(Member member) {
    return variants.get(member.history().index());
  }
}
