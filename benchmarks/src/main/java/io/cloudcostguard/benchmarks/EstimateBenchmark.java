package io.cloudcostguard.benchmarks;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.Contract;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.ContractTerm.Discount;
import io.cloudcostguard.schemas.price.PriceScope;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What an estimate costs beyond reading its bytes: the floor is bare Jackson token streaming.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EstimateBenchmark {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Contract CONTRACT =
      new Contract(
          new TreeMap<>(
              Map.of(
                  new PriceScope("aws"),
                  new ContractTerm(
                      null, new Discount(BigDecimal.TEN, LocalDate.EPOCH, "benchmark")))),
          0);

  @Param({"1000"})
  int resources;

  /// `aws`, or `three`: AWS, Azure and Google Cloud.
  @Param({"aws", "three"})
  String vendors = "aws";

  private byte[] bytes = {};
  private final ResourceTypes types = new ResourceTypes();
  private final PlanReader reader = new PlanReader(types);
  private final Estimator estimator = new Estimator(types);
  private final Advisor advisor = new Advisor(types);
  private final BundledPriceBook prices = new BundledPriceBook();

  /// Makes the plan and reads the price book.
  @Setup
  public void setUp() throws IOException {
    bytes =
        vendors.equals("three")
            ? GeneratedPlan.ofThreeVendors(resources)
            : GeneratedPlan.of(resources);
    estimate();
  }

  /// The floor: every token, nothing kept.
  @Benchmark
  public int tokens() {
    int tokens = 0;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /// Reading the plan.
  @Benchmark
  public Plan read() throws IOException {
    return reader.read(new ByteArrayInputStream(bytes), null);
  }

  /// Reading and pricing it, with the price book in memory.
  @Benchmark
  public PlanEstimated estimate() throws IOException {
    return estimator.estimate(
        new PlanSubmitted("id", "t", "p", "w", "digest", bytes.length, read(), null), prices, 1);
  }

  /// Reading it and recommending, with all rules.
  @Benchmark
  public PlanAdvised recommend() throws IOException {
    return advisor.advise(
        new PlanSubmitted("id", "t", "p", "dev", "digest", bytes.length, read(), null),
        prices,
        new PinnedCatalogue(1, null),
        Measured.NOTHING);
  }

  /// The same for a tenant with a discount on everything: list prices beside contracted ones.
  @Benchmark
  public PlanEstimated estimateUnderAContract() throws IOException {
    return estimator.estimate(
        new PlanSubmitted("id", "t", "p", "w", "digest", bytes.length, read(), null),
        CONTRACT.beside(prices),
        1);
  }
}
