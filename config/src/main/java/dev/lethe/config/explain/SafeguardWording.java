package dev.lethe.config.explain;

import dev.lethe.config.policy.Elsewhere;
import dev.lethe.config.policy.ImportsEnded;
import dev.lethe.config.policy.Lengthening;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.NeverStored;
import dev.lethe.config.policy.Table;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/** What bounds every run. */
interface SafeguardWording {
  String forbidden(Table table);

  /** Who else is asked to erase when a row of the table goes. */
  String elsewhere(Table table, Elsewhere copy);

  String zone(ZoneId zone);

  String limits(Limits limits);

  String holds(List<String> holds);

  String processor(List<String> tables);

  String withoutPeople(List<String> tables);

  String neverStored(NeverStored what);

  String regions(List<String> regions);

  String backups(Period erasedWithin);

  String backupsNeverPast(String rule, Period period);

  String importsEnded(ImportsEnded decision);

  String version(int number);

  String lengthened(Lengthening decision);
}
