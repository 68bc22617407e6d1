package dev.lethe.jobs.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Members, each with a history. Which history a member has follows from its number. */
final class Population {
  private final String table;
  private final long count;
  private final List<History> histories;
  private final Almanac almanac;
  private final long fixed;
  private final Weighted<History> others;
  private final Draw whichHistory;
  private final Draw lastDay;
  private final Draw lastTime;
  private final Draw joinedDay;
  private final Draw joinedTime;
  private final List<Shape> shapes = new ArrayList<>();

  Population(
      Node node, String table, long seed, long count, List<History> histories, Almanac almanac) {
    this.table = table;
    this.count = count;
    this.histories = List.copyOf(histories);
    this.almanac = almanac;
    this.fixed = histories.stream().mapToLong(History::people).sum();
    List<History> shared = histories.stream().filter(history -> history.people() == 0).toList();
    if (fixed > count || shared.isEmpty()) {
      throw node.wrong(
          "its histories need "
              + fixed
              + " members and one history with a share, and there are "
              + count
              + " members",
          "Ask for more people");
    }
    this.others = new Weighted<>(shared, shared.stream().map(History::share).toList());
    this.whichHistory = Draw.named(seed, node.where() + "/history");
    this.lastDay = Draw.named(seed, node.where() + "/last-day");
    this.lastTime = Draw.named(seed, node.where() + "/last-time");
    this.joinedDay = Draw.named(seed, node.where() + "/joined-day");
    this.joinedTime = Draw.named(seed, node.where() + "/joined-time");
  }

  void add(Shape shape) {
    shapes.add(shape);
  }

  /** The one in which each member has one row, whose key is the member's number. */
  String table() {
    return table;
  }

  /** Parents before children. */
  List<Shape> shapes() {
    return shapes;
  }

  List<History> histories() {
    return histories;
  }

  long count() {
    return count;
  }

  Member member(long number) {
    History history = historyOf(number);
    Instant last = almanac.moment(history.last(), lastDay, lastTime, number);
    Span before = history.joined().notAfter(almanac.day(last));
    Instant joined = almanac.moment(before, joinedDay, joinedTime, number);
    return new Member(this, number, history, joined.isAfter(last) ? last : joined, last);
  }

  History historyOf(long number) {
    return number > fixed ? others.pick(whichHistory.unit(number)) : fixedHistoryOf(number);
  }

  LongStream numbers(History history) {
    if (history.people() == 0) {
      return LongStream.rangeClosed(fixed + 1, count)
          .filter(n -> historyOf(n).index() == history.index());
    }
    long before = histories.stream().limit(history.index()).mapToLong(History::people).sum();
    return LongStream.rangeClosed(before + 1, before + history.people());
  }

  private History fixedHistoryOf(long number) {
    long end = 0;
    for (History history : histories) {
      end += history.people();
      if (number <= end) {
        return history;
      }
    }
    throw new IllegalStateException("No history for member " + number);
  }
}
