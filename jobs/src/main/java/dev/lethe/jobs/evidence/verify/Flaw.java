package dev.lethe.jobs.evidence.verify;

/** The ways in which an evidence folder can be wrong. */
public enum Flaw {
  /** A file is not there or cannot be read. */
  MISSING_FILE,
  /** The public key is no Ed25519 key in the one way to write it. */
  BAD_KEY,
  /** The head is not canonical, or not signed with the public key. */
  BAD_HEAD,
  /** The bytes are not the one way to write a JSON object of this format. */
  NOT_CANONICAL,
  /** Its number is not the next one: a record was removed, moved or put in. */
  OUT_OF_ORDER,
  /** It does not name the hash of the record before it. */
  BROKEN_CHAIN,
  /** Its hash is not that of its bytes. */
  WRONG_HASH,
  /** It names another key than the public key beside the log. */
  OTHER_KEY,
  WRONG_SIGNATURE,
  /** The same run says the same thing twice. */
  REPEATED,
  /** The parts do not add up to what was due, done or pooled. */
  WRONG_SUM,
  /** The head promises more records. */
  TRUNCATED,
  /** The head names another last record. */
  OTHER_END,
  /** Bytes behind the last record that the head counts: a writer was stopped, or is at work. */
  UNACKNOWLEDGED_TAIL,
  /** The whole folder is signed with another key than the one that the witness knows. */
  FOREIGN_KEY,
  /** The folder does not continue the one that the witness saw. */
  NOT_AS_WITNESSED
}
