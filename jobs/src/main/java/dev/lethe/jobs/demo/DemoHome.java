package dev.lethe.jobs.demo;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.decide.Answer;
import dev.lethe.config.decide.DecisionWriter;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Elsewhere;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.sign.PolicySignature;
import dev.lethe.jobs.Distribution;
import dev.lethe.jobs.postgres.EmbeddedPostgres;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Installation;
import dev.lethe.jobs.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A controller's part of the installation of a demo: settings, the policy and its signature, the
 * key of a fictional approver, two empty databases. Controllers share the home folder and the
 * server, and nothing in them. Made once; what is there already is left as it is.
 */
public final class DemoHome {
  private static final String APPROVER = "dpo";
  private static final String HEADER =
      """
      # The settings of this installation. Every path starts at this file's folder.
      controllers:
      """;

  private final Path home;
  private final ControllerId controller;

  public DemoHome(Path home, ControllerId controller) {
    this.home = home.toAbsolutePath().normalize();
    this.controller = controller;
  }

  /** The controller that a demo shows unless it is told otherwise. */
  public static ControllerId usual() {
    Path file = Distribution.config().resolve("demo/default");
    try {
      return new ControllerId(Files.readString(file).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot choose a demo: %s is missing, or does not hold the name of one folder beside it. Restore it, or add --controller ID."
              .formatted(file));
    }
  }

  /** Every controller that has a demo folder, in the order of their names. */
  public static List<ControllerId> all() {
    try (Stream<Path> folders = Files.list(Distribution.config().resolve("demo"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> new ControllerId(String.valueOf(folder.getFileName())))
          .sorted(java.util.Comparator.comparing(ControllerId::value))
          .toList();
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot find the demos: %s is missing or not readable. Restore it."
              .formatted(Distribution.config().resolve("demo")));
    }
  }

  /** The demo's files of the controller. */
  public Path folder() {
    Path folder = Distribution.config().resolve("demo").resolve(controller.value());
    if (!Files.isDirectory(folder)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot show controller %s: there is no demo of it in %s. Name one of the folders there."
              .formatted(controller, folder.getParent()));
    }
    return folder;
  }

  /** The private key with which the demo approves its own plan. Fictional, like its owner. */
  public Path approverKey() {
    return home.resolve("keys").resolve(controller.value()).resolve(APPROVER + ".pem");
  }

  public void prepare(EmbeddedPostgres server) {
    try {
      if (!isInstalled()) {
        install();
      }
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot make the demo in %s: the folder is not writable. Name another with --home."
              .formatted(home));
    }
    createDatabase(server, controller.value());
    createDatabase(server, controlDatabase());
  }

  /** The policy that ships, with every open question answered for the people of the demo. */
  private String decided() throws IOException {
    Path shipped = Distribution.config().resolve("policies").resolve(controller + ".yaml");
    boolean french = PolicyFile.read(shipped).language().getLanguage().equals("fr");
    String reason =
        french
            ? "Inventée pour la démonstration ; aucun DPO n'a été consulté."
            : "Invented for the demonstration; no DPO was asked.";
    return DecisionWriter.answerAll(
        Files.readString(shipped),
        new Answer(APPROVER, DemoDefaults.read(folder()).asOf(), reason, true));
  }

  private boolean isInstalled() {
    return Files.exists(settingsFile())
        && SettingsFile.read(home, Map.of()).controllers().containsKey(controller);
  }

  /** The settings come last: without them, an interrupted installation starts anew. */
  private void install() throws IOException {
    Files.createDirectories(approverKey().getParent());
    Files.createDirectories(home.resolve("policies"));
    Files.deleteIfExists(policy());
    Files.writeString(policy(), decided());
    Files.deleteIfExists(approverKey());
    String settings = settings(newApprover());
    sign();
    Files.writeString(
        settingsFile(),
        Files.exists(settingsFile()) ? settings : HEADER + settings,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private Path settingsFile() {
    return home.resolve(Installation.FILE);
  }

  private String controlDatabase() {
    return controller + "-control";
  }

  private Path policy() {
    return home.resolve("policies").resolve(controller + ".yaml");
  }

  private static void createDatabase(EmbeddedPostgres server, String name) {
    if (!server.hasDatabase(name)) {
      server.createDatabase(name);
    }
  }

  /** Writes the private half and returns the public one. */
  private String newApprover() throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      Files.createFile(
          approverKey(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          approverKey(),
          "-----BEGIN PRIVATE KEY-----%n%s%n-----END PRIVATE KEY-----%n"
              .formatted(lines.encodeToString(pair.getPrivate().getEncoded())));
      return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same fictional person stands behind the policy. */
  private void sign() throws IOException {
    try {
      Files.writeString(
          PolicySignature.beside(policy()),
          PolicySignature.of(PolicyFile.read(policy()), Approvers.privateKey(approverKey())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String settings(String approverKey) {
    return """
          %1$s:
            policy: policies/%1$s.yaml
            source: {url: "embedded:%1$s"}
            control: {url: "embedded:%4$s"}
            warehouse: warehouse/%1$s
            evidence: evidence/%1$s
            keys: keys/%1$s
            environment: demo
            region: this machine
            regions: # of fictional people, declared as if in France; nothing verifies it
              {source: FR, control: FR, warehouse: FR, evidence: FR, keys: FR, temporary: FR, logs: FR, backups: FR, declared-by: demo}
            operator: demo-operator
            approvers:
              %2$s: %3$s
            signers:
              %2$s: %3$s
        """
            .formatted(controller, APPROVER, approverKey, controlDatabase())
        + recipients();
  }

  /** Every recipient of the policy has a folder that nobody empties. */
  private String recipients() {
    String lines =
        PolicyFile.read(policy()).tables().values().stream()
            .flatMap(table -> table.elsewhere().stream())
            .map(Elsewhere::recipient)
            .distinct()
            .sorted()
            .map(name -> "      %1$s: {folder: outbox/%2$s/%1$s}%n".formatted(name, controller))
            .collect(Collectors.joining());
    return lines.isEmpty() ? "" : "    recipients:\n" + lines;
  }
}
