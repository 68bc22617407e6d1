package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on an installation. */
abstract class LetheCommand implements Callable<Integer> {
  @Mixin private Where where = new Where();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final Integer call() {
    try (Workplace place = new Workplace(where, Clock.systemUTC(), Terminal.of(spec(), texts()))) {
      return work(place).number();
    }
  }

  /** Prints its own answer. */
  abstract ExitCode work(Workplace place);

  final void print(Answer answer) {
    where.print(spec().commandLine().getOut(), answer);
  }

  final Texts texts() {
    return new Texts(where.language());
  }

  final Where where() {
    return where;
  }

  final CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}
