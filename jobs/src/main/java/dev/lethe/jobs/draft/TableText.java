package dev.lethe.jobs.draft;

import dev.lethe.jobs.source.LiveColumn;
import java.util.List;
import java.util.stream.Collectors;

/** One table of the policy. */
final class TableText {
  private final DraftText text;

  TableText(DraftText text) {
    this.text = text;
  }

  /**
   * @param uncovered references that a plan would refuse to break
   */
  void write(TableDraft table, List<Remark> uncovered) {
    text.line("");
    text.comment("  ", about(table));
    uncovered.forEach(remark -> text.question("  ", remark));
    if (table.belonging() instanceof Belonging.Subject subject) {
      subject(table, subject);
    } else {
      owned(table);
    }
    text.line("    columns:");
    int width =
        table.columns().keySet().stream()
            .mapToInt(name -> DraftText.name(name).length())
            .max()
            .orElse(0);
    table.columns().values().forEach(column -> column(table, column, width));
  }

  static Remark rows(TableSurvey survey) {
    if (!survey.readable()) {
      return Remark.of("rows.unreadable");
    }
    if (survey.rows() == 0) {
      return Remark.of("rows.none");
    }
    return survey.rows() < 0
        ? Remark.of("rows.more", survey.seen())
        : Remark.of("rows.about", survey.rows());
  }

  private static Remark about(TableDraft table) {
    Remark whose =
        table.belonging() instanceof Belonging.Subject subject
            ? subject.kind().remark()
            : Remark.of("owned");
    return Remark.of("table", table.name(), rows(table.survey()), whose);
  }

  private void subject(TableDraft table, Belonging.Subject subject) {
    if (subject.kind() != SubjectKind.PERSON) {
      text.question("  ", Remark.of("ask." + subject.kind().remark().key(), table.name()));
    }
    if (subject.stays()) {
      text.question("  ", Remark.of("ask.stays", table.name()));
    }
    head(table);
    text.line("    subject: " + key(table));
    if (subject.stays()) {
      text.line("    at-expiry: blank");
    }
  }

  private void head(TableDraft table) {
    text.line("  %s:".formatted(DraftText.name(table.name().toString())));
    text.line("    key: " + key(table));
  }

  private static String key(TableDraft table) {
    return DraftText.name(table.survey().anyKey().orElseThrow());
  }

  private void owned(TableDraft table) {
    List<LinkDraft> links = table.links();
    if (links.size() > 1) {
      text.question("  ", whose(table));
    }
    head(table);
    if (links.size() == 1 && links.get(0).deletes() && links.get(0).relation().declared()) {
      text.line("    subject: " + links.get(0).via());
      return;
    }
    text.line("    subjects:");
    links.forEach(this::link);
  }

  private static Remark whose(TableDraft table) {
    String arrows = table.links().stream().map(LinkDraft::via).collect(Collectors.joining(", "));
    boolean goes = table.links().stream().allMatch(LinkDraft::deletes);
    boolean shared = table.links().stream().allMatch(LinkDraft::reversed);
    return Remark.of(
        shared ? "ask.shared" : goes ? "ask.several-delete" : "ask.several-blank",
        table.name(),
        arrows);
  }

  private void link(LinkDraft link) {
    Relation relation = link.relation();
    if (relation.orphans() > 0) {
      text.question(
          "      ",
          Remark.of("ask.orphans", relation.column(), relation.parent(), relation.trial()));
    }
    String owns =
        link.deletes()
            ? ""
            : ", at-expiry: blank, owns: [%s]"
                .formatted(
                    link.owns().stream().map(DraftText::name).collect(Collectors.joining(", ")));
    String remark =
        relation.declared()
            ? ""
            : "   # " + text.words(Remark.of("guessed-link", relation.trial()));
    text.line("      - {via: %s%s}%s".formatted(link.via(), owns, remark));
  }

  private void column(TableDraft table, ColumnDraft column, int width) {
    column.question().ifPresent(question -> text.question("      ", question));
    String blank = "";
    if (table.isEmptied(column) && column.live().notNull()) {
      if (canHoldText(column.live())) {
        blank = ", blank: " + (column.live().unique() ? "\"{key}\"" : "\"-\"");
      } else {
        text.question("      ", Remark.of("ask.not-null", column.name()));
      }
    }
    String name = DraftText.name(column.name()) + ":";
    text.line(
        "      %s {is: %s%s}   # %s"
            .formatted(
                name + " ".repeat(width + 1 - name.length()),
                column.category().word(),
                blank,
                text.words(column.why())));
  }

  private static boolean canHoldText(LiveColumn column) {
    return TypeKind.of(column.type()) == TypeKind.TEXT;
  }
}
