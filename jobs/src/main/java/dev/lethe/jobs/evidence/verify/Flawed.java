package dev.lethe.jobs.evidence.verify;

/** Ends a check at the first flaw. */
final class Flawed extends Exception {
  private static final long serialVersionUID = 1L;

  private final Flaw flaw;

  Flawed(Flaw flaw) {
    super(flaw.name());
    this.flaw = flaw;
  }

  Flaw flaw() {
    return flaw;
  }

  static void unless(boolean sound, Flaw flaw) throws Flawed {
    if (!sound) {
      throw new Flawed(flaw);
    }
  }
}
