package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.demo.Outcome;
import dev.lethe.jobs.retention.DemoRig;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** What a DPO types, on fictional people. */
final class Desk implements AutoCloseable {
  private final DemoRig rig;
  private final Iterator<Long> due;
  private final Iterator<Long> active;

  private Desk(DemoRig rig) {
    this.rig = rig;
    this.due = users(Outcome.ANONYMISED);
    this.active = users(Outcome.KEPT);
  }

  static Desk open(String name) throws SQLException {
    return open(name, text -> text);
  }

  /** With the policy's text changed. */
  static Desk open(String name, UnaryOperator<String> policy) throws SQLException {
    return new Desk(
        DemoRig.create(
            name,
            400,
            text -> policy.apply(text.replace("refuse-above: 20%", "refuse-above: 60%"))));
  }

  DemoRig rig() {
    return rig;
  }

  /** Another user whose time is over. */
  String dueUser() {
    return Long.toString(due.next());
  }

  /** Another user whose time is not over. */
  String activeUser() {
    return Long.toString(active.next());
  }

  private Iterator<Long> users(Outcome outcome) {
    return rig.histories().expecting(outcome).stream()
        .filter(history -> history.table().equals("users"))
        .filter(history -> history.outcome().filter(outcome::equals).isPresent())
        .flatMap(history -> history.keys().boxed())
        .iterator();
  }

  LocalDate today() {
    return rig.controller().today();
  }

  Spoken say(String... arguments) {
    return Spoken.at(rig.home(), arguments);
  }

  /** The answer of a command that must end well. */
  JsonNode done(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--json");
    Spoken spoken = say(all.toArray(String[]::new));
    assertThat(spoken.code()).as(spoken.all()).isEqualTo(ExitCode.DONE.number());
    return spoken.json();
  }

  Spoken add(String key, String kind, LocalDate received, String identity) {
    return say(
        "request",
        "add",
        "--table",
        "users",
        "--key",
        key,
        "--kind",
        kind,
        "--received-on",
        received.toString(),
        "--identity-check",
        identity,
        "--json");
  }

  /** Id of a new request. */
  String request(String key, String kind, LocalDate received) {
    Spoken added = add(key, kind, received, "ID-2026-17");
    assertThat(added.code()).as(added.all()).isZero();
    return added.json().path("request").asString();
  }

  Spoken close(String request, String outcome) {
    return say("request", "close", request, "--outcome", outcome);
  }

  JsonNode plan() {
    return done("plan", "--as-of", DemoRig.AS_OF.toString());
  }

  JsonNode erasure(String request) {
    return done("request", "erase", request, "--as-of", DemoRig.AS_OF.toString());
  }

  /** Approves and applies. */
  void carryOut(JsonNode plan) {
    String id = plan.path("plan").asString();
    String key = rig.home().resolve("dpo.pem").toString();
    String digest = plan.path("digest").asString();
    done("approve", id, "--digest", digest, "--key", key, "--comment", "as asked");
    done("apply", id);
  }

  void release(JsonNode plan) {
    done("release", plan.path("plan").asString());
  }

  /** How a user stands in a plan; "-": not at all. */
  String planned(String key, JsonNode plan) {
    return rig.sql()
        .sql(
            "SELECT coalesce(max(planned), '-') FROM lethe.plan_subject WHERE plan_id::text = ? AND subject_table = 'users' AND subject_key = ?")
        .params(plan.path("plan").asString(), key)
        .query(String.class)
        .single();
  }

  boolean isThere(String key) {
    return count("SELECT count(*) FROM users WHERE id::text = ?", key) == 1;
  }

  long count(String sql, Object... values) {
    return rig.sql().sql(sql).params(values).query(Long.class).single();
  }

  @Override
  public void close() {
    rig.close();
  }
}
