package dev.lethe.jobs.evidence;

/** One line of the run log. Its constructors refuse figures that do not add up. */
public sealed interface RunRecord
    permits RuleRecord,
        ReleaseRecord,
        TrafficRecord,
        ResidualRecord,
        DecisionRecord,
        KeyRecord,
        RightsRecord {

  Run run();

  Identity identity();

  <T> T read(Cases<T> cases);

  /** One answer per kind of record. */
  interface Cases<T> {
    T rule(RuleRecord rule);

    T release(ReleaseRecord release);

    T traffic(TrafficRecord traffic);

    T residual(ResidualRecord residual);

    T decision(DecisionRecord decision);

    T key(KeyRecord key);

    T rights(RightsRecord rights);
  }
}
