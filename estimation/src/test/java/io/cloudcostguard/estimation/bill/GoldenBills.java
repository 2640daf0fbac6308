package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.Contract;
import io.cloudcostguard.estimation.price.PriceBook;
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
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The plans under `golden/` (resource types) and `diff/` (forms of plans), and their estimates at
/// the bundled prices.
public final class GoldenBills {

  static final Path DIFF = Path.of("src/test/resources/diff");

  /// The bundled prices.
  static final PriceBook PRICES = new BundledPriceBook();

  /// The day of all golden estimates.
  static final LocalDate SUBMITTED_ON = LocalDate.of(2026, 11, 28);

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final ResourceTypes TYPES = new ResourceTypes();

  /// Of types that are charged as others are.
  private static final Path TWINS = GOLDEN.resolve("twins");

  /// Plans that show what a resource type is charged for.
  public static Stream<Path> foldersOfTypes() throws IOException {
    return foldersOf(GOLDEN).stream().filter(folder -> !folder.equals(TWINS));
  }

  /// All plans.
  public static Stream<Path> folders() throws IOException {
    return Stream.concat(foldersOf(GOLDEN).stream(), foldersOf(DIFF).stream());
  }

  static List<Path> foldersOf(Path root) throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  public static PlanEstimated estimate(Path folder) throws IOException {
    return estimate(folder, Contract.NONE);
  }

  /// The estimate at what is agreed in `contract`.
  public static PlanEstimated estimate(Path folder, Contract contract) throws IOException {
    return estimate(folder, contract.beside(PRICES));
  }

  /// The estimate at the prices of `book`.
  static PlanEstimated estimate(Path folder, PriceBook book) throws IOException {
    try (InputStream json = Files.newInputStream(folder.resolve("plan.json"))) {
      return estimate(folder, json, null, book);
    }
  }

  /// The estimate of a plan that is written differently than the folder's own.
  static PlanEstimated estimate(Path folder, InputStream json, @Nullable String region)
      throws IOException {
    return estimate(folder, json, region, PRICES);
  }

  private static PlanEstimated estimate(
      Path folder, InputStream json, @Nullable String region, PriceBook book) throws IOException {
    return new Estimator(TYPES).estimate(submitted(folder, json, region), book, 1);
  }

  /// The plan with its usage.
  public static PlanSubmitted submitted(Path folder) throws IOException {
    try (InputStream json = Files.newInputStream(folder.resolve("plan.json"))) {
      return submitted(folder, json, null);
    }
  }

  private static PlanSubmitted submitted(Path folder, InputStream json, @Nullable String region)
      throws IOException {
    Plan plan = new PlanReader(TYPES).read(json, region);
    Usage usage = Usage.NONE;
    if (Files.exists(folder.resolve("usage.yml"))) {
      try (InputStream yaml = Files.newInputStream(folder.resolve("usage.yml"))) {
        usage = UsageFile.read(yaml);
      }
    }
    return new PlanSubmitted(
        "id",
        "tenant",
        "project",
        "workspace",
        "digest",
        0,
        null,
        null,
        null,
        SUBMITTED_ON,
        plan,
        usage);
  }

  private GoldenBills() {}
}
