package io.cloudcostguard.estimation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.cloudcostguard.estimation",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_CORE_IS_PURE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "org.springframework..", "java.sql..", "java.net.http..");

  @ArchTest
  static final ArchRule THE_CORE_HAS_NO_CLOCK_AND_NO_DICE =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.random.RandomGenerator.class);

  @ArchTest
  static final ArchRule RESOURCE_TYPES_KNOW_NO_PRICES =
      noClasses()
          .that()
          .resideInAPackage("..resource..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..estimation.price..");

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_FEATURES =
      slices()
          .matching(
              "io.cloudcostguard.estimation.(plan|bill|price|usage|budget|render|compare|decision|recommendation|policy|yaml)..")
          .should()
          .beFreeOfCycles();
}
