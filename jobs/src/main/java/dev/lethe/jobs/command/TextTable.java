package dev.lethe.jobs.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows in columns, numbers to the right; as wide as their content. */
final class TextTable {
  private static final Pattern NUMBER = Pattern.compile("-?[\\d.,  ]+( ?%)?|-|");

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(Object... headings) {
    row(headings);
  }

  TextTable row(Object... cells) {
    var row = new ArrayList<String>();
    for (Object cell : cells) {
      row.add(cell == null ? "" : cell.toString());
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : "  ").append(padded(row.get(column), column));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString().stripTrailing();
  }

  private String padded(String cell, int column) {
    String space = " ".repeat(width(column) - cell.length());
    return isNumeric(column) ? space + cell : cell + space;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    return rows.size() > 1
        && rows.stream().skip(1).allMatch(row -> NUMBER.matcher(row.get(column)).matches());
  }
}
