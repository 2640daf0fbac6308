package io.cloudcostguard.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.cloudcostguard.notifier",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String HERE = "io.cloudcostguard.notifier";

  @ArchTest
  static final ArchRule knowsNoOtherServiceAndNotHowAnEstimateIsComputed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cloudcostguard.estimation..",
              "io.cloudcostguard.estimator..",
              "io.cloudcostguard.ingest..",
              "io.cloudcostguard.pricing..",
              "org.apache.kafka.streams..");

  @ArchTest
  static final ArchRule messagesArePure =
      noClasses()
          .that()
          .resideInAPackage(HERE + ".message")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache..",
              "java.sql..",
              "java.net..",
              HERE + ".deliver",
              HERE + ".route",
              "io.cloudcostguard.outbound..");

  @ArchTest
  static final ArchRule messagesKnowNoClock =
      noClasses()
          .that()
          .resideInAPackage(HERE + ".message")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock");

  @ArchTest
  static final ArchRule delivererKnowsNotWhatItCarries =
      noClasses()
          .that()
          .resideInAPackage(HERE + ".deliver")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              HERE + ".message",
              HERE + ".route",
              "io.cloudcostguard.schemas.estimate..",
              "io.cloudcostguard.schemas.budget..");

  @ArchTest
  static final ArchRule hasNoCycles = slices().matching(HERE + ".(*)..").should().beFreeOfCycles();
}
