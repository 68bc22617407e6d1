package dev.lethe.jobs.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another process that appends one run after the other and says when each is acknowledged. */
final class AppendingProcess {
  private AppendingProcess() {}

  /** Arguments: home, first run, number of runs. */
  public static void main(String[] arguments) {
    int first = Integer.parseInt(arguments[1]);
    for (int n = first; n < first + Integer.parseInt(arguments[2]); n++) {
      appendRun(Path.of(arguments[0]), n);
      System.out.println(n);
    }
  }

  static void appendRun(Path home, int n) {
    Run run = Records.run(n);
    RunLog.in(home).append(List.of(Records.people(run), Records.notes(run)));
  }

  static Process start(Path home, int first, int runs) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AppendingProcess.class.getName(),
            home.toString(),
            "" + first,
            "" + runs)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The last run that the process said to be acknowledged, after it said so {@code n} times. */
  static int acknowledged(BufferedReader output, int n) throws IOException {
    int last = -1;
    for (int i = 0; i < n; i++) {
      last = Integer.parseInt(output.readLine());
    }
    return last;
  }
}
