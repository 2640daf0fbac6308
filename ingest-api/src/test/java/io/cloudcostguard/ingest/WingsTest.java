package io.cloudcostguard.ingest;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Holds the walls between the packages of `ingest-api`. Each package directly below `ingest` is a
/// wing; a wing has one room, or several that are packages below it.
@AnalyzeClasses(packages = WingsTest.HOUSE, importOptions = DoNotIncludeTests.class)
class WingsTest {
  static final String HOUSE = "io.cloudcostguard.ingest";

  /// Lists each wing, from the bottom to the top, and the wings below that it uses.
  private static final List<Wing> WINGS =
      List.of(
          wing("ingest"),
          wing("database"),
          wing("catalogue"),
          wing("http", "database"),
          wing("kafka", "http", "ingest"),
          wing("identity", "http", "ingest")
              .of(
                  "identity.access",
                  "identity.limit",
                  "identity.oidc",
                  "identity.session",
                  "identity.tenant"),
          wing("agent", "http", "identity"),
          wing("docs", "http", "identity"),
          wing("console", "http", "identity"),
          wing("price", "http", "identity"),
          wing("pipeline", "http", "identity"),
          wing("actual", "http", "identity", "kafka"),
          wing("audit", "http", "identity", "ingest", "kafka"),
          wing("notification", "http", "identity", "ingest")
              .of("notification.delivery", "notification.subscription"),
          wing("result", "actual", "audit", "http", "identity", "ingest", "kafka")
              .of(
                  "result.approval",
                  "result.budget",
                  "result.decision",
                  "result.due",
                  "result.estimate",
                  "result.recommendation",
                  "result.settlement"),
          wing(
              "submission",
              "catalogue",
              "http",
              "identity",
              "ingest",
              "kafka",
              "notification",
              "result"),
          wing("integration", "http", "identity", "ingest", "result", "submission")
              .of("integration.compat", "integration.forge", "integration.runtask"));

  @ArchTest
  static final ArchRule ROOMS_HAVE_NO_CYCLES =
      slices().matching(HOUSE + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static void everyRoomIsDeclared(JavaClasses classes) {
    Set<String> declared = new TreeSet<>();
    WINGS.forEach(wing -> declared.addAll(wing.rooms()));

    Set<String> found = new TreeSet<>();
    classes.stream()
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .forEach(type -> found.add(room(type)));

    assertThat(found).isEqualTo(declared);
  }

  @ArchTest
  static void everyArrowBetweenWingsIsDeclaredAndUsed(JavaClasses classes) {
    Map<String, Set<String>> declared = new TreeMap<>();
    WINGS.stream()
        .filter(wing -> !wing.uses().isEmpty())
        .forEach(wing -> declared.put(wing.name(), new TreeSet<>(wing.uses())));

    Map<String, Set<String>> found =
        classes.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(arrow -> leavesAWing(arrow))
            .collect(
                groupingBy(
                    arrow -> wing(arrow.getOriginClass()),
                    TreeMap::new,
                    mapping(arrow -> wing(arrow.getTargetClass()), toCollection(TreeSet::new))));

    assertThat(found).isEqualTo(declared);
  }

  @ArchTest
  static void noArrowGoesUp(JavaClasses classes) {
    Set<String> below = new HashSet<>();
    for (Wing wing : WINGS) {
      assertThat(below).as("below %s", wing.name()).containsAll(wing.uses());
      below.add(wing.name());
    }
  }

  private static boolean leavesAWing(Dependency arrow) {
    JavaClass target = arrow.getTargetClass().getBaseComponentType();
    return target.getPackageName().startsWith(HOUSE)
        && !wing(target).equals(wing(arrow.getOriginClass()));
  }

  private static String wing(JavaClass type) {
    String room = room(type);
    int dot = room.indexOf('.');
    return dot < 0 ? room : room.substring(0, dot);
  }

  private static String room(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(HOUSE) ? "ingest" : name.substring(HOUSE.length() + 1);
  }

  private static Wing wing(String name, String... uses) {
    return new Wing(name, List.of(name), List.of(uses));
  }

  private record Wing(String name, List<String> rooms, List<String> uses) {

    private Wing of(String... rooms) {
      return new Wing(name, List.of(rooms), uses);
    }
  }
}
