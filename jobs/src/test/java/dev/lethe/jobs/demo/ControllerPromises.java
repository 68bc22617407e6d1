package dev.lethe.jobs.demo;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A controller's demo, once under the policy that ships and once as if every question were
 * answered; each label of its fictional people is true of both.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ControllerPromises {
  private final String controller;
  private final int people;
  RetainedDemo shipped;
  RetainedDemo answered;

  ControllerPromises(String controller, int people) {
    this.controller = controller;
    this.people = people;
  }

  @BeforeAll
  void retain() throws SQLException {
    shipped = RetainedDemo.asShipped(controller, people);
    answered = RetainedDemo.answered(controller, people);
  }

  @AfterAll
  void close() {
    shipped.close();
    answered.close();
  }

  Stream<Arguments> expectations() {
    return shipped.expectations();
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void retain_asShipped_everyLabelIsTrue(String label, String table, Outcome expected) {
    shipped.assertLabelIsTrue(label, table, expected);
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void retain_questionsAnswered_everyLabelIsTrue(String label, String table, Outcome expected) {
    answered.assertLabelIsTrue(label, table, expected);
  }
}
