package dev.lethe.config.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.sign.Ed25519;
import dev.lethe.config.sign.PolicySignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy sign}: the DPO stands behind one version of a policy, byte for byte. */
@Command(
    name = "sign",
    description = {
      "Signs one version of a policy, byte for byte, and writes the signature beside it.",
      "",
      "An installation that names the DPO's public key under 'signers' carries out no other. Any"
          + " change of the file, a comment's too, needs another version and another signature.",
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  openssl genpkey -algorithm ed25519 -out dpo.pem     once; it stays with the DPO",
      "  lethe policy explain shop.yaml --lang fr            what is being signed",
      "  lethe policy sign shop.yaml --key dpo.pem           writes shop.yaml.sig",
      "",
      "Exit codes: 0 signed, 2 the policy or the key cannot be used.",
    })
final class SignCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Choices choices = new Choices();

  @Parameters(paramLabel = "FILE", description = "Policy file.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "PEM",
      required = true,
      description = "The signer's Ed25519 private key. It is read and never copied.")
  private Path key = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Default: beside the policy, with .sig behind its name; runs look there.")
  private @Nullable Path output;

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(file);
    if (policy.edition().number() == 0) {
      throw cannot("it states no version", "Write 'version: 1' at its top");
    }
    Path signature = output == null ? PolicySignature.beside(file) : output;
    write(signature, signed(policy));
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    boolean french = choices.language() == dev.lethe.config.explain.Language.FR;
    out.printf(
        french
            ? "Signé : %s, version %d, SHA-256 %s%nSignature : %s%n"
            : "Signed: %s, version %d, SHA-256 %s%nSignature: %s%n",
        policy.controller(),
        policy.edition().number(),
        policy.sha256(),
        signature);
    out.flush();
    return ExitCode.DONE.number();
  }

  private String signed(Policy policy) {
    try {
      return PolicySignature.of(policy, Ed25519.privateKey(key));
    } catch (IOException | GeneralSecurityException e) {
      throw cannot(
          "the key %s is missing or no Ed25519 private key in PEM".formatted(key),
          "Make one with 'openssl genpkey -algorithm ed25519'");
    }
  }

  private void write(Path signature, String content) {
    try {
      Files.writeString(signature, content, UTF_8);
    } catch (IOException e) {
      throw cannot("%s cannot be written".formatted(signature), "Name another file with -o");
    }
  }

  private LetheException cannot(String reason, String remedy) {
    return new LetheException(
        ExitCode.INVALID, "Cannot sign %s: %s. %s.".formatted(file, reason, remedy));
  }
}
