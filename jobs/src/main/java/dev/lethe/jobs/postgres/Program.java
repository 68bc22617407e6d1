package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that was run to its end. {@code output} is what it printed on both of its streams. */
record Program(int exit, String output) {

  static Program run(List<String> command) {
    try {
      Path output = Files.createTempFile("lethe-postgres", ".out");
      try {
        int exit = start(command, output).waitFor();
        return new Program(exit, Files.readString(output).strip());
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PostgreSQL was starting or stopping", e);
    }
  }

  /** The output goes to a file, because a server that goes on running would keep a pipe open. */
  private static Process start(List<String> command, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  boolean succeeded() {
    return exit == 0;
  }

  String lastLine() {
    return output.substring(output.lastIndexOf('\n') + 1);
  }

  /** Whether the program is there and succeeds; a machine without it is no error. */
  static boolean works(List<String> command) {
    try {
      return run(command).succeeded();
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
