package dev.lethe.jobs.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The whole file: people first, then what is theirs, then what is left out. */
final class PolicyText {
  private final DraftRequest request;
  private final Remarks remarks;
  private final DraftText text;
  private final Survey survey;

  PolicyText(DraftRequest request, Survey survey) {
    this.request = request;
    this.survey = survey;
    this.remarks = new Remarks(request.language());
    this.text = new DraftText(remarks);
  }

  String write(List<TableDraft> tables) {
    List<TableDraft> subjects = subjects(tables);
    document();
    tables(subjects, tables);
    rules(subjects, tables);
    new RuleText(text).limits();
    new LeftOutText(text).views(survey.views());
    return head(subjects.isEmpty()) + text;
  }

  int questions() {
    return text.questions();
  }

  static List<TableDraft> subjects(List<TableDraft> tables) {
    return tables.stream()
        .filter(table -> table.belonging() instanceof Belonging.Subject)
        .sorted(Comparator.comparing(table -> ((Belonging.Subject) table.belonging()).kind()))
        .toList();
  }

  private String head(boolean empty) {
    var head = new DraftText(remarks);
    head.line("# yaml-language-server: $schema=../schema/policy.schema.json");
    head.line("#");
    head.comment("", Remark.of("head", text.questions()));
    head.comment("", Remark.of("head.evidence", request.sample()));
    if (empty) {
      head.comment("", Remark.of("head.nobody"));
    }
    head.line("");
    return head.toString();
  }

  private void document() {
    text.line("controller: " + request.controller());
    text.question("", Remark.of("ask.role"));
    text.line("role: controller");
    text.line("zone: " + request.zone());
    text.line("language: " + request.language().tag());
    text.question("", Remark.of("ask.document"));
    text.line("document:");
    text.line("  title: " + DraftText.quoted(text.words(Remark.of("to-complete"))));
    text.line("  version: \"?\"");
  }

  private void tables(List<TableDraft> subjects, List<TableDraft> tables) {
    text.line("");
    long guessed =
        tables.stream()
            .flatMap(table -> table.links().stream())
            .filter(link -> !link.relation().declared())
            .count();
    if (guessed > 0) {
      text.question("", Remark.of("ask.guessed-links", guessed));
    }
    List<String> keyless =
        tables.stream()
            .filter(table -> table.isWritten() && table.survey().key().isEmpty())
            .map(table -> table.name().toString())
            .toList();
    if (!keyless.isEmpty()) {
      text.question("", Remark.of("ask.apparent-keys", String.join(", ", keyless)));
    }
    text.line("tables:");
    var writer = new TableText(text);
    subjects.forEach(table -> writer.write(table, List.of()));
    tables.stream()
        .filter(table -> table.belonging() instanceof Belonging.Owned)
        .forEach(table -> writer.write(table, Uncovered.of(table, tables, survey.schema())));
    var left = new LeftOutText(text);
    left.unspeakable(
        tables.stream().filter(t -> t.belonging() instanceof Belonging.Unspeakable).toList());
    left.nobody(tables.stream().filter(t -> t.belonging() instanceof Belonging.Nobody).toList());
  }

  /** Acts whose moment is stored without a zone: read in the controller's unless told otherwise. */
  private static List<String> unzoned(List<TableDraft> tables) {
    return tables.stream()
        .filter(TableDraft::isWritten)
        .flatMap(
            table ->
                table.activities().stream()
                    .filter(column -> column.live().type().contains("without time zone"))
                    .map(column -> table.name() + "." + column.name()))
        .toList();
  }

  private void rules(List<TableDraft> subjects, List<TableDraft> tables) {
    var clocks = new ArrayList<ClockDraft>();
    subjects.forEach(subject -> clocks.add(ClockDraft.of(subject, tables)));
    var writer = new RuleText(text);
    writer.clocks(clocks, unzoned(tables));
    text.line("");
    text.line("rules:");
    for (int i = 0; i < subjects.size(); i++) {
      TableDraft subject = subjects.get(i);
      SubjectKind kind = ((Belonging.Subject) subject.belonging()).kind();
      writer.rule(i + 1, subject, kind, clocks.get(i).since());
    }
  }
}
