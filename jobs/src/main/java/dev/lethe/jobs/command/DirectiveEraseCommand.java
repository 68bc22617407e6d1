package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.ErasureOrder;
import dev.lethe.jobs.settings.Controller;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "erase",
    description = {
      "Plans the erasure that the deceased had wished, whatever the clocks say; a hold or a",
      "restriction stays stronger. Then as for any plan: approve, apply, release. Close the directive",
      "afterwards.",
    })
final class DirectiveEraseCommand extends ControllerCommand {
  @Parameters(paramLabel = "DIRECTIVE", description = "Id that 'directive add' printed.")
  private UUID id = new UUID(0, 0);

  @Mixin private ErasurePlanning planning = new ErasurePlanning();

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    var order = ErasureOrder.ofDirective(controller, id);
    print(planning.plan(order, controller, place.terminal(), texts()));
    return ExitCode.DONE;
  }
}
