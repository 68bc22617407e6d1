package dev.lethe.config.read;

import dev.lethe.config.read.Written.Mapping;
import java.nio.file.Path;
import java.util.Optional;

/** What a schema cannot say. Each check looks only at what has the right shape. */
final class Checks {
  private Checks() {}

  static void examine(Mapping policy, Path file, Optional<Path> documentText, Problems problems) {
    QuoteCheck.examine(examine(policy, problems), file, documentText);
  }

  /** All but the quotes, which need the document beside the file. */
  static Draft examine(Mapping policy, Problems problems) {
    Draft draft = Draft.of(policy, problems);
    UniqueCheck.examine(draft);
    ValueCheck.examine(draft);
    ColumnCheck.examine(draft);
    LinkCheck.examine(draft);
    WithoutPeopleCheck.examine(draft);
    BlankCheck.examine(draft);
    ArchiveCheck.examine(draft);
    ElsewhereCheck.examine(draft);
    ClockCheck.examine(draft);
    RuleCheck.examine(draft);
    RecontactCheck.examine(draft);
    PseudonymCheck.examine(draft);
    ReachCheck.examine(draft);
    ReleaseCheck.examine(draft);
    TrafficCheck.examine(draft);
    BackupCheck.examine(draft);
    DecisionCheck.examine(draft);
    DutyCheck.examine(draft);
    return draft;
  }
}
