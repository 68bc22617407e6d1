package dev.lethe.jobs.postgres;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands in postgresql.conf, written anew at each start; {@code ALTER SYSTEM} prevails. Sized
 * for two cores and a few GiB. Statements and their errors may carry personal values, so the log
 * holds the server's own life only.
 */
final class ServerSettings {
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("work_mem", "16MB"),
          Map.entry("maintenance_work_mem", "128MB"),
          Map.entry("max_parallel_workers", "2"),
          Map.entry("max_parallel_workers_per_gather", "1"),
          Map.entry("max_wal_size", "4GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("random_page_cost", "1.1"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("lc_messages", "C"),
          Map.entry("log_min_messages", "log"),
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_statement", "none"),
          Map.entry("log_parameter_max_length", "0"),
          Map.entry("log_parameter_max_length_on_error", "0"));

  private ServerSettings() {}

  static String file(boolean lz4) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    if (lz4) {
      settings.put("wal_compression", "lz4");
    }
    return settings.entrySet().stream()
        .map(s -> "%s = '%s'%n".formatted(s.getKey(), s.getValue()))
        .collect(Collectors.joining());
  }
}
