package dev.lethe.jobs.evidence.verify;

/**
 * The signed statement of how long the log is.
 *
 * @param count records
 * @param last hash of the last one
 */
record HeadBytes(long count, String last) {
  static HeadBytes read(byte[] file, PublicKeyFile key) throws Flawed {
    SealedBytes head = canonical(file);
    boolean sound =
        head.text("schema").equals("lethe.run-log-head/1")
            && head.text("key_id").equals(key.id())
            && head.number("count") >= 0
            && head.signedBy(key);
    Flawed.unless(sound, Flaw.BAD_HEAD);
    return new HeadBytes(head.number("count"), head.text("last_hash"));
  }

  private static SealedBytes canonical(byte[] file) throws Flawed {
    try {
      return new SealedBytes(file);
    } catch (Flawed e) {
      throw new Flawed(Flaw.BAD_HEAD);
    }
  }
}
