package dev.lethe.jobs.recipients;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

/** A folder that the recipient's own tool empties: one file a batch, readable by its owner only. */
record FileDelivery(Path folder) implements Delivery {

  @Override
  public void deliver(UUID batch, List<Notice> notices) {
    try {
      Files.createDirectories(folder);
      Path part = folder.resolve("." + batch + ".part");
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, NoticeLines.of(notices));
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, folder.resolve(batch + ".jsonl"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot hand notices over in %s: %s. Let the folder be created and written by this user, then run the same command again."
              .formatted(folder, e.getClass().getSimpleName()));
    }
  }
}
