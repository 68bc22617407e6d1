package dev.lethe.config.explain;

import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Traffic;
import java.util.List;

/** What the document promises beside the rules. */
interface DutyWording {
  String enforced(Check check);

  String leftTo(ByPerson person);

  List<String> traffic(Traffic traffic);
}
