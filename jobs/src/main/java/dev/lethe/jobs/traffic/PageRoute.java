package dev.lethe.jobs.traffic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL that turns a path into a public route. Query, fragment and outer slashes are cut off first.
 * In a route a segment that is {@code *} stands for exactly one segment that is not empty; routes
 * with fewer stars are tried first.
 */
final class PageRoute {
  private PageRoute() {}

  /** The path without query, fragment and outer slashes; NULL stays NULL. */
  static String path(String column) {
    return "'/' || btrim(split_part(split_part(%s::text, '?', 1), '#', 1), '/')".formatted(column);
  }

  /**
   * The route that a path belongs to.
   *
   * @param path SQL whose value {@link #path} has made
   * @return SQL of one of the routes as written, or {@code other}
   */
  static String of(String path, List<String> routes) {
    String whens =
        routes.stream()
            .sorted(Comparator.comparing(PageRoute::stars))
            .map(route -> "WHEN %s THEN %s".formatted(matches(path, route), Literal.text(route)))
            .collect(Collectors.joining(" "));
    return "CASE WHEN %s IS NULL THEN 'other' %s ELSE 'other' END".formatted(path, whens);
  }

  private static long stars(String route) {
    return segments(route).filter("*"::equals).count();
  }

  private static Stream<String> segments(String route) {
    return Arrays.stream(route.split("/", -1));
  }

  /**
   * With as many slashes in the path as in the pattern, every slash stands for itself, so that none
   * is left for a star to swallow. A regular expression per route would outgrow the server's cache.
   */
  private static String matches(String path, String route) {
    String trimmed = "/" + route.replaceAll("^/+|/+$", "");
    if (stars(route) == 0) {
      return "%s = %s".formatted(path, Literal.text(trimmed));
    }
    String pattern =
        segments(trimmed)
            .map(segment -> segment.equals("*") ? "_%" : Literal.likeLiteral(segment))
            .collect(Collectors.joining("/"));
    long slashes = trimmed.chars().filter(c -> c == '/').count();
    return "(length(%1$s) - length(replace(%1$s, '/', '')) = %2$d AND %1$s LIKE %3$s)"
        .formatted(path, slashes, Literal.text(pattern));
  }
}
