package dev.lethe.jobs.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** Keys as text, after <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>. */
final class Pem {
  private Pem() {}

  static String encode(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
  }

  static byte[] decode(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }
}
