package dev.lethe.anonymizer.pseudonym;

/** Where keys come from. */
public interface KeyRing {

  /**
   * Pseudonyms under the key of that name, made now if there never was one.
   *
   * @throws dev.lethe.config.LetheException where it is lost, destroyed, or open to others
   */
  Pseudonymizer pseudonymizer(KeyName name);
}
