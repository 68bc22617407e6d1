package dev.lethe.jobs.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said, and how it ended. */
record Cli(int code, String out, String err) {

  static Cli run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Lethe.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Cli(code, out.toString(), err.toString());
  }
}
