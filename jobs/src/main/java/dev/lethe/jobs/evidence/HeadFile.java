package dev.lethe.jobs.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code run-log.head.json}: replaced as a whole after each append. */
final class HeadFile {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  HeadFile(Path file) {
    this.file = file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  Head read() throws IOException {
    try {
      FieldReader fields = new FieldReader(JSON.readTree(Files.readAllBytes(file)));
      return new Head(fields.text("key_id"), fields.number("count"), fields.text("last_hash"));
    } catch (JacksonException | IllegalArgumentException e) {
      throw Damage.at("its head cannot be read");
    }
  }

  /** As {@link #read}, and refuses a head that {@code key} did not sign. */
  Head read(SigningKey key) throws IOException {
    Head head = read();
    if (!Arrays.equals(Files.readAllBytes(file), bytes(head, key))) {
      throw Damage.at("its head was not written with this installation's key");
    }
    return head;
  }

  void write(Tip tip, SigningKey key) throws IOException {
    DurableFile.replace(file, bytes(new Head(key.id(), tip.count(), tip.hash()), key));
  }

  /** Ed25519 signatures are deterministic: the same head has the same bytes. */
  private static byte[] bytes(Head head, SigningKey key) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("schema", "lethe.run-log-head/1")
            .put("key_id", head.keyId())
            .put("count", head.count())
            .put("last_hash", head.lastHash());
    node.put("signature", key.sign(Hash.of(CanonicalJson.bytes(node))));
    return CanonicalJson.bytes(node);
  }
}
