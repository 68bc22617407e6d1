package dev.lethe.jobs.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child JVM that opens a server and holds it until it is told to finish, or killed. */
record HoldingProcess(Process process) {

  /** What the child does. */
  public static void main(String[] args) throws IOException {
    Binaries binaries = EmbeddedServer.binaries("newest");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(Path.of(args[0]), binaries)) {
      System.out.println(postgres.jdbcUrl("postgres"));
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  static HoldingProcess start(Path folder, String... prefix) {
    List<String> command = new ArrayList<>(List.of(prefix));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HoldingProcess.class.getName(), folder.toString()));
    try {
      return new HoldingProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server runs, and says where. */
  String url() {
    try {
      return new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets the child close the server; its exit code. */
  int finish() throws IOException, InterruptedException {
    process.getOutputStream().close();
    return process.waitFor();
  }
}
