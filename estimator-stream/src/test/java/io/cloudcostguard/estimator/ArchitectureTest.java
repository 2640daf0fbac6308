package io.cloudcostguard.estimator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.cloudcostguard.estimator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /// But for the notary, which posts checkpoints to a witness.
  @ArchTest
  static final ArchRule KNOWS_NO_HTTP_AND_NO_SQL =
      noClasses()
          .that()
          .doNotHaveSimpleName("HttpWitness")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "java.net.http..",
              "jakarta.servlet..",
              "org.springframework.web..",
              "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule THE_TOPOLOGY_KNOWS_NO_SPRING =
      noClasses()
          .that()
          .resideInAPackage("..topology..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");
}
