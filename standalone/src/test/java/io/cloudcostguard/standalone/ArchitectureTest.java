package io.cloudcostguard.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.cloudcostguard",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String HERE = "io.cloudcostguard.standalone";

  @ArchTest
  static final ArchRule isKnownToNothingBelow =
      noClasses()
          .that()
          .resideOutsideOfPackage(HERE + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HERE + "..");

  @ArchTest
  static final ArchRule theStackKnowsNoCommand =
      noClasses()
          .that()
          .resideInAPackage(HERE + ".local")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HERE, HERE + ".demo", HERE + ".prices", "picocli..");

  @ArchTest
  static final ArchRule hasNoCycles = slices().matching(HERE + ".(*)..").should().beFreeOfCycles();
}
