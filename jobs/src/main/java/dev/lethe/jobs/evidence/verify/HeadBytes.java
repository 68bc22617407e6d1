package dev.lethe.jobs.evidence.verify;

/**
 * The signed statement of how long the log is.
 *
 * @param sealed the whole file
 */
record HeadBytes(SealedBytes sealed) {
  static HeadBytes read(byte[] file) throws Flawed {
    try {
      return new HeadBytes(new SealedBytes(file));
    } catch (Flawed e) {
      throw new Flawed(Flaw.BAD_HEAD);
    }
  }

  /** As the head says; believe it only once the signature is checked. */
  long count() {
    return sealed.number("count");
  }

  String last() {
    return sealed.text("last_hash");
  }

  void check(PublicKeyFile key) throws Flawed {
    boolean sound =
        sealed.text("schema").equals("lethe.run-log-head/1")
            && sealed.text("key_id").equals(key.id())
            && count() >= 0
            && sealed.signedBy(key);
    Flawed.unless(sound, Flaw.BAD_HEAD);
  }
}
