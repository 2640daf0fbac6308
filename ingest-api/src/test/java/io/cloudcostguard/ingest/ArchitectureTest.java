package io.cloudcostguard.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Configuration;

@AnalyzeClasses(packages = "io.cloudcostguard.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DOES_NOT_KNOW_HOW_A_PRICE_IS_COMPUTED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cloudcostguard.estimation.bill..",
              "io.cloudcostguard.estimation.price..",
              "io.cloudcostguard.schemas.price..",
              "org.apache.kafka.streams..");

  @ArchTest
  static final ArchRule KNOWS_NO_OTHER_SERVICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cloudcostguard.estimator..",
              "io.cloudcostguard.pricing..",
              "io.cloudcostguard.notifier..");

  @ArchTest
  static final ArchRule TAKES_PLANS_IN_WITHOUT_SQL =
      noClasses()
          .that()
          .resideInAnyPackage("..ingest.submission..", "..ingest.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule WRITES_NO_PLAN_TO_DISK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.nio.file..",
              "org.apache.tomcat.util.http.fileupload.disk..",
              "org.springframework.web.multipart..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.io.File.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(jakarta.servlet.http.Part.class);

  @ArchTest
  static final ArchRule READS_THE_TIME_FROM_ONE_CLOCK =
      noClasses()
          .that()
          .areNotAssignableTo(IngestApplication.IngestConfiguration.class)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule CONFIGURATIONS_ARE_CALLED_SO =
      classes()
          .that()
          .areAnnotatedWith(Configuration.class)
          .should()
          .haveSimpleNameEndingWith("Configuration");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("io.cloudcostguard.ingest.(*)..").should().beFreeOfCycles();
}
