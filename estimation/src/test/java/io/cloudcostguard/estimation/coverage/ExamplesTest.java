package io.cloudcostguard.estimation.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The examples are the golden plans of resource types, as the estimator reads them.
/// `-Dgolden.update` writes them.
class ExamplesTest {

  private static final Path FILE = Path.of("src/main/resources/coverage/examples.ndjson");

  @Test
  void areTheGoldenPlans() throws IOException {
    // Given
    List<String> lines = new ArrayList<>();
    for (Path folder : GoldenBills.foldersOfTypes().toList()) {
      var submitted = GoldenBills.submitted(folder);
      lines.add(
          Json.MAPPER.writeValueAsString(
              new Example(
                  folder.getFileName().toString(), submitted.plan(), submitted.usageOrNone())));
    }

    // When
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, lines);
    }

    // Then
    assertThat(lines).isEqualTo(Files.readAllLines(FILE));
  }
}
