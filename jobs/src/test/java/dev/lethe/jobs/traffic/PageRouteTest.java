package dev.lethe.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRouteTest {
  private static final List<String> ROUTES =
      List.of(
          "/",
          "/items",
          "/items/*",
          "/items/*/photos",
          "/*/help",
          "/a_b/*",
          "/items/new",
          "/it's",
          "/shut/");
  private static final String EXPRESSION =
      PageRoute.of("(" + PageRoute.path("value") + ")", ROUTES);

  @ParameterizedTest(name = "[{index}] {1}")
  @CsvSource(
      nullValues = "NULL",
      quoteCharacter = '`',
      value = {
        "NULL, other",
        "``, /",
        "/, /",
        "//, /",
        "/?utm=1, /",
        "/#top, /",
        "?q=/items, /",
        "/items, /items",
        "/items/, /items",
        "items, /items",
        "/items?email=a@b.example, /items",
        "/items#/items/4, /items",
        "/items/4, /items/*",
        "/items/4/?x, /items/*",
        "/items/new, /items/new",
        "/items//4, other",
        "/items/4/photos, /items/*/photos",
        "/items//photos, other",
        "/items/4/photos/2, other",
        "/ITEMS, other",
        "/users/help, /*/help",
        "/items/help, /items/*",
        "/a_b/1, /a_b/*",
        "/axb/1, other",
        "/it's, /it's",
        "/users/4, other",
        "/shut, /shut/",
        "/shut/, /shut/",
        "https://shop.example/items, other",
        "/itéms/4, other",
        "/items/é😀, /items/*",
      })
  void of_path_isThatRoute(String path, String route) {
    assertThat(Expressions.valueOf(EXPRESSION, path)).isEqualTo(route);
  }

  /** The oracle compares segment by segment and knows nothing of LIKE. */
  @Property(tries = 300)
  void of_anyPath_isTheFirstRouteThatFitsSegmentBySegment(
      @ForAll
          @CharRange(from = '%', to = '%')
          @CharRange(from = '/', to = '/')
          @CharRange(from = '\\', to = '\\')
          @CharRange(from = '_', to = '_')
          @CharRange(from = 'a', to = 'b')
          @StringLength(min = 1, max = 7)
          String text) {
    List<String> routes = List.of("/a", "/%", "/a/b", "/\\/*", "/*/a", "/_/*/a", "/*/*", "/*/*/*");
    String path = "/x/" + text;
    String expression = PageRoute.of("(" + PageRoute.path("value") + ")", routes);
    assertThat(Expressions.valueOf(expression, path)).isEqualTo(fitting(routes, path));
    assertThat(Expressions.valueOf(expression, text)).isEqualTo(fitting(routes, text));
  }

  private static String fitting(List<String> routes, String path) {
    String trimmed = "/" + path.replaceAll("^/+|/+$", "");
    return routes.stream()
        .sorted((a, b) -> Long.compare(stars(a), stars(b)))
        .filter(route -> fits(route.split("/", -1), trimmed.split("/", -1)))
        .findFirst()
        .orElse("other");
  }

  private static long stars(String route) {
    return Arrays.stream(route.split("/")).filter("*"::equals).count();
  }

  private static boolean fits(String[] route, String[] path) {
    if (route.length != path.length) {
      return false;
    }
    for (int i = 0; i < route.length; i++) {
      if (route[i].equals("*") ? path[i].isEmpty() : !route[i].equals(path[i])) {
        return false;
      }
    }
    return true;
  }
}
