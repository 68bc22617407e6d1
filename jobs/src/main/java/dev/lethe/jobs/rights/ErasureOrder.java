package dev.lethe.jobs.rights;

import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Duty;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * Who is to be erased, whatever the clocks say, and on whose word.
 *
 * @param id of the request or directive
 * @param word how messages and the register of plans call it
 * @param rule its name in plans and in the run log
 * @param askedOn day on which it was asked for
 * @param clause what it rests on
 */
public record ErasureOrder(
    UUID id,
    String word,
    String rule,
    TableName table,
    String key,
    LocalDate askedOn,
    Clause clause) {

  /**
   * Rests on the law.
   *
   * @throws dev.lethe.config.LetheException INVALID where no open request asks for erasure
   */
  public static ErasureOrder ofRequest(Controller controller, UUID id) {
    RightsRequest request = new RequestRegister(controller).findOpen(id);
    if (request.right() != Right.ERASURE) {
      throw RequestRegister.cannot("erase for", request.id(), "it does not ask for erasure");
    }
    return new ErasureOrder(
        request.id(),
        "request",
        Erasures.RULE,
        request.table(),
        request.subjectKey().orElseThrow(),
        request.deadline().receivedOn(),
        isFrench(controller.policy().language())
            ? new Clause("RGPD, art. 17", "Droit à l’effacement")
            : new Clause("GDPR, art. 17", "Right to erasure"));
  }

  /**
   * Rests on the clause that promises to carry directives out, where the policy has one.
   *
   * @throws dev.lethe.config.LetheException INVALID where no open directive asks for erasure
   */
  public static ErasureOrder ofDirective(Controller controller, UUID id) {
    Directive directive = new DirectiveRegister(controller).findOpen(id);
    if (directive.kind() != Directive.Kind.ERASE) {
      throw DirectiveRegister.cannot("erase for", directive.id(), "it does not ask for erasure");
    }
    return new ErasureOrder(
        directive.id(),
        "directive",
        Erasures.AFTER_DEATH,
        directive.table(),
        directive.subjectKey().orElseThrow(),
        directive.notifiedOn(),
        promise(controller.policy()));
  }

  private static Clause promise(Policy policy) {
    return policy.duties().stream()
        .filter(
            duty ->
                duty.fulfilment() instanceof Duty.Fulfilment.ByCheck by
                    && by.check() == Check.DIRECTIVES_CARRIED_OUT)
        .map(Duty::clause)
        .findFirst()
        .orElseGet(
            () ->
                isFrench(policy.language())
                    ? new Clause("Directive post-mortem", "Effacement après le décès")
                    : new Clause("Directive", "Erasure after death"));
  }

  private static boolean isFrench(Locale language) {
    return language.getLanguage().equals("fr");
  }

  /** Without the key, which no message may show. */
  @Override
  public String toString() {
    return rule;
  }
}
