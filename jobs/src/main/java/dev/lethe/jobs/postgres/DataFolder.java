package dev.lethe.jobs.postgres;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The data of a server, made by initdb or found, and set up for the programs that will serve it.
 */
record DataFolder(ServerFolder folder, Path programs, ServerAccount account) {
  /** The first version whose own C.UTF-8 is the same on every machine. */
  private static final int BUILT_IN_LOCALE = 17;

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  void prepare() {
    try {
      boolean empty = !Files.exists(folder.data());
      if (empty) {
        Password.drawIfMissing(folder.password());
      }
      Password.read(folder.password());
      account.own(folder.password());
      if (empty) {
        create();
      }
      refuseOtherVersion();
      Files.writeString(folder.data().resolve("postgresql.conf"), ServerSettings.file(hasLz4()));
      account.own(folder.data());
      if (!Files.exists(folder.log())) {
        Files.createFile(folder.log());
      }
      account.own(folder.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void create() throws IOException {
    Path unfinished = folder.unfinishedData();
    Files.createDirectory(unfinished);
    account.own(unfinished);
    Program initdb = account.run(initdb(unfinished));
    if (!initdb.succeeded()) {
      throw new LetheException(
          ExitCode.UNEXPECTED,
          "Cannot make a PostgreSQL database in %s: %s. Look for a full disk or a folder that does not support permissions."
              .formatted(folder.root(), initdb.lastLine()));
    }
    Files.move(unfinished, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    removeUnfinished();
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> paths = Files.list(folder.root())) {
      paths.filter(ServerFolder::isUnfinishedData).forEach(FolderTree::deleteIfPossible);
    }
  }

  private List<String> initdb(Path target) {
    List<String> locale =
        version() >= BUILT_IN_LOCALE
            ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
            : List.of("--locale=C.UTF-8");
    List<String> command = new ArrayList<>();
    command.add(programs.resolve("bin/initdb").toString());
    command.add("--pgdata=" + target);
    command.add("--username=" + Endpoint.USER);
    command.add("--pwfile=" + folder.password());
    command.add("--auth=scram-sha-256");
    command.add("--encoding=UTF8");
    command.add("--data-checksums");
    command.addAll(locale);
    return command;
  }

  private boolean hasLz4() {
    return account
        .run(
            List.of(
                postgres(),
                "-C",
                "wal_compression",
                "-D",
                folder.data().toString(),
                "-c",
                "wal_compression=lz4"))
        .succeeded();
  }

  private void refuseOtherVersion() throws IOException {
    String found = Files.readString(folder.data().resolve("PG_VERSION")).strip();
    if (!found.equals(String.valueOf(version()))) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot start PostgreSQL %d in %s: its data are of version %s. Name another folder with --home."
              .formatted(version(), folder.root(), found));
    }
  }

  private int version() {
    Matcher version = VERSION.matcher(Program.run(List.of(postgres(), "--version")).output());
    if (!version.find()) {
      throw new IllegalStateException("Cannot read the version of " + postgres());
    }
    return Integer.parseInt(version.group(1));
  }

  private String postgres() {
    return programs.resolve("bin/postgres").toString();
  }
}
