package dev.lethe.jobs.command;

import dev.lethe.config.policy.TableName;
import picocli.CommandLine.Option;

/** Whom a command is about, as one row of the database. */
final class SubjectRow {
  @Option(
      names = "--table",
      paramLabel = "TABLE",
      required = true,
      description = "Table of the subject.")
  private String table = "";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      required = true,
      description = "Key of the subject's row.")
  private String key = "";

  TableName table() {
    return TableName.of(table);
  }

  String key() {
    return key;
  }
}
