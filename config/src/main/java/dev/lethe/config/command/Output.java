package dev.lethe.config.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its answer. */
final class Output {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file, in UTF-8. Default: the terminal.")
  private @Nullable Path file;

  void write(String text, PrintWriter terminal) {
    if (file == null) {
      terminal.print(text);
      terminal.flush();
      return;
    }
    try {
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot write %s: there is no such folder, or no right to. Name another file."
              .formatted(file));
    }
  }
}
