package dev.lethe.config.read;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.Written.Mapping;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads a controller's policy. What comes back is checked: every name it uses is declared in it,
 * and where the document's text is given every quote stands there. The live database is not looked
 * at; the plan does that.
 */
public final class PolicyFile {
  private static final int MAX_BYTES = 1 << 20;

  private PolicyFile() {}

  /**
   * Checks the quotes only if the file names its document's text.
   *
   * @throws InvalidPolicyException with every problem found
   */
  public static Policy read(Path file) {
    return read(file, Optional.empty());
  }

  /**
   * Checks every quote against a text of the published document.
   *
   * @param documentText plain text of the published document; stands in for the one the file names
   * @throws InvalidPolicyException with every problem found
   */
  public static Policy read(Path file, Optional<Path> documentText) {
    return open(file, documentText).policy();
  }

  /**
   * As {@link #read(Path, Optional)}, with the lines of the file and what it says beside the
   * policy. Whether its decisions answer an advisory is not checked here.
   *
   * @throws InvalidPolicyException with every problem found
   */
  public static ReadPolicy open(Path file, Optional<Path> documentText) {
    Problems problems = new Problems(file.toString());
    byte[] bytes = bytes(file, problems);
    Mapping policy = tree(bytes, problems);
    Grammar.OF_POLICIES.examine(policy, problems);
    Checks.examine(policy, file, documentText, problems);
    problems.refuseIfAny();
    return ReadPolicyBinding.of(file, policy, PolicyBinding.policy(policy, sha256(bytes)));
  }

  /**
   * A version that is no file any more. Its quotes are not looked up again.
   *
   * @param name for messages
   * @throws InvalidPolicyException with every problem found
   */
  public static Policy remembered(String name, byte[] bytes) {
    Problems problems = new Problems(name);
    Mapping policy = tree(bytes, problems);
    Grammar.OF_POLICIES.examine(policy, problems);
    Checks.examine(policy, problems);
    problems.refuseIfAny();
    return PolicyBinding.policy(policy, sha256(bytes));
  }

  private static byte[] bytes(Path file, Problems problems) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        return Files.readAllBytes(file);
      }
      problems.add(1, "Cannot read the policy: %s. Name a policy file.".formatted(whyNot(file)));
    } catch (IOException e) {
      problems.add(1, "Cannot read the policy: no right to. Change the file's rights.");
    }
    problems.refuseIfAny();
    throw new IllegalStateException("A problem was added above");
  }

  private static String whyNot(Path file) {
    if (Files.notExists(file)) {
      return "there is no such file";
    }
    return Files.isDirectory(file) ? "it is a folder" : "it is no file of at most 1 MiB";
  }

  private static Mapping tree(byte[] bytes, Problems problems) {
    try {
      return YamlReader.read(text(bytes));
    } catch (UnreadableYaml e) {
      problems.add(e.line(), e.remark());
      problems.refuseIfAny();
      throw new IllegalStateException("A problem was added above", e);
    }
  }

  static String text(byte[] bytes) throws UnreadableYaml {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableYaml(
          lineAt(bytes, in.position()), "Invalid text: it is not UTF-8. Save the file as UTF-8.");
    }
  }

  private static int lineAt(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Hex digest of a file's bytes, as a policy carries it. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
