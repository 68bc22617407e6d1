package dev.lethe.jobs.draft;

import java.util.List;

/**
 * What the policy does not say, as comments: tables of nobody, tables beyond the grammar, views.
 */
final class LeftOutText {
  private final DraftText text;

  LeftOutText(DraftText text) {
    this.text = text;
  }

  void unspeakable(List<TableDraft> tables) {
    for (TableDraft table : tables) {
      text.line("");
      if (table.belonging() instanceof Belonging.Unspeakable beyond) {
        text.question("  ", Remark.of("ask.unspeakable", table.name(), beyond.why()));
      }
      columns(table);
    }
  }

  void nobody(List<TableDraft> tables) {
    if (!tables.isEmpty()) {
      text.line("");
      text.question("  ", Remark.of("ask.nobody", tables.size()));
      for (TableDraft table : tables) {
        text.comment("  ", Remark.of("nobody", table.name(), TableText.rows(table.survey())));
        columns(table);
      }
    }
  }

  private void columns(TableDraft table) {
    for (ColumnDraft column : table.columns().values()) {
      text.line(
          "  #   %s: %s, %s"
              .formatted(column.name(), column.category().word(), text.words(column.why())));
    }
  }

  void views(List<String> views) {
    if (!views.isEmpty()) {
      text.line("");
      text.comment("", Remark.of("views", String.join(", ", views)));
    }
  }
}
