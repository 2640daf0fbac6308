package io.cloudcostguard.estimation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.budget.BudgetScope;
import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// On estimates of volumes, of which each gigabyte costs $0.10 a month.
class LargestResourcesTest {

  @Test
  void keepsTheTenThatCostMostTheLargestFirst() {
    List<LargeResource> found =
        largest(
            IntStream.rangeClosed(1, 25)
                .mapToObj(i -> volume("v%02d".formatted(i), 10 * i, Map.of()))
                .toList());

    assertThat(found)
        .extracting(LargeResource::address)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(16, 25)
                .map(i -> 41 - i)
                .mapToObj("aws_ebs_volume.v%02d"::formatted)
                .toList());
  }

  @Test
  void keepsTheFirstNamesOfThoseThatCostTheSame() {
    List<LargeResource> found =
        largest(
            IntStream.rangeClosed(1, 12)
                .mapToObj(i -> volume("v%02d".formatted(i), 10, Map.of()))
                .toList());

    assertThat(found)
        .extracting(LargeResource::address)
        .hasSize(10)
        .startsWith("aws_ebs_volume.v01")
        .endsWith("aws_ebs_volume.v10");
  }

  @Test
  void hasTheCostByService() {
    assertThat(largest(List.of(volume("a", 100, Map.of("team", "web")))).getFirst().groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.provider()).isEqualTo("aws");
          assertThat(group.service()).isEqualTo("ebs");
          assertThat(group.tags()).isEqualTo(Map.of("team", "web"));
          assertThat(group.known()).isEqualByComparingTo("10");
        });
  }

  @Test
  void boundsNamesAndTags() {
    Map<String, String> many = new TreeMap<>();
    IntStream.range(0, 30).forEach(i -> many.put("tag%02d".formatted(i), "v"));
    many.put("long", "x".repeat(257));
    many.put("fits", "x".repeat(256));

    LargeResource one = largest(List.of(volume("n".repeat(300), 10, many))).getFirst();

    assertThat(one.address()).hasSize(256).endsWith("n…");
    assertThat(one.groups().getFirst().tags())
        .hasSize(20)
        .containsKeys("fits", "tag18")
        .doesNotContainKeys("long", "tag19");
  }

  @Test
  void isWhatABudgetHoldsOfIt() {
    LargeResource one = new LargeResource("a", List.of(group("web", "7"), group("data", "5")));
    BudgetTerms ofWeb =
        Budgets.named(
            new BudgetScope(null, null, null, Map.of("team", "web"), null, null), null, "100");

    assertThat(one.in(ofWeb, "shop", "prod").values())
        .singleElement()
        .satisfies(held -> assertThat(held).isEqualByComparingTo("7"));
  }

  private static CostGroup group(String team, String cost) {
    return new CostGroup("aws", "ebs", Map.of("team", team), new BigDecimal(cost), 0);
  }

  @Test
  void findsThePricesThatDiffer() {
    PlanEstimated older = estimate(List.of(volume("a", 100, Map.of())));
    PlanEstimated newer = estimate(List.of(volume("a", 150, Map.of())));

    assertThat(PriceDifference.moves(older, older)).isEmpty();
    assertThat(PriceDifference.between(older, older).isNone()).isTrue();
    assertThat(PriceDifference.between(older, newer).isNone()).isFalse();
    assertThat(PriceDifference.moves(older, newer))
        .singleElement()
        .satisfies(move -> {
          assertThat(move.key().value()).startsWith("aws/ebs/us-east-1/");
          assertThat(move.effect()).isEqualByComparingTo("5");
          assertThat(move.before()).isEqualByComparingTo("0.10");
          assertThat(move.after()).isEqualByComparingTo("0.10");
        });
  }

  private static List<LargeResource> largest(List<PlannedResource> resources) {
    LargestResources largest = new LargestResources();
    estimate(resources).resources().forEach(largest::add);
    return largest.found();
  }

  private static PlanEstimated estimate(List<PlannedResource> resources) {
    return new Estimator(new ResourceTypes())
        .estimate(
            new PlanSubmitted(
                "id",
                "default",
                "shop",
                "prod",
                "00",
                1,
                new Plan("1.2", null, resources, List.of()),
                null),
            new BundledPriceBook(),
            1);
  }

  private static PlannedResource volume(String name, int gigabytes, Map<String, String> tags) {
    return new PlannedResource(
        "aws_ebs_volume." + name,
        "aws_ebs_volume",
        Action.CREATE,
        null,
        null,
        false,
        "us-east-1",
        "provider aws",
        null,
        null,
        Map.of("size", Integer.toString(gigabytes), "type", "gp2"),
        Set.of(),
        Map.of(),
        tags);
  }
}
