package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that lies in it; links are not followed. */
final class FolderTree {
  private FolderTree() {}

  static void delete(Path folder) throws IOException {
    for (Path path : deepestFirst(folder)) {
      Files.delete(path);
    }
  }

  /** For what only takes up room; another process may still be writing there. */
  static void deleteIfPossible(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      // It will go next time.
    }
  }

  /** Gives the folder to an owner; one that has it already is left alone. */
  static void give(Path folder, UserPrincipal owner) throws IOException {
    if (Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
      return;
    }
    // The folder itself comes last, so that an interrupted gift is taken up again.
    for (Path path : deepestFirst(folder)) {
      Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setOwner(owner);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
