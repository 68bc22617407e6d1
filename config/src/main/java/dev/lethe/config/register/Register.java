package dev.lethe.config.register;

import dev.lethe.config.explain.Explainer;
import dev.lethe.config.explain.Explanation;
import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Role;
import dev.lethe.config.read.ReadPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy as a register of processing. The document carries its own context: no reader has to
 * fetch one.
 */
public final class Register {
  private static final String CONTEXT = "/dev/lethe/config/register/context.jsonld";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Policy policy;
  private final Node nodes;

  private Register(Policy policy, Language language) {
    this.policy = policy;
    this.nodes = new Node(policy, language);
  }

  /** One JSON-LD document. */
  public static String of(ReadPolicy read, Language language) {
    Register register = new Register(read.policy(), language);
    Explanation explanation = Explainer.explain(read.policy(), language);
    return MAPPER.writeValueAsString(register.document(explanation, language)) + "\n";
  }

  private ObjectNode document(Explanation explanation, Language language) {
    ObjectNode document = MAPPER.createObjectNode();
    document.set("@context", context());
    nodes.identify(document, "register", "dpv:ROPA");
    document.set("title", nodes.said(explanation.title()));
    document.put("identifier", "sha256:" + policy.sha256());
    if (policy.edition().number() > 0) {
      document.put("version", Integer.toString(policy.edition().number()));
    }
    document.set("remark", nodes.said(unstated(language)));
    document.set(organisationIs(), organisation());
    document.set("notice", notice());
    ArrayNode processes = document.putArray("processes");
    new Processes(policy, explanation, nodes).all().forEach(processes::add);
    new Measures(policy, explanation, nodes).addTo(document);
    return document;
  }

  private String organisationIs() {
    return policy.role() == Role.CONTROLLER ? "controller" : "processor";
  }

  private ObjectNode organisation() {
    String type = policy.role() == Role.CONTROLLER ? "dpv:DataController" : "dpv:DataProcessor";
    return nodes.named("organisation", type).put("title", policy.controller().value());
  }

  private ObjectNode notice() {
    ObjectNode notice = nodes.named("notice", "dpv:PrivacyNotice");
    notice.set("title", nodes.quoted(policy.document().title()));
    notice.put("version", policy.document().version());
    policy.document().dated().ifPresent(day -> notice.put("issued", day.toString()));
    return notice;
  }

  /** What article 30 asks for and no policy file holds. */
  private static String unstated(Language language) {
    return language == Language.FR
        ? "Le fichier de politique n’indique ni les coordonnées, ni les finalités autres que la mesure d’audience, ni les destinataires, ni les transferts : à compléter (RGPD, art. 30(1))."
        : "The policy file states no contact details, no purposes but audience measurement, no recipients and no transfers: to be completed (GDPR art. 30(1)).";
  }

  private static JsonNode context() {
    try (InputStream in = Register.class.getResourceAsStream(CONTEXT)) {
      return MAPPER.readTree(Objects.requireNonNull(in, CONTEXT));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + CONTEXT, e);
    }
  }
}
