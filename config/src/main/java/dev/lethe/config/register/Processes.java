package dev.lethe.config.register;

import dev.lethe.config.explain.Explanation;
import dev.lethe.config.explain.Explanation.RuleText;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Traffic;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One process for each rule, each message to people, each term of an archive, and one for the
 * traffic statistics.
 */
final class Processes {
  private final Policy policy;
  private final Explanation explanation;
  private final Node nodes;
  private final PersonalData data;

  Processes(Policy policy, Explanation explanation, Node nodes) {
    this.policy = policy;
    this.explanation = explanation;
    this.nodes = nodes;
    this.data = new PersonalData(policy, nodes);
  }

  List<ObjectNode> all() {
    List<ObjectNode> processes = new ArrayList<>();
    for (int i = 0; i < policy.rules().size(); i++) {
      Rule rule = policy.rules().get(i);
      RuleText text = explanation.rules().get(i);
      processes.add(process(rule, text));
      rule.recontact().ifPresent(one -> processes.add(process(rule, one, text)));
    }
    processes.addAll(archives());
    policy.traffic().map(this::process).ifPresent(processes::add);
    return processes;
  }

  private ObjectNode process(Rule rule, RuleText text) {
    ObjectNode process = begun(rule.id(), rule.clause(), rule.subject());
    process.set("description", nodes.said(text.due()));
    process.set("data", data.of(text.tables()));
    Storage storage = rule.trigger().read(new Storage.Of(nodes, text, rule.then().retires()));
    process.put("subject", storage.subject());
    process.set("storage", storage.conditions());
    process.putArray("processing").add(rule.then().retires() ? "dpv:Erase" : "dpv:Pseudonymise");
    if (rule.then() == Then.PSEUDONYMISE) {
      process.put("technicalMeasure", "dpv:DeterministicPseudonymisation");
    }
    if (rule.then() == Then.ARCHIVE) {
      process.withArray("processing").add("dpv:Store");
    }
    if (rule.then() == Then.ANONYMISE) {
      process.withArray("processing").add("dpv:Anonymise");
      process.put("technicalMeasure", "dpv:Anonymisation");
    }
    rule.openDecision().ifPresent(question -> open(process, question));
    return process;
  }

  /** One message to whoever a rule is about to retire; the recipient is named in its sentences. */
  private ObjectNode process(Rule rule, Recontact recontact, RuleText text) {
    ObjectNode process = begun(recontact.id(), recontact.clause(), rule.subject());
    process.set("description", nodes.said(String.join(" ", text.asked())));
    process.set("data", data.of(policy.table(rule.subject()), List.of(recontact.reference())));
    process.put("subject", "dpv:DataSubject");
    process.put("purpose", "dpv:CommunicationManagement");
    process.putArray("processing").add("dpv:Transmit");
    rule.openDecision().or(recontact::openDecision).ifPresent(question -> open(process, question));
    return process;
  }

  /** What the archive stores, and how long: a process for each term. */
  private List<ObjectNode> archives() {
    List<ObjectNode> processes = new ArrayList<>();
    for (Table table : policy.archived()) {
      Archive archive = table.archive().orElseThrow();
      for (Archive.Term term : archive.terms()) {
        processes.add(process(table, archive, term, explanation.archives().get(processes.size())));
      }
    }
    return processes;
  }

  private ObjectNode process(Table table, Archive archive, Archive.Term term, RuleText text) {
    ObjectNode process = begun(term.id(), term.clause(), table.name());
    process.set("description", nodes.said(text.due()));
    process.set("data", data.of(table, archive.columns()));
    process.put("subject", "dpv:DataSubject");
    process.set("storage", new Storage.Of(nodes, text, true).lasting(term.keep()));
    process.putArray("processing").add("dpv:Store").add("dpv:Erase");
    term.openDecision().ifPresent(question -> open(process, question));
    return process;
  }

  /** Planned, and not carried out before the question is answered. */
  private void open(ObjectNode process, String question) {
    process.put("status", "dpv:ActivityProposed");
    process.set("remark", nodes.quoted(question));
  }

  private ObjectNode process(Traffic traffic) {
    ObjectNode process = begun("traffic", traffic.clause(), traffic.hits());
    explanation
        .traffic()
        .ifPresent(t -> process.set("description", nodes.said(String.join(" ", t.sentences()))));
    process.set("data", data.of(traffic.hits()));
    process.put("subject", "dpv:DataSubject");
    process.put("purpose", "dpv:ServiceUsageAnalytics");
    process.put("legalBasis", "eu-gdpr:A6-1-a");
    process.putArray("processing").add("dpv:Aggregate");
    return process;
  }

  private ObjectNode begun(String id, Clause clause, TableName subject) {
    ObjectNode process = nodes.named(id, "dpv:Process");
    process.put("title", id);
    process.set("citation", nodes.quoted(clause.section() + ": " + clause.quote()));
    boolean isController = policy.table(subject).role() == Role.CONTROLLER;
    process.put(isController ? "controller" : "processor", nodes.name("organisation"));
    return process;
  }
}
