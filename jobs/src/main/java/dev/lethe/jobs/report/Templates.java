package dev.lethe.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** The pages' templates: every value is escaped for HTML, a missing name is an error. */
final class Templates {
  private Templates() {}

  static String render(String name, Object view) {
    return Mustache.compiler()
        .escapeHTML(true)
        .strictSections(true)
        .withLoader(partial -> new StringReader(resource(partial)))
        .compile(resource(name))
        .execute(view);
  }

  private static String resource(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Missing template " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
