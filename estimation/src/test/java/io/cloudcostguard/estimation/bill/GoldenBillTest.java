package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder under `golden/` is a plan made by Terraform (`main.tf`, `plan.json`), optionally a
/// `usage.yml`, and the bill that a human has checked (`bill.txt`). `-Dgolden.update` writes the
/// bills.
class GoldenBillTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final BundledPriceBook PRICES = new BundledPriceBook();

  static Stream<Path> folders() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(GOLDEN)) {
      folders = all.filter(Files::isDirectory).sorted().toList();
    }
    return folders.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void matchesTheBill(Path folder) throws IOException {
    String bill = Bills.text(estimate(folder));
    Path expected = folder.resolve("bill.txt");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, bill);
    }
    assertThat(bill).isEqualTo(Files.readString(expected));
  }

  @Test
  void hasGoldenBills() throws IOException {
    assertThat(folders()).isNotEmpty();
  }

  static PlanEstimated estimate(Path folder) throws IOException {
    Plan plan;
    try (InputStream json = Files.newInputStream(folder.resolve("plan.json"))) {
      plan = new PlanReader(TYPES).read(json, null);
    }
    Usage usage = Usage.NONE;
    if (Files.exists(folder.resolve("usage.yml"))) {
      try (InputStream yaml = Files.newInputStream(folder.resolve("usage.yml"))) {
        usage = UsageFile.read(yaml);
      }
    }
    PlanSubmitted submitted =
        new PlanSubmitted("id", "tenant", "project", "workspace", "digest", 0, plan, usage);
    return new Estimator(TYPES).estimate(submitted, PRICES, 1);
  }
}
