package dev.lethe.jobs.evidence;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A record as JSON fields, and back. Chain and signature are none of its business. */
public final class RecordFields {
  private static final RunRecord.Cases<ObjectNode> WRITE =
      new RunRecord.Cases<>() {
        @Override
        public ObjectNode rule(RuleRecord rule) {
          return RuleFields.write(rule);
        }

        @Override
        public ObjectNode release(ReleaseRecord release) {
          return ReleaseFields.write(release);
        }

        @Override
        public ObjectNode traffic(TrafficRecord traffic) {
          return TrafficFields.write(traffic);
        }

        @Override
        public ObjectNode residual(ResidualRecord residual) {
          return ResidualFields.write(residual);
        }

        @Override
        public ObjectNode decision(DecisionRecord decision) {
          return DecisionFields.write(decision);
        }

        @Override
        public ObjectNode key(KeyRecord key) {
          return KeyFields.write(key);
        }

        @Override
        public ObjectNode rights(RightsRecord rights) {
          return RightsFields.write(rights);
        }
      };

  private RecordFields() {}

  /** A fresh object: the caller may add to it. */
  public static ObjectNode write(RunRecord record) {
    return record.read(WRITE);
  }

  /**
   * Fields it does not know are ignored.
   *
   * @throws IllegalArgumentException on a missing or misshapen field, or figures that do not add up
   */
  static RunRecord read(JsonNode node) {
    FieldReader fields = new FieldReader(node);
    return switch (Words.read(Kind.class, fields.text("kind"))) {
      case RULE -> RuleFields.read(fields);
      case RELEASE -> ReleaseFields.read(fields);
      case TRAFFIC -> TrafficFields.read(fields);
      case RESIDUAL -> ResidualFields.read(fields);
      case DECISION -> DecisionFields.read(fields);
      case KEY -> KeyFields.read(fields);
      case RIGHTS -> RightsFields.read(fields);
    };
  }
}
