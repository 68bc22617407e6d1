package dev.lethe.jobs.postgres;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account under which the server's programs run. PostgreSQL refuses to be root; so for root
 * they run in a user namespace of their own, where root has another number, or, where the kernel
 * forbids that, as an ordinary user who is given the data.
 *
 * @param user the owner of the data
 * @param prefix what stands before each command
 */
record ServerAccount(String user, List<String> prefix) {
  private static final List<String> IN_NAMESPACE = List.of("unshare", "-U");
  private static final String ORDINARY = "nobody";

  /**
   * Lets an ordinary user pass through folders that are closed to him, as root itself would; the
   * security bit makes access(2), by which the programs look for each other, say so too.
   */
  private static final List<String> THROUGH_CLOSED_FOLDERS =
      List.of(
          "--securebits=+no_setuid_fixup",
          "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override");

  /** Picks the account that starts the programs on a folder. */
  interface Choice {
    ServerAccount choose(ServerFolder folder, Path programs);
  }

  static ServerAccount suitable(ServerFolder folder, Path programs) {
    String user = System.getProperty("user.name");
    if (!user.equals("root")) {
      return new ServerAccount(user, List.of());
    }
    return namespaceAllowed() ? inNamespace() : ordinaryUser(folder, programs);
  }

  static boolean namespaceAllowed() {
    return Program.works(with(IN_NAMESPACE, "true"));
  }

  static ServerAccount inNamespace() {
    return new ServerAccount("root", IN_NAMESPACE);
  }

  static ServerAccount ordinaryUser(ServerFolder folder, Path programs) {
    return Stream.of(setpriv(List.of()), runuser(), setpriv(THROUGH_CLOSED_FOLDERS))
        .filter(prefix -> isUsable(prefix, folder, programs))
        .findFirst()
        .map(prefix -> new ServerAccount(ORDINARY, prefix))
        .orElseThrow(() -> noAccount(folder));
  }

  private static boolean isUsable(List<String> prefix, ServerFolder folder, Path programs) {
    return Program.works(with(prefix, "test", "-x", folder.root() + "/."))
        && Program.works(with(prefix, programs.resolve("bin/postgres").toString(), "--version"));
  }

  private static List<String> setpriv(List<String> capabilities) {
    List<String> command = new ArrayList<>();
    command.add("setpriv");
    command.add("--reuid=" + id("-u"));
    command.add("--regid=" + id("-g"));
    command.add("--clear-groups");
    command.addAll(capabilities);
    return command;
  }

  private static List<String> runuser() {
    return List.of("runuser", "-u", ORDINARY, "--");
  }

  private static String id(String which) {
    return Program.run(List.of("id", which, ORDINARY)).output();
  }

  private static LetheException noAccount(ServerFolder folder) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot start PostgreSQL in %s: it may not run as root, and neither a user namespace (unshare -U) nor the user %s (setpriv, runuser) can be used. Start Lethe as an ordinary user."
            .formatted(folder.root(), ORDINARY));
  }

  /** Makes {@code path}, and all that is in it, belong to this account. */
  void own(Path path) {
    try {
      var accounts = path.getFileSystem().getUserPrincipalLookupService();
      FolderTree.give(path, accounts.lookupPrincipalByName(user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Program run(List<String> command) {
    return Program.run(with(prefix, command.toArray(String[]::new)));
  }

  private static List<String> with(List<String> prefix, String... command) {
    return Stream.concat(prefix.stream(), Stream.of(command)).toList();
  }
}
