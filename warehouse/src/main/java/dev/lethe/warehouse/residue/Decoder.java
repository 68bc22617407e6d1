package dev.lethe.warehouse.residue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a file down to its values, a piece at a time. */
interface Decoder {
  /** Fails, rather than pass over a part that it does not understand. */
  void decode(Path file, Consumer<String> values) throws IOException;
}
