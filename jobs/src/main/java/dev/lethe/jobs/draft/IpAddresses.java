package dev.lethe.jobs.draft;

import java.util.regex.Pattern;

/** IPv4 and IPv6 addresses as text, with or without a prefix length. No name is ever resolved. */
final class IpAddresses {
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$|/)|(?=$|/))){4}(/\\d{1,2})?");
  private static final Pattern V6 =
      Pattern.compile("(?=(.*:){2})(?!.*:::)(?!.*::.*::)[\\p{XDigit}:]{2,39}(%\\w+|/\\d{1,3})?");

  private IpAddresses() {}

  static boolean isOne(String value) {
    return V4.matcher(value).matches() || isV6(value);
  }

  private static boolean isV6(String value) {
    if (!V6.matcher(value).matches()) {
      return false;
    }
    String[] groups = value.replaceAll("[%/].*", "").split(":", -1);
    boolean short_ = value.contains("::");
    return groups.length <= 9
        && (short_ || groups.length == 8)
        && java.util.Arrays.stream(groups).allMatch(group -> group.length() <= 4);
  }
}
