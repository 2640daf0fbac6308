package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans that say all of their workspace, and plans that do not.
class CoverageTest {

  private static final Path PLANS = Path.of("src/test/resources/coverage");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data-source",
        "delete",
        "deposed",
        "destroy",
        "import",
        "moved",
        "no-op",
        "removed",
        "replace",
        "replace-requested"
      })
  void coversTheWorkspaceWithAnOrdinaryPlan(String folder) throws IOException {
    Plan plan = read(folder);

    assertThat(plan.partial()).isEmpty();
    assertThat(plan.resources()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all-deferred | 0 | 2 changes are deferred to a later plan; the plan does not cover"
            + " everything (targeted or deferred)",
        "refresh-only | 0 | 6 resources of the state are not in the plan, which only refreshes or"
            + " changes nothing",
        "targeted | 1 | the plan does not cover everything (targeted or deferred); 5 resources of"
            + " the state are not in the plan",
        "targeted-older | 1 | 5 resources of the state are not in the plan"
      })
  void saysWhatIsMissing(String folder, int resources, String reasons) throws IOException {
    Plan plan = read(folder);

    assertThat(plan.resources()).hasSize(resources);
    assertThat(String.join("; ", plan.partial())).isEqualTo(reasons);
  }

  @Test
  void triesEveryFolder() throws IOException {
    try (Stream<Path> folders = Files.list(PLANS)) {
      List<String> names =
          folders
              .filter(folder -> Files.exists(folder.resolve("plan.json")))
              .map(folder -> folder.getFileName().toString())
              .toList();

      assertThat(names).hasSize(14);
    }
  }

  private static Plan read(String folder) throws IOException {
    try (InputStream json = Files.newInputStream(PLANS.resolve(folder).resolve("plan.json"))) {
      return new PlanReader(new ResourceTypes()).read(json, null);
    }
  }
}
