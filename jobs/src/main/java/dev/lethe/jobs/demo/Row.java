package dev.lethe.jobs.demo;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row whose values are worked out when asked for, once. Not for several threads. */
final class Row {
  private static final Object ABSENT = new Object();
  private static final Object IN_WORK = new Object();

  private final Shape shape;
  private final @Nullable Row parent;
  private final Member member;
  private final long key;
  private final int ordinal;
  private final List<Expression> expressions;
  private final @Nullable Object[] values;

  Row(Shape shape, @Nullable Row parent, Member member, int ordinal, List<Expression> expressions) {
    this.shape = shape;
    this.parent = parent;
    this.member = member;
    this.key = parent == null ? member.number() : shape.key(parent.key, ordinal);
    this.ordinal = ordinal;
    this.expressions = expressions;
    this.values = new @Nullable Object[expressions.size()];
  }

  Member member() {
    return member;
  }

  long key() {
    return key;
  }

  /** From 0, among the rows of one parent. */
  int ordinal() {
    return ordinal;
  }

  /** This row or the one above it that belongs to {@code table}. */
  Row in(String table) {
    for (Row row = this; row != null; row = row.parent) {
      if (row.shape.name().equals(table)) {
        return row;
      }
    }
    throw shape.node().wrong("'" + table + "' is no table above this one", "Name one it is per");
  }

  @Nullable Object value(String column) {
    return value(shape.index(column));
  }

  @Nullable Object value(int index) {
    Object known = values[index];
    if (known == IN_WORK) {
      throw shape.node().wrong("a column is made of itself", "Break the circle");
    }
    if (known == null) {
      values[index] = IN_WORK;
      known = Objects.requireNonNullElse(expressions.get(index).of(this), ABSENT);
      values[index] = known;
    }
    return known == ABSENT ? null : known;
  }
}
