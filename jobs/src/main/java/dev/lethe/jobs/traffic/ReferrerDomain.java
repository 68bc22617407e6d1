package dev.lethe.jobs.traffic;

import dev.lethe.warehouse.traffic.TrafficDomains;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * SQL that turns a referrer into a public domain. The host is read as browsers read an address:
 * scheme http or https in any case, user information up to the last at sign, a port, a backslash
 * for a slash, a final dot. Anything else has no host. No regular expression: these cost the server
 * ten times as much, for every hit.
 */
final class ReferrerDomain {
  private ReferrerDomain() {}

  /** {@code ''} where the visitor came directly; NULL where the referrer is no web address. */
  static String host(String column) {
    String address =
        "translate(lower(btrim(%s::text)), %s, '///')".formatted(column, Literal.text("\\?#"));
    String authority = "split_part(%s, '/', 3)".formatted(address);
    return """
        CASE WHEN coalesce(btrim(%1$s::text), '') IN ('', '-') THEN ''
        WHEN split_part(%2$s, '//', 1) IN ('http:', 'https:')
        THEN nullif(rtrim(split_part(split_part(%3$s, '@', -1), ':', 1), '.'), '') END"""
        .formatted(column, address, authority);
  }

  /**
   * The domain that a host belongs to.
   *
   * @param host SQL whose value {@link #host} has made
   * @param own whose pages and subdomains are the controller's
   * @param domains public list; a longer one is tried first, so that it may lie inside another
   * @return SQL of a listed domain, {@code own}, {@code direct} or {@code other}
   */
  static String of(String host, Optional<String> own, List<String> domains) {
    String ownFirst = own.map(domain -> when(host, domain, TrafficDomains.OWN)).orElse("");
    String listed =
        domains.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(domain -> when(host, domain, domain))
            .collect(Collectors.joining());
    return "CASE WHEN %s = '' THEN 'direct'%s%s ELSE 'other' END".formatted(host, ownFirst, listed);
  }

  /** The domain itself or anything below it; never a name that merely ends alike. */
  private static String when(String host, String domain, String word) {
    String suffix = "." + domain.toLowerCase(Locale.ROOT);
    return " WHEN right('.' || %s, %d) = %s THEN %s"
        .formatted(host, suffix.length(), Literal.text(suffix), Literal.text(word));
  }
}
