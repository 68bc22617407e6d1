package dev.lethe.jobs.recipients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A batch as JSON lines: one notice a line, told apart by {@code notice}. What is to be erased and
 * who is to be written to never share a key, nor a batch.
 */
final class NoticeLines {
  private static final JsonMapper JSON = new JsonMapper();

  private NoticeLines() {}

  static String of(List<Notice> notices) {
    return notices.stream().map(NoticeLines::line).collect(Collectors.joining());
  }

  private static String line(Notice notice) {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean asks = notice.question().isPresent();
    fields.put("schema", asks ? "lethe.recontact/1" : "lethe.notice/1");
    fields.put("notice", notice.id().toString());
    fields.put(asks ? "contact" : "erase", notice.reference());
    fields.put("asked_on", notice.askedOn().toString());
    notice
        .question()
        .ifPresent(
            question -> {
              fields.put("send_by", question.sendBy().toString());
              fields.put("answer_by", question.answerBy().toString());
            });
    fields.put("receipt_due", notice.receiptDue().toString());
    return JSON.writeValueAsString(fields) + "\n";
  }
}
