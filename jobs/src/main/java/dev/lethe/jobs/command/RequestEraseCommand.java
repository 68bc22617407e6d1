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
      "Plans the erasure of the person, whatever the clocks say; a hold or a restriction stays",
      "stronger. Then as for any plan: approve, apply, release. Close the request afterwards.",
    })
final class RequestEraseCommand extends ControllerCommand {
  @Parameters(paramLabel = "REQUEST", description = "Id that 'request add' printed.")
  private UUID id = new UUID(0, 0);

  @Mixin private ErasurePlanning planning = new ErasurePlanning();

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    var order = ErasureOrder.ofRequest(controller, id);
    print(planning.plan(order, controller, place.terminal(), texts()));
    return ExitCode.DONE;
  }
}
