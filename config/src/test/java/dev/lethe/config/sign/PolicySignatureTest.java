package dev.lethe.config.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("KM-19")
class PolicySignatureTest {
  private final String text = read();
  private final Policy policy = PolicyFile.remembered("example", text.getBytes(UTF_8));
  private final KeyPair dpo = pair();

  @Test
  void signer_ofTheSameBytes_isKnownByItsLabel() throws Exception {
    String file = PolicySignature.of(policy, dpo.getPrivate());

    assertThat(PolicySignature.signer(policy, file, Map.of("dpo", dpo.getPublic())))
        .contains("dpo");
    assertThat(PolicySignature.signer(policy, file, Map.of("dpo", pair().getPublic()))).isEmpty();
  }

  @Test
  void signer_ofOneOtherByte_isNobody() throws Exception {
    String file = PolicySignature.of(policy, dpo.getPrivate());
    Policy other = PolicyFile.remembered("example", (text + "\n").getBytes(UTF_8));

    assertThat(PolicySignature.signer(other, file, Map.of("dpo", dpo.getPublic()))).isEmpty();
  }

  @Test
  void signer_ofAnEditedSignatureFile_isNobody() throws Exception {
    String file = PolicySignature.of(policy, dpo.getPrivate());
    Map<String, java.security.PublicKey> keys = Map.of("dpo", dpo.getPublic());

    assertThat(PolicySignature.signer(policy, file.replace("version 2", "version 3"), keys))
        .isEmpty();
    assertThat(PolicySignature.signer(policy, file.substring(0, file.length() - 3), keys))
        .isEmpty();
    assertThat(PolicySignature.signer(policy, "", keys)).isEmpty();
  }

  /** The format, from its bytes alone. */
  @Test
  void of_file_isFourLinesAndTheirSignature() throws Exception {
    String file = PolicySignature.of(policy, dpo.getPrivate());
    int last = file.lastIndexOf("signature ");
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(dpo.getPublic());
    check.update(file.substring(0, last).getBytes(UTF_8));

    assertThat(file.substring(0, last))
        .isEqualTo(
            "lethe policy signature 1\ncontroller example\nversion 2\nsha256 "
                + policy.sha256()
                + "\n");
    assertThat(check.verify(HexFormat.of().parseHex(file.substring(last + 10).strip()))).isTrue();
  }

  private static String read() {
    try {
      return Files.readString(Path.of("policies/example.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
