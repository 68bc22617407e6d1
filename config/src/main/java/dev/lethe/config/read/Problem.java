package dev.lethe.config.read;

/**
 * One thing that is wrong in a policy file.
 *
 * @param file as the caller named it
 * @param line from 1
 * @param message names the offending value and the remedy
 */
public record Problem(String file, int line, String message) {
  /** As compilers print it, so that editors can jump to the line. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
