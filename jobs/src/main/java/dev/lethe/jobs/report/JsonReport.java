package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.Head;
import dev.lethe.jobs.evidence.RecordFields;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as one JSON document, with exact figures: for the DPO's circle. The field {@code schema}
 * names the version; fields may be added to a version, never removed or changed.
 */
public final class JsonReport {
  private JsonReport() {}

  public static ObjectNode of(RunReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", "lethe.run-report/1");
    json.put("run_id", report.run().id().toString());
    json.put("controller", report.run().controller().toString());
    json.put("business_date", report.run().businessDate().toString());
    json.put("status", report.status().name().toLowerCase(Locale.ROOT));
    report.issues().forEach(issue -> add(json.withArrayProperty("issues"), issue));
    json.withArrayProperty("issues");
    ArrayNode records = json.putArray("records");
    report.records().forEach(record -> records.add(RecordFields.write(record)));
    add(json.putObject("evidence"), report.head());
    return json;
  }

  private static void add(ArrayNode issues, Issue issue) {
    ObjectNode json = issues.addObject();
    json.put("severity", issue.severity().name().toLowerCase(Locale.ROOT));
    json.put("code", issue.code());
    if (issue.count() >= 0) {
      json.put("count", issue.count());
    }
    ArrayNode words = json.putArray("words");
    issue.words().forEach(words::add);
    issue.attacks().forEach(words::add);
  }

  private static void add(ObjectNode json, Head head) {
    json.put("key_id", head.keyId());
    json.put("count", head.count());
    json.put("last_hash", head.lastHash());
  }
}
