package io.cloudcostguard.pricing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.cloudcostguard.pricing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theLoaderNeverKnowsPlans =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cloudcostguard.schemas.plan..",
              "io.cloudcostguard.schemas.estimate..",
              "io.cloudcostguard.schemas.budget..",
              "io.cloudcostguard.estimation.plan..",
              "io.cloudcostguard.estimation.resource..",
              "io.cloudcostguard.estimation.usage..",
              "io.cloudcostguard.estimation.bill..",
              "io.cloudcostguard.estimation.budget..");

  @ArchTest
  static final ArchRule sourcesKnowNoDatabaseTopicOrFramework =
      noClasses()
          .that()
          .resideInAPackage("..pricing.source..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.postgresql..",
              "org.apache.kafka..",
              "org.springframework..",
              "..pricing.catalogue..",
              "..pricing.publish..");

  @ArchTest
  static final ArchRule theCatalogueKnowsNoTopic =
      noClasses()
          .that()
          .resideInAPackage("..pricing.catalogue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "..pricing.publish..");

  @ArchTest
  static final ArchRule thePublisherKnowsNoSource =
      noClasses()
          .that()
          .resideInAPackage("..pricing.publish..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..pricing.source..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.cloudcostguard.pricing.(*)..").should().beFreeOfCycles();
}
