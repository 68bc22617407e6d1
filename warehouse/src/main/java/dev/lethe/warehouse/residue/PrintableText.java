package dev.lethe.warehouse.residue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs of at least four bytes that are no control characters, read as UTF-8. */
final class PrintableText implements Decoder {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 1 << 20;

  @Override
  public void decode(Path file, Consumer<String> values) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      var run = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next >= ' ' && next != 0x7f && run.size() < LONGEST) {
          run.write(next);
        } else {
          flush(run, values);
        }
      }
      flush(run, values);
    }
  }

  private static void flush(ByteArrayOutputStream run, Consumer<String> values) {
    if (run.size() >= SHORTEST) {
      values.accept(run.toString(StandardCharsets.UTF_8));
    }
    run.reset();
  }
}
