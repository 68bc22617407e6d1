package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.ForeignKey;
import dev.lethe.jobs.source.LiveColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which columns point at which keys: by foreign key, or by name where the sample bears it out. */
record Relations(List<Relation> all) {
  /** A guess with more orphans than this is none. */
  private static final double MOST_ORPHANS = 0.5;

  Relations {
    all = List.copyOf(all);
  }

  static Relations of(Survey survey, ReadOnlyDatabase database, int sample) {
    var found = new ArrayList<Relation>();
    var guess = new RelationGuess(survey);
    for (TableSurvey table : survey.tables().values()) {
      declared(table, found);
      for (LiveColumn column : table.live().columns().values()) {
        if (isFree(table, column)) {
          guess
              .of(table, column)
              .map(one -> tried(one, database, sample))
              .filter(one -> one.orphanShare() <= MOST_ORPHANS)
              .ifPresent(found::add);
        }
      }
    }
    return new Relations(found);
  }

  private static void declared(TableSurvey table, List<Relation> found) {
    for (ForeignKey key : table.live().foreignKeys()) {
      if (key.columns().size() == 1) {
        found.add(
            new Relation(
                key.child(), key.columns().get(0), key.parent(), key.targets().get(0), true, 0, 0));
      }
    }
  }

  private static boolean isFree(TableSurvey table, LiveColumn column) {
    return !table.anyKey().equals(Optional.of(column.name()))
        && table.live().foreignKeys().stream()
            .noneMatch(key -> key.columns().contains(column.name()));
  }

  private static Relation tried(Relation guess, ReadOnlyDatabase database, int sample) {
    return database.readIfPossible(jdbc -> OrphanCount.of(guess, jdbc, sample), guess);
  }

  List<Relation> from(TableName child) {
    return all.stream().filter(one -> one.child().equals(child) && !one.isToItself()).toList();
  }

  List<Relation> to(TableName parent) {
    return all.stream().filter(one -> one.parent().equals(parent) && !one.isToItself()).toList();
  }

  Optional<Relation> of(TableName child, String column) {
    return all.stream()
        .filter(one -> one.child().equals(child) && one.column().equals(column))
        .findFirst();
  }
}
