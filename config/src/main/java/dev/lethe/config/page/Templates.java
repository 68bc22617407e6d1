package dev.lethe.config.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** Every value is escaped for HTML; a name that the view lacks is an error. */
public final class Templates {
  private static final String STYLE = "/dev/lethe/config/page/";

  private Templates() {}

  /**
   * A page, complete in itself.
   *
   * @param template path of a resource
   */
  public static String render(String template, Object view) {
    return Mustache.compiler()
        .escapeHTML(true)
        .strictSections(true)
        .withLoader(partial -> new StringReader(resource(STYLE + partial)))
        .compile(resource(template))
        .execute(view);
  }

  private static String resource(String path) {
    try (InputStream in = Templates.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Missing template " + path);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
