package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks a .txz of programs. The target appears whole or not at all. */
final class ProgramArchive {
  private static final String READABLE = "rwxr-xr-x";

  private ProgramArchive() {}

  static void unpack(InputStream archive, Path target) throws IOException {
    Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
    makeFolder(unfinished);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        write(e, tar, unfinished);
      }
    }
    publish(unfinished, target);
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path root)
      throws IOException {
    Path path = root.resolve(entry.getName()).normalize();
    if (!path.startsWith(root)) {
      throw new IOException("The archive points outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      makeFolder(path);
      return;
    }
    makeFolder(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, path);
      allow(path, (entry.getMode() & 0100) == 0 ? "rw-r--r--" : READABLE);
    }
  }

  /** Not every archive lists its folders, and the server's account may be another than ours. */
  private static void makeFolder(@Nullable Path folder) throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      makeFolder(folder.getParent());
      Files.createDirectory(folder);
      allow(folder, READABLE);
    }
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  /** Where another process was faster, its copy stands and ours goes. */
  private static void publish(Path unfinished, Path target) throws IOException {
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      FolderTree.delete(unfinished);
    }
  }
}
