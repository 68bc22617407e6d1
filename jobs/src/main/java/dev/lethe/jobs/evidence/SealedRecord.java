package dev.lethe.jobs.evidence;

import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One line of the log: the fields of a record, its place in the chain, its hash and signature. */
record SealedRecord(ObjectNode node) {
  private static final String SCHEMA = "lethe.run-log/1";
  private static final List<String> PLACE =
      List.of("schema", "seq", "prev_hash", "key_id", "record_hash", "signature");
  private static final List<String> SEAL = List.of("record_hash", "signature");
  private static final List<String> TIMES = List.of("started_at", "ended_at");
  private static final JsonMapper JSON = new JsonMapper();

  static SealedRecord seal(RunRecord record, Tip tip, SigningKey key) {
    ObjectNode node =
        RecordFields.write(record)
            .put("schema", SCHEMA)
            .put("seq", tip.count() + 1)
            .put("prev_hash", tip.hash())
            .put("key_id", key.id());
    String hash = Hash.of(CanonicalJson.bytes(node));
    return new SealedRecord(node.put("record_hash", hash).put("signature", key.sign(hash)));
  }

  /**
   * @throws IllegalArgumentException if the line is no JSON object
   */
  static SealedRecord parse(byte[] line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        return new SealedRecord(object);
      }
    } catch (JacksonException e) {
      // The message of the parser would repeat the line.
    }
    throw new IllegalArgumentException("The line is no JSON object");
  }

  /** Whether it stands right after {@code tip} and its hash is that of its fields. */
  boolean follows(Tip tip) {
    return text("schema").equals(SCHEMA)
        && node.path("seq").asLong(0) == tip.count() + 1
        && text("prev_hash").equals(tip.hash())
        && hash().equals(Hash.of(CanonicalJson.bytes(node.deepCopy().remove(SEAL))));
  }

  boolean signedBy(SigningKey key) {
    return text("key_id").equals(key.id()) && key.verifies(hash(), text("signature"));
  }

  boolean isOf(UUID run) {
    return text("run_id").equals(run.toString());
  }

  RunRecord record() {
    return RecordFields.read(node);
  }

  /** Whether it says the same as {@code record}, the run's start and end aside. */
  boolean says(RunRecord record) {
    return Hash.of(content(node.deepCopy())).equals(Hash.of(content(RecordFields.write(record))));
  }

  String hash() {
    return text("record_hash");
  }

  byte[] line() {
    return CanonicalJson.bytes(node);
  }

  private static byte[] content(ObjectNode node) {
    node.remove(PLACE);
    node.remove(TIMES);
    return CanonicalJson.bytes(node);
  }

  private String text(String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : "";
  }
}
