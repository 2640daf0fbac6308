package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.LineItem.Charge;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeTiersTest {

  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final BundledPriceBook PRICES = new BundledPriceBook();
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "af-south-1");

  // The data

  @Test
  void hasAPriceForEveryUseAndNeverMoreThanAFirstTier() {
    List<FreeAllowance> allowances = FreeAllowance.all();
    Set<FreeAllowance.Use> priced = new HashSet<>();
    BundledPriceBook.readAll((key, price) -> {
      for (FreeAllowance allowance : allowances) {
        for (FreeAllowance.Use use : allowance.of()) {
          if (use.key().matcher(key.value()).matches()) {
            priced.add(use);
            assertThat(price.unit()).as(allowance.name()).isEqualTo(allowance.unit());
            if (price.tiers().size() > 1) {
              assertThat(allowance.monthly()).isLessThan(price.tiers().get(1).from());
            }
          }
        }
      }
    });

    assertThat(priced)
        .containsExactlyInAnyOrderElementsOf(
            allowances.stream().flatMap(allowance -> allowance.of().stream()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "aws/sqs/us-east-1/requests/fifo, requests, true",
    "aws/sqs/cn-north-1/requests/fifo, requests, false",
    "aws/sqs/us-gov-west-1/requests/fifo, requests, false",
    "aws/sqs/us-east-1/requests, requests, false",
    "aws/sqs/us-east-1/requests/fifo, GB, false",
    "aws/dynamodb/us-east-1/storage/standard_infrequent_access, GB, false"
  })
  void coversWhatTheVendorNames(String key, String unit, boolean covered) {
    assertThat(
            FreeAllowance.all().stream()
                .anyMatch(one -> one.covers("aws_sqs_queue", unit, new PriceKey(key))))
        .isEqualTo(covered);
  }

  // One allowance

  @Test
  void takesNothingOffUnlessAsked() {
    PlannedResource queue = resource("aws_sqs_queue", "q", Action.CREATE, "us-east-1");
    Usage usage = new Usage(Map.of("aws_sqs_queue", requests(3_000_000)), Map.of(), null);

    assertThat(estimate(usage, queue).after().known()).isEqualByComparingTo("1.2");
  }

  @Test
  void provesTheAllowance() {
    PlannedResource queue = resource("aws_sqs_queue", "q", Action.CREATE, "us-east-1");

    PlanEstimated estimate = estimate(usage("aws_sqs_queue", 3_000_000), queue);

    LineItem.Priced line =
        (LineItem.Priced) estimate.resources().getFirst().components().getFirst().after();
    assertThat(line.charges())
        .containsExactly(
            new Charge(new BigDecimal(1_000_000), BigDecimal.ZERO),
            new Charge(new BigDecimal(2_000_000), new BigDecimal("0.0000004")));
    assertThat(line.quantityFrom())
        .endsWith("; the first 1000000 in the free tier of SQS requests");
    assertThat(estimate.after().known()).isEqualByComparingTo("0.8");
    assertThat(estimate.delta()).isEqualByComparingTo("0.8");
  }

  @Test
  void isOfTheWholeAccount() {
    PlanEstimated estimate =
        estimate(
            usage("aws_sqs_queue", 700_000),
            resource("aws_sqs_queue", "a", Action.CREATE, "us-east-1"),
            resource("aws_sqs_queue", "b", Action.CREATE, "us-east-1"),
            resource("aws_sqs_queue", "c", Action.CREATE, "us-east-1"));

    assertThat(estimate.resources())
        .extracting(resource -> resource.after().stripTrailingZeros().toPlainString())
        .containsExactly("0", "0.16", "0.28");
  }

  @Test
  void goesToTheLowestPriceFirst() {
    PlanEstimated estimate =
        estimate(
            usage("aws_lambda_function", 1_000_000),
            resource(
                "aws_lambda_function",
                "x86",
                Action.CREATE,
                "us-east-1",
                Map.of("memory_size", "4096")),
            resource(
                "aws_lambda_function",
                "arm",
                Action.CREATE,
                "us-east-1",
                Map.of("memory_size", "4096", "architectures", List.of("arm64"))));

    // 4,000 GB-seconds each at 1 ms; a million requests for both
    assertThat(estimate.after().known()).isEqualByComparingTo("0.2");
  }

  @Test
  void isNotForFunctionsWithProvisionedConcurrency() {
    PlanEstimated estimate =
        estimate(
            usage("aws_lambda_provisioned_concurrency_config", 1_000_000),
            resource("aws_lambda_provisioned_concurrency_config", "p", Action.CREATE, "us-east-1"));

    ComponentEstimate requests = estimate.resources().getFirst().components().getFirst();
    assertThat(((LineItem.Priced) requests.after()).monthlyCost()).isEqualByComparingTo("0.2");
  }

  @Test
  void appliesToBothSidesOfThePlan() {
    PlanEstimated estimate =
        estimate(
            usage("aws_sqs_queue", 1_500_000),
            resource("aws_sqs_queue", "old", Action.DELETE, "us-east-1"),
            resource("aws_sqs_queue", "new", Action.CREATE, "us-east-1"));

    assertThat(estimate.before().known()).isEqualByComparingTo("0.2");
    assertThat(estimate.after().known()).isEqualByComparingTo("0.2");
    assertThat(estimate.delta()).isZero();
  }

  // Properties, over seeded random plans

  @RepeatedTest(50)
  void addsUpAndNeverCostsMoreThanWithout(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<PlannedResource> plan = randomPlan(random, false);
    Usage usage = randomUsage(random, plan);

    PlanEstimated with = estimate(usage, plan.toArray(PlannedResource[]::new));
    PlanEstimated without =
        estimate(
            new Usage(usage.byType(), usage.byAddress(), null),
            plan.toArray(PlannedResource[]::new));

    assertThat(with.after().known())
        .isLessThan(without.after().known())
        .isEqualByComparingTo(sum(with, ComponentEstimate::after));
    assertThat(with.before().known()).isEqualByComparingTo(sum(with, ComponentEstimate::before));
    assertThat(with.deltaComplete()).isTrue();
    assertThat(with.delta())
        .isEqualByComparingTo(with.after().known().subtract(with.before().known()));
    for (ResourceEstimate resource : with.resources()) {
      assertThat(resource.delta())
          .isEqualByComparingTo(zero(resource.after()).subtract(zero(resource.before())));
    }
  }

  @RepeatedTest(30)
  void doesNotDependOnTheOrderOfResources(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<PlannedResource> plan = randomPlan(random, false);
    Usage usage = randomUsage(random, plan);
    PlanEstimated straight = estimate(usage, plan.toArray(PlannedResource[]::new));
    Collections.shuffle(plan, random);
    PlanEstimated shuffled = estimate(usage, plan.toArray(PlannedResource[]::new));

    assertThat(shuffled.after().known()).isEqualByComparingTo(straight.after().known());
    assertThat(shuffled.before().known()).isEqualByComparingTo(straight.before().known());
    assertThat(shuffled.delta()).isEqualByComparingTo(straight.delta());
  }

  @RepeatedTest(10)
  void hasNoDeltaWhereNothingChanges(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<PlannedResource> plan = randomPlan(random, true);

    PlanEstimated estimate =
        estimate(randomUsage(random, plan), plan.toArray(PlannedResource[]::new));

    assertThat(estimate.delta()).isZero();
    assertThat(estimate.resources()).allSatisfy(resource -> assertThat(resource.delta()).isZero());
  }

  private static BigDecimal sum(
      PlanEstimated estimate, java.util.function.Function<ComponentEstimate, LineItem> side) {
    BigDecimal sum = BigDecimal.ZERO;
    for (ResourceEstimate resource : estimate.resources()) {
      for (ComponentEstimate component : resource.components()) {
        if (side.apply(component) instanceof LineItem.Priced line) {
          BigDecimal quantity = BigDecimal.ZERO;
          for (Charge charge : line.charges()) {
            quantity = quantity.add(charge.quantity());
            sum = sum.add(charge.quantity().multiply(charge.unitPrice()));
          }
          assertThat(quantity).isEqualByComparingTo(line.quantity());
        }
      }
    }
    return sum;
  }

  private static BigDecimal zero(BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  private static List<PlannedResource> randomPlan(Random random, boolean noOp) {
    List<PlannedResource> plan = new ArrayList<>();
    List<String> types =
        List.of(
            "aws_sqs_queue",
            "aws_lambda_function",
            "aws_dynamodb_table",
            "aws_cloudwatch_log_group");
    for (int i = 0; i < 20; i++) {
      String type = types.get(random.nextInt(types.size()));
      Action action =
          noOp
              ? Action.NO_OP
              : List.of(Action.CREATE, Action.DELETE, Action.NO_OP, Action.UPDATE)
                  .get(random.nextInt(4));
      Map<String, Object> attributes =
          switch (type) {
            case "aws_lambda_function" ->
                Map.of(
                    "memory_size",
                    "" + 128 * (1 + random.nextInt(20)),
                    "architectures",
                    List.of(random.nextBoolean() ? "arm64" : "x86_64"));
            case "aws_dynamodb_table" ->
                Map.of(
                    "read_capacity",
                    "" + random.nextInt(40),
                    "write_capacity",
                    "" + random.nextInt(40));
            default -> Map.of();
          };
      plan.add(
          resource(type, "r" + i, action, REGIONS.get(random.nextInt(REGIONS.size())), attributes));
    }
    plan.add(resource("aws_sqs_queue", "always", noOp ? Action.NO_OP : Action.CREATE, "us-east-1"));
    return plan;
  }

  private static Usage randomUsage(Random random, List<PlannedResource> plan) {
    Map<String, Map<String, Object>> byAddress = new HashMap<>();
    for (PlannedResource resource : plan) {
      Map<String, Object> values =
          switch (resource.type()) {
            case "aws_sqs_queue" -> requests(1 + random.nextInt(1_500_000));
            case "aws_lambda_function" ->
                Map.of(
                    "monthly_requests",
                    "" + random.nextInt(1_500_000),
                    "request_duration_ms",
                    "" + random.nextInt(900));
            case "aws_dynamodb_table" ->
                Map.of(
                    "storage_gb",
                    "" + random.nextInt(30),
                    "pitr_backup_storage_gb",
                    "1",
                    "on_demand_backup_storage_gb",
                    "1",
                    "monthly_data_restored_gb",
                    "1",
                    "monthly_streams_read_request_units",
                    "" + random.nextInt(3_000_000));
            default ->
                Map.of(
                    "storage_gb",
                    "" + random.nextInt(4),
                    "monthly_data_ingested_gb",
                    "" + random.nextInt(4),
                    "monthly_data_scanned_gb",
                    "" + random.nextInt(4));
          };
      byAddress.put(resource.address(), values);
    }
    return new Usage(Map.of(), byAddress, true);
  }

  private static Usage usage(String type, int requests) {
    return new Usage(Map.of(type, requests(requests)), Map.of(), true);
  }

  private static Map<String, Object> requests(int requests) {
    return Map.of("monthly_requests", Integer.toString(requests));
  }

  private static PlanEstimated estimate(Usage usage, PlannedResource... resources) {
    Plan plan = new Plan("1.2", "1.11.0", List.of(resources), List.of());
    return new Estimator(TYPES)
        .estimate(
            new PlanSubmitted("id", "acme", "shop", "prod", "digest", 1, plan, usage), PRICES, 1);
  }

  private static PlannedResource resource(String type, String name, Action action, String region) {
    return resource(type, name, action, region, Map.of());
  }

  private static PlannedResource resource(
      String type, String name, Action action, String region, Map<String, Object> attributes) {
    return new PlannedResource(
        type + "." + name,
        type,
        action,
        null,
        null,
        false,
        region,
        "provider aws",
        null,
        action == Action.CREATE ? null : attributes,
        action == Action.DELETE ? null : attributes,
        Set.of(),
        Map.of(),
        null);
  }
}
