package dev.lethe.jobs.traffic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL that turns what a browser says of itself into a family. The first rule that fits decides; a
 * browser built on another's engine names both, so it counts as the engine's own browser only when
 * it names nothing else after it. Measured against hand-labelled strings in the tests.
 */
final class UserAgentFamilies {
  private static final List<Family> BROWSERS =
      List.of(
          new Family(
              "bot",
              "(^|[^u])bot|crawl|spider|slurp|headless|phantomjs|scanner|monitor|validator|archive"
                  + "|preview|externalhit|fetch|pingdom|ptst/|statuscake|inspectiontool|[+ (;]https?://"
                  + "|^[^ ]*(http|java|python|perl|ruby|php|curl|wget|libwww)"),
          new Family("uc-browser", "uc ?browser|ucweb|ucmobile/| ubrowser/"),
          new Family("opera-mini", "opera mini|opios/"),
          new Family("samsung-internet", "like gecko\\) samsungbrowser/"),
          new Family("edge", " edg(e|a|ios)?/"),
          new Family("opera", "opera| (opr|opt|opx)/"),
          new Family(
              "firefox",
              "(\\) gecko/[0-9.]+ (ubuntu[^)]*\\) )?firefox|like gecko\\) fxios)/[0-9a-z.]+"
                  + "( mobile/[0-9a-z]+ safari/[0-9.]+)?( kaios/[0-9.]+)?$"),
          new Family(
              "chrome",
              "like gecko\\) (version/[0-9.]+ |ubuntu(/[0-9.]+)? |chromium/[0-9.]+ )*(chrome|crios)/[0-9.]+"
                  + "( version/[0-9.]+)?( mobile(/[0-9a-z]+)?)?( safari/[0-9.]+)?$"),
          new Family(
              "safari",
              "^mozilla/.*(mac os x|windows nt).*like gecko\\) (version/[0-9.]+ )?"
                  + "(mobile/[0-9a-z]+ )?safari/[0-9.]+$"));

  private static final List<Family> SYSTEMS =
      List.of(
          new Family(
              "other",
              "windows (phone|mobile|ce)|iemobile|xblwp|hbbtv|google ?tv|smart-?tv|roku|crkey"
                  + "|netcast|apple tv|tvos|watchos|playstation|nintendo|tizen|web0?s|hpwos|kindle/"
                  + "|bada|symbian|series ?[346]0|blackberry|bb10|sailfish|maemo|harmonyos|bsd"),
          new Family("kaios", "kaios"),
          new Family("chrome-os", "[ (]cros "),
          new Family("android", "(^|[^-])android|adr [0-9]|^juc ?\\(linux"),
          new Family("macos", "cfnetwork/.*(i386|x86_64)"),
          new Family("ios", "iphone|ipad|ipod|(cri|edgi|fxi)os/|[ (;]ios[ /;]|cfnetwork/.*darwin/"),
          new Family("macos", "macintosh|mac ?os|mac_powerpc|darwin"),
          new Family("windows", "windows|win(95|98|nt|32|64)"),
          new Family("linux", "linux|ubuntu|debian|fedora"));

  private UserAgentFamilies() {}

  /** Of an SQL expression: the user agent in lower case. */
  static String browser(String agent) {
    return first(agent, BROWSERS);
  }

  /** Of an SQL expression: the user agent in lower case. */
  static String operatingSystem(String agent) {
    return first(agent, SYSTEMS);
  }

  private static String first(String agent, List<Family> families) {
    return families.stream()
        .map(family -> family.when(agent))
        .collect(Collectors.joining(" ", "CASE ", " ELSE 'other' END"));
  }

  private record Family(String name, String pattern) {
    String when(String agent) {
      return "WHEN %s ~ %s THEN %s".formatted(agent, Literal.text(pattern), Literal.text(name));
    }
  }
}
