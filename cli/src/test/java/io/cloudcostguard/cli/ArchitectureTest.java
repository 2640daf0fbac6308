package io.cloudcostguard.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.cloudcostguard.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsNoServer =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cloudcostguard.estimator..",
              "io.cloudcostguard.ingest..",
              "io.cloudcostguard.notifier..",
              "io.cloudcostguard.outbound..",
              "io.cloudcostguard.pricing..",
              "io.cloudcostguard.standalone..",
              "kafka..",
              "org.apache.kafka.streams..",
              "org.springframework..",
              "java.sql..",
              "javax.sql..");

  @ArchTest
  static final ArchRule hasNoCycles =
      slices().matching("io.cloudcostguard.cli.(*)..").should().beFreeOfCycles();
}
