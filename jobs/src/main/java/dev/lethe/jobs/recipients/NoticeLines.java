package dev.lethe.jobs.recipients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A batch as JSON lines: one notice a line, told apart by {@code notice}. */
final class NoticeLines {
  private static final JsonMapper JSON = new JsonMapper();

  private NoticeLines() {}

  static String of(List<Notice> notices) {
    return notices.stream().map(NoticeLines::line).collect(Collectors.joining());
  }

  private static String line(Notice notice) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("schema", "lethe.notice/1");
    fields.put("notice", notice.id().toString());
    fields.put("erase", notice.reference());
    fields.put("asked_on", notice.askedOn().toString());
    fields.put("receipt_due", notice.receiptDue().toString());
    return JSON.writeValueAsString(fields) + "\n";
  }
}
