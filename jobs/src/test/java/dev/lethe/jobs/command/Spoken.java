package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.command.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one command answered. */
public record Spoken(int code, String out, String err) {
  private static final JsonMapper JSON = new JsonMapper();

  static Spoken lethe(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Program.run(Lethe.commands(), new PrintWriter(out), new PrintWriter(err), arguments);
    return new Spoken(code, out.toString(), err.toString());
  }

  /** At the installation in {@code home}. */
  public static Spoken at(java.nio.file.Path home, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--home");
    all.add(home.toString());
    return lethe(all.toArray(String[]::new));
  }

  public boolean ended(ExitCode expected) {
    return code == expected.number();
  }

  public JsonNode json() {
    return JSON.readTree(out);
  }

  public String all() {
    return out + err;
  }
}
