package io.cloudcostguard.actuals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.cloudcostguard.actuals",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule neverKnowsPlansTopicsOrSpring =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.kafka..",
              "io.cloudcostguard.schemas.plan..",
              "io.cloudcostguard.schemas.estimate..",
              "io.cloudcostguard.schemas.budget..");

  @ArchTest
  static final ArchRule billsKnowNoDatabase =
      noClasses()
          .that()
          .resideInAPackage("..actuals.bill..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "..actuals.load..");
}
