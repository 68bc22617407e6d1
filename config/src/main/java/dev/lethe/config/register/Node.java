package dev.lethe.config.register;

import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Policy;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes nodes of one register: named ones, blank ones, texts with their language. */
final class Node {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Policy policy;
  private final Language language;

  Node(Policy policy, Language language) {
    this.policy = policy;
    this.language = language;
  }

  /** The same thing has the same name in every register of the controller. */
  String name(String local) {
    return "urn:lethe:%s:%s".formatted(policy.controller(), local);
  }

  void identify(ObjectNode node, String local, String type) {
    node.put("id", name(local)).put("type", type);
  }

  ObjectNode named(String local, String type) {
    ObjectNode node = NODES.objectNode();
    identify(node, local, type);
    return node;
  }

  ObjectNode blank(String type) {
    return NODES.objectNode().put("type", type);
  }

  /** In the language asked for. */
  ObjectNode said(String text) {
    return literal(text, language.tag());
  }

  /** In the language of the policy. */
  ObjectNode quoted(String text) {
    return literal(text, policy.language().toLanguageTag());
  }

  private static ObjectNode literal(String text, String language) {
    return NODES.objectNode().put("@value", text).put("@language", language);
  }
}
