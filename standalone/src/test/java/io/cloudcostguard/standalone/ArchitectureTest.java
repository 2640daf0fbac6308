package io.cloudcostguard.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;

@AnalyzeClasses(
    packages = "io.cloudcostguard",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String RESOURCES = "io.cloudcostguard.estimation.resource.";
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

  /// Vendors may have services of the same name.
  @ArchTest
  static void noTwoClassesShareAName(JavaClasses classes) {
    Map<String, List<String>> byName =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.getPackageName().startsWith(RESOURCES))
            .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));

    assertThat(byName).hasSizeGreaterThan(500);
    assertThat(byName.values()).allMatch(namesakes -> namesakes.size() == 1);
  }

  @ArchTest
  static final ArchRule hasNoCycles = slices().matching(HERE + ".(*)..").should().beFreeOfCycles();
}
