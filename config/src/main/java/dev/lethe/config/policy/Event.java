package dev.lethe.config.policy;

import java.util.Optional;

/**
 * A column that says when something happened: {@code messages.sent_at by sender_id}.
 *
 * @param by the link column that names the person; empty: the table's only link, or its own row
 */
public record Event(TableName table, String column, Optional<String> by) {
  @Override
  public String toString() {
    return table + "." + column + by.map(b -> " by " + b).orElse("");
  }
}
