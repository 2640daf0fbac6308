package io.cloudcostguard.estimation.plan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the resources of whole plans are; `locations/README.md` says how the plans were made.
class LocationsTest {

  @ParameterizedTest
  @ValueSource(strings = {"azure", "google"})
  void areFoundForEveryResourceThatTellsThem(String vendor) throws IOException {
    // Given
    Path folder = Path.of("src/test/resources/locations").resolve(vendor);
    Path expected = folder.resolve("locations.txt");

    // When
    Plan plan;
    try (InputStream json = Files.newInputStream(folder.resolve("plan.json"))) {
      plan = new PlanReader(new ResourceTypes()).read(json, null);
    }
    String locations =
        plan.resources().stream()
            .map(resource ->
                "%s  %s  %s%n"
                    .formatted(resource.address(), resource.region(), resource.regionSource()))
            .collect(joining());

    // Then
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, locations);
    }
    assertThat(locations).isEqualTo(Files.readString(expected));
  }
}
