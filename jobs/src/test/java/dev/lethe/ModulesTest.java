package dev.lethe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.lethe.config.planted.ConnectedPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** config, anonymizer, warehouse, jobs: each knows only those before it. */
class ModulesTest {
  private static final ArchRule CONFIG =
      mayNotUse(
          "dev.lethe.config..",
          "dev.lethe.anonymizer..",
          "dev.lethe.warehouse..",
          "dev.lethe.jobs..",
          "org.springframework..",
          "org.apache.spark..",
          "io.delta..",
          "java.sql..",
          "javax.sql..");

  private static final ArchRule ANONYMIZER =
      mayNotUse(
          "dev.lethe.anonymizer..",
          "dev.lethe.warehouse..",
          "dev.lethe.jobs..",
          "org.springframework..",
          "io.delta..",
          "java.sql..",
          "javax.sql..");

  private static final ArchRule WAREHOUSE =
      mayNotUse("dev.lethe.warehouse..", "dev.lethe.jobs..", "org.springframework..");

  private static final JavaClasses LETHE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lethe");

  static Stream<ArchRule> rules() {
    return Stream.of(CONFIG, ANONYMIZER, WAREHOUSE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void modules_dependOneWay(ArchRule rule) {
    rule.check(LETHE);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modules_areAllSeen(String module) {
    assertThat(LETHE).anyMatch(c -> c.getPackageName().startsWith(module));
  }

  static Stream<String> modules() {
    return Stream.of(
        "dev.lethe.config", "dev.lethe.anonymizer", "dev.lethe.warehouse", "dev.lethe.jobs");
  }

  @Test
  void rule_withAPlantedImport_fails() {
    JavaClasses planted = new ClassFileImporter().importClasses(ConnectedPolicy.class);

    assertThat(CONFIG.evaluate(planted).getFailureReport().getDetails())
        .anyMatch(breach -> breach.contains("ConnectedPolicy") && breach.contains("java.sql"));
  }

  private static ArchRule mayNotUse(String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }
}
