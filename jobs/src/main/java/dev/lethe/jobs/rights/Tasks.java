package dev.lethe.jobs.rights;

import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What waits for a person, register by register, the oldest first. */
public record Tasks(List<Task> requests, List<Task> routings, List<Task> directives) {
  public Tasks {
    requests = List.copyOf(requests);
    routings = List.copyOf(routings);
    directives = List.copyOf(directives);
  }

  public static Tasks of(Controller controller) {
    LocalDate today = controller.today();
    return new Tasks(
        new RequestRegister(controller).open().stream().map(one -> Task.of(one, today)).toList(),
        new Routings(controller).waiting().stream().map(one -> Task.of(one, today)).toList(),
        new DirectiveRegister(controller)
            .waiting().stream().map(one -> Task.of(one, today)).toList());
  }

  public List<Task> all() {
    return Stream.of(requests, routings, directives).flatMap(List::stream).toList();
  }

  public boolean anyOverdue() {
    return all().stream().anyMatch(Task::overdue);
  }
}
