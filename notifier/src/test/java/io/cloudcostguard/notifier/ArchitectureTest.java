package io.cloudcostguard.notifier;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.cloudcostguard.notifier.message.Markup;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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
              HERE + ".send..",
              HERE + ".receiver",
              HERE + ".record",
              HERE + ".claim",
              HERE + ".enqueue",
              HERE + ".route",
              HERE + ".command",
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
  static final ArchRule renderingABodyIsPure =
      noClasses()
          .that()
          .resideInAPackage(HERE + ".send.*")
          .and(
              assignableTo(Markup.class)
                  .or(simpleNameEndingWith("Body"))
                  .or(simpleNameEndingWith("Card")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "java.sql..", "io.cloudcostguard.outbound..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock");

  @ArchTest
  static final ArchRule aChannelKnowsNoOtherChannel =
      slices().matching(HERE + ".send.(*)").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule onlyTheConfigurationKnowsTheChannels =
      noClasses()
          .that()
          .resideOutsideOfPackage(HERE + ".send.*")
          .and()
          .doNotHaveSimpleName("SendConfiguration")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HERE + ".send.*");

  @ArchTest
  static final ArchRule sendingKnowsNothingOfClaimingAndRecording =
      noClasses()
          .that()
          .resideInAPackage(HERE + ".send..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HERE + ".receiver", HERE + ".claim", HERE + ".record");

  @ArchTest
  static final ArchRule recordingKnowsNothingOfClaiming =
      noClasses()
          .that()
          .resideInAnyPackage(HERE + ".record", HERE + ".receiver")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HERE + ".claim");

  @ArchTest
  static final ArchRule claimingAndRecordingKnowNoMessage =
      noClasses()
          .that()
          .resideInAnyPackage(HERE + ".claim", HERE + ".record", HERE + ".receiver")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              HERE + ".message",
              HERE + ".enqueue",
              HERE + ".route",
              "io.cloudcostguard.schemas.estimate..",
              "io.cloudcostguard.schemas.budget..");

  @ArchTest
  static final ArchRule onlyRepositoriesQueryTheDatabase =
      noClasses()
          .that()
          .areTopLevelClasses()
          .and()
          .areNotAnnotatedWith(Repository.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(JdbcClient.class);

  @ArchTest
  static final ArchRule theTimeComesFromAClock =
      noClasses().should().callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule hasNoCycles = slices().matching(HERE + ".(*)..").should().beFreeOfCycles();
}
