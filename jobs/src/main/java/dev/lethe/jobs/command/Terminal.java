package dev.lethe.jobs.command;

import dev.lethe.jobs.retention.Progress;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Shows progress on standard error while a person watches: steps, subjects, rate and time left. The
 * launcher says whether somebody does, in the system property {@code lethe.terminal}.
 */
final class Terminal implements Progress {
  private static final long NANOS = 1_000_000_000L;
  private static final long BETWEEN = NANOS / 2;

  private final PrintWriter err;
  private final boolean watched;
  private final Texts texts;
  private long began;
  private long already = -1;
  private long shown;
  private boolean lineIsOpen;

  private Terminal(PrintWriter err, boolean watched, Texts texts) {
    this.err = err;
    this.watched = watched;
    this.texts = texts;
  }

  static Terminal of(CommandSpec spec, Texts texts) {
    return new Terminal(spec.commandLine().getErr(), Boolean.getBoolean("lethe.terminal"), texts);
  }

  /** A line of its own, also when nobody watches. */
  void say(String line) {
    if (lineIsOpen) {
      err.println();
      lineIsOpen = false;
    }
    err.println(line);
    err.flush();
  }

  @Override
  public void step(String name) {
    began = System.nanoTime();
    already = -1;
    shown = 0;
    if (watched) {
      say("… " + texts.word("step", name));
    }
  }

  @Override
  public boolean isDue() {
    return watched && (shown == 0 || System.nanoTime() - shown >= BETWEEN);
  }

  @Override
  public void subjects(long done, long total) {
    shown = System.nanoTime();
    if (already < 0) {
      already = done;
      began = System.nanoTime();
    }
    if (watched && total > 0) {
      err.print(line(done, total, (System.nanoTime() - began) / (double) NANOS));
      lineIsOpen = true;
      err.flush();
    }
  }

  private String line(long done, long total, double seconds) {
    double rate = seconds > 0 ? (done - already) / seconds : 0;
    String left = rate > 0 ? texts.say("progress.left", (total - done) / rate) : "";
    return "\r  " + texts.say("progress.subjects", done, total, rate) + left + "   ";
  }
}
