package dev.lethe.jobs.draft;

import java.util.List;

/**
 * What no rule is about: tables of nobody, and, as comments, tables beyond the grammar and views.
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

  /** Listed, so that a run does not take them for new ones. */
  void nobody(List<TableDraft> tables) {
    if (!tables.isEmpty()) {
      text.line("");
      text.question("", Remark.of("ask.nobody", tables.size()));
      text.line("without-people:");
      for (TableDraft table : tables) {
        text.comment("  ", Remark.of("nobody", table.name(), TableText.rows(table.survey())));
        columns(table);
        text.line("  - " + DraftText.name(table.name().toString()));
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
