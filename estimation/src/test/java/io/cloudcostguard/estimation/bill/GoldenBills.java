package io.cloudcostguard.estimation.bill;

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

/// The plans under `golden/`, and their estimates at the bundled prices.
public final class GoldenBills {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final BundledPriceBook PRICES = new BundledPriceBook();

  public static Stream<Path> folders() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(GOLDEN)) {
      folders = all.filter(Files::isDirectory).sorted().toList();
    }
    return folders.stream();
  }

  public static PlanEstimated estimate(Path folder) throws IOException {
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

  private GoldenBills() {}
}
