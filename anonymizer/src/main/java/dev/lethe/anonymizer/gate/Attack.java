package dev.lethe.anonymizer.gate;

/** One way to learn from a candidate what it must not tell. */
interface Attack {
  String name();

  Finding on(Candidate candidate);
}
