package dev.lethe.jobs.settings;

import java.util.Locale;

/** What holds data, or what may keep a trace of them. */
public enum Store {
  SOURCE,
  CONTROL,
  WAREHOUSE,
  EVIDENCE,
  KEYS,
  /** Spark's scratch folder and the temporary files of every process. */
  TEMPORARY,
  /** Of the database servers and of whoever starts Lethe. */
  LOGS,
  BACKUPS;

  /** As the settings name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
