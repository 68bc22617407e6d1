package dev.lethe.config.coverage;

import dev.lethe.config.coverage.Obligations.Obligation;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Duty;
import dev.lethe.config.policy.Duty.Fulfilment.ByCheck;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.read.ReadPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How one policy answers its clauses.
 *
 * @param stub whether the policy says of itself that it is being written
 */
public record Coverage(String controller, boolean stub, List<ClauseCoverage> clauses) {
  public Coverage {
    clauses = List.copyOf(clauses);
  }

  static Coverage of(ReadPolicy read, Obligations obligations, ClauseTests tests) {
    List<Answer> answers = answers(read.policy());
    return new Coverage(
        read.policy().controller().value(),
        read.stub(),
        obligations.clauses().stream().map(clause -> clause(clause, answers, tests)).toList());
  }

  private static ClauseCoverage clause(Obligation clause, List<Answer> answers, ClauseTests tests) {
    List<Answer> its = answers.stream().filter(a -> clause.isAnsweredBy(a.id())).toList();
    List<String> proofs = tests.of(clause.id());
    return new ClauseCoverage(clause, its, proofs, state(its, proofs));
  }

  private static State state(List<Answer> answers, List<String> tests) {
    if (answers.isEmpty()) {
      return State.MISSING;
    }
    if (answers.stream().anyMatch(a -> a.kind() == Answer.Kind.QUESTION)) {
      return State.WAITING;
    }
    if (answers.stream().allMatch(a -> a.kind() == Answer.Kind.PERSON)) {
      return State.PERSON;
    }
    return tests.isEmpty() ? State.UNPROVED : State.PROVED;
  }

  static List<Answer> answers(Policy policy) {
    List<Answer> answers = new ArrayList<>();
    policy.rules().forEach(rule -> answers.add(answer(rule)));
    policy.rules().stream()
        .filter(rule -> rule.recontact().isPresent())
        .forEach(rule -> answers.add(recontact(rule)));
    policy.terms().forEach(term -> answers.add(answer(term)));
    policy.duties().forEach(duty -> answers.add(answer(duty)));
    return answers;
  }

  private static Answer answer(Rule rule) {
    boolean open = rule.openDecision().isPresent();
    return new Answer(
        rule.id(), open ? Answer.Kind.QUESTION : Answer.Kind.RULE, rule.then().word());
  }

  private static Answer recontact(Rule rule) {
    Recontact recontact = rule.recontact().orElseThrow();
    return new Answer(
        recontact.id(),
        rule.asksNobody() ? Answer.Kind.QUESTION : Answer.Kind.RECONTACT,
        recontact.before().toString());
  }

  /** An open question of a term leaves the archiving itself undisputed, and yet nothing may end. */
  private static Answer answer(Archive.Term term) {
    boolean open = term.openDecision().isPresent();
    return new Answer(
        term.id(), open ? Answer.Kind.QUESTION : Answer.Kind.ARCHIVE, term.keep().toString());
  }

  private static Answer answer(Duty duty) {
    if (duty.fulfilment() instanceof ByCheck by) {
      return new Answer(duty.id(), Answer.Kind.CHECK, by.check().word());
    }
    if (duty.fulfilment() instanceof ByPerson by) {
      return new Answer(duty.id(), Answer.Kind.PERSON, by.who());
    }
    throw new IllegalStateException("No answer for " + duty.fulfilment().getClass());
  }

  /** Clauses that a complete policy may not leave so; none for a stub. */
  public Stream<ClauseCoverage> failures() {
    return stub ? Stream.empty() : clauses.stream().filter(c -> c.state().fails());
  }

  public long count(State state) {
    return clauses.stream().filter(clause -> clause.state() == state).count();
  }

  /**
   * What answers a clause.
   *
   * @param by what a rule does, which check, or which function
   */
  public record Answer(String id, Kind kind, String by) {
    /** How. */
    public enum Kind {
      RULE,
      /** A rule that plans but does not apply until the DPO has answered. */
      QUESTION,
      /** How long the intermediate archive keeps rows. */
      ARCHIVE,
      /** How long before the end a rule asks the person. */
      RECONTACT,
      CHECK,
      PERSON
    }
  }

  /** How far a clause is seen to. */
  public enum State {
    /** Carried out by Lethe, and at least one test proves it. */
    PROVED(false),
    /** A person sees to all of it. */
    PERSON(false),
    /** A rule is written; the DPO has a question to answer first. */
    WAITING(false),
    /** Carried out by Lethe, but no test names the clause. */
    UNPROVED(true),
    /** Nothing in the policy answers it. */
    MISSING(true);

    private final boolean fails;

    State(boolean fails) {
      this.fails = fails;
    }

    public boolean fails() {
      return fails;
    }
  }

  /** One clause: what answers it, which tests name it. */
  public record ClauseCoverage(
      Obligation clause, List<Answer> answers, List<String> tests, State state) {
    public ClauseCoverage {
      answers = List.copyOf(answers);
      tests = List.copyOf(tests);
    }
  }
}
