package dev.lethe.jobs.evidence.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class VerifierIndependenceTest {
  @Test
  void verifier_dependsOnNothingButTheJdkAndItself() {
    classes()
        .that()
        .resideInAPackage("dev.lethe.jobs.evidence.verify")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.lethe.jobs.evidence.verify",
            "java.lang..",
            "java.io",
            "java.nio..",
            "java.security..",
            "java.util..",
            "org.jspecify.annotations")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.lethe.jobs.evidence"));
  }
}
