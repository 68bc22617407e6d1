package dev.lethe.config.advice;

import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Traffic;
import java.util.Locale;
import java.util.regex.Pattern;

/** What names give away. A sign is a whole word of a name: {@code ip} is in no {@code zip}. */
enum Signs {
  AUDIENCE("page_?views?|pages?_vues?|hits?|visits?|visites?|audience|analytics"),
  TRACER("cookies?|tracers?|traceurs?|consents?|consentements?|choices?"),
  ACCOUNT("last_login(_at)?|login_at|logged(_in)?_at|(last_)?seen_at|derniere_connexion"),
  LOG("logs?|logins?|log_?ins?|connexions?|audit|journal|access_?logs?|ip_?logs?"),
  OPPOSITION("oppositions?|suppressions?|opt_?outs?|unsubscri\\w*|desabonn\\w*|blocklist"),
  INVOICE("invoices?|factures?|billing|accounting|comptabilite"),
  CARD_CODE("cvv2?|cvc2?|csc|cryptogram(me)?|security_code"),
  CARD("pan|card_?numbers?|numero_?(de_)?carte|card_?expiry"),
  RECORDING("recordings?|call_?recordings?|enregistrements?|calls?|appels?"),
  IDENTITY("id_?copy|identity_?(copy|document|proof)s?|passports?|passeports?|piece_identite|cni"),
  DIRECT("e?_?mails?|courriel|phones?|telephones?|tel|passwords?|mot_de_passe|tokens?|iban|ip");

  private final Pattern pattern;

  Signs(String words) {
    pattern = Pattern.compile("(?:^|.*_)(?:" + words + ")(?:_.*|$)");
  }

  boolean in(String name) {
    return pattern.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  boolean in(TableName table) {
    return in(table.table());
  }

  boolean inColumnsOf(Table table) {
    return table.columns().values().stream().map(Column::name).anyMatch(this::in);
  }

  static boolean isAudience(Policy policy, TableName table) {
    return policy.traffic().map(Traffic::hits).filter(table::equals).isPresent()
        || AUDIENCE.in(table);
  }

  static boolean isTracer(Policy policy, TableName table) {
    return policy.traffic().map(t -> t.consent().table()).filter(table::equals).isPresent()
        || TRACER.in(table);
  }
}
