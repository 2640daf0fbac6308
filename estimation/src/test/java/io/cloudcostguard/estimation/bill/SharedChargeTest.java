package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Some charges are one for several resources: the first five forwarding rules of a project in a
/// region, the first five rules of a load balancer.
class SharedChargeTest {

  private static final String RULE = "google_compute_forwarding_rule";
  private static final String GLOBAL = "google_compute_global_forwarding_rule";
  private static final Map<String, Object> SHOP = Map.of("project", "shop");

  @ParameterizedTest
  @CsvSource({
    "google_compute_forwarding_rule, 1, 18.25",
    "google_compute_forwarding_rule, 5, 18.25",
    "google_compute_forwarding_rule, 6, 25.55",
    "google_compute_forwarding_rule, 8, 40.15",
    "google_compute_global_forwarding_rule, 2, 18.25",
    "google_compute_global_forwarding_rule, 7, 32.85",
    "azurerm_lb_rule, 5, 18.25",
    "azurerm_lb_rule, 7, 32.85",
  })
  void isOneForFiveAndLessForEachMore(String type, int count, BigDecimal monthly) {
    Map<String, Object> of =
        type.startsWith("azurerm") ? Map.of("loadbalancer_id", "/lb/one") : SHOP;

    PlanEstimated estimate = estimate(created(type, count, of));

    assertThat(estimate.after().known()).isEqualByComparingTo(monthly);
  }

  @Test
  void countsProjectsRegionsAndTheWorldApart() {
    PlanEstimated estimate =
        estimate(
            Stream.of(
                    created(RULE, 3, SHOP),
                    created(RULE + "-of-bank", RULE, 3, Map.of("project", "bank")),
                    created(GLOBAL, 3, SHOP),
                    List.of(resource(RULE + ".west", RULE, "us-west1", Action.CREATE, null, SHOP)))
                .flatMap(List::stream)
                .toList());

    assertThat(estimate.after().known()).isEqualByComparingTo("73.00");
  }

  @Test
  void countsRulesOfBothKindsOfOneBalancerTogether() {
    Map<String, Object> one = Map.of("loadbalancer_id", "/lb/one");
    List<PlannedResource> rules = new ArrayList<>(created("azurerm_lb_rule", 4, one));
    rules.addAll(created("azurerm_lb_outbound_rule", 2, one));
    rules.addAll(
        created(
            "azurerm_lb_rule-of-two", "azurerm_lb_rule", 1, Map.of("loadbalancer_id", "/lb/two")));

    assertThat(estimate(rules).after().known()).isEqualByComparingTo("43.80");
  }

  @Test
  void staysWhereItIsWhenOthersComeAndGo() {
    // Given two that stay, of which one comes after those that are created
    List<PlannedResource> rules = new ArrayList<>();
    rules.add(resource(RULE + ".a", RULE, "us-central1", Action.CREATE, null, SHOP));
    rules.add(resource(RULE + ".b", RULE, "us-central1", Action.DELETE, SHOP, null));
    rules.add(resource(RULE + ".y", RULE, "us-central1", Action.NO_OP, SHOP, SHOP));
    rules.add(resource(RULE + ".z", RULE, "us-central1", Action.NO_OP, SHOP, SHOP));

    // When
    PlanEstimated estimate = estimate(rules);

    // Then
    assertThat(estimate.resources().subList(2, 4))
        .extracting(ResourceEstimate::delta)
        .allSatisfy(delta -> assertThat(delta).isEqualByComparingTo("0"));
    assertThat(estimate.delta()).isEqualByComparingTo("0");
    assertThat(estimate.after().known()).isEqualByComparingTo("18.25");
  }

  @Test
  void endsWithTheLast() {
    PlanEstimated estimate =
        estimate(
            List.of(
                resource(RULE + ".a", RULE, "us-central1", Action.DELETE, SHOP, null),
                resource(RULE + ".b", RULE, "us-central1", Action.DELETE, SHOP, null)));

    assertThat(estimate.delta()).isEqualByComparingTo("-18.25");
  }

  @Test
  void saysWhereItStands() {
    assertThat(estimate(created(RULE, 6, SHOP)).warnings())
        .contains(
            "project shop in us-central1 has up to five forwarding rules with one charge, which"
                + " stands at google_compute_forwarding_rule.r0");
  }

  @Test
  void countsNoRuleThatIsChargedInAnotherWay() {
    List<PlannedResource> rules = new ArrayList<>();
    rules.add(
        resource(
            RULE + ".mesh",
            RULE,
            "us-central1",
            Action.CREATE,
            null,
            Map.of("project", "shop", "load_balancing_scheme", "INTERNAL_SELF_MANAGED")));
    rules.add(
        resource(
            RULE + ".psc",
            RULE,
            "us-central1",
            Action.CREATE,
            null,
            Map.of(
                "project",
                "shop",
                "target",
                "projects/p/regions/us-central1/serviceAttachments/sa")));
    rules.addAll(created(RULE, 5, SHOP));

    PlanEstimated estimate = estimate(rules);

    assertThat(estimate.resources().getFirst().components()).isEmpty();
    assertThat(estimate.resources().get(1).state()).isEqualTo(ResourceEstimate.State.NOT_PRICED);
    assertThat(estimate.after().known()).isEqualByComparingTo("18.25");
  }

  private static List<PlannedResource> created(
      String type, int count, Map<String, Object> attributes) {
    return created(type, type, count, attributes);
  }

  private static List<PlannedResource> created(
      String name, String type, int count, Map<String, Object> attributes) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> resource(name + ".r" + i, type, "us-central1", Action.CREATE, null, attributes))
        .toList();
  }

  private static PlannedResource resource(
      String address,
      String type,
      String region,
      Action action,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    return new PlannedResource(
        address,
        type,
        action,
        null,
        null,
        false,
        region,
        "attribute region",
        null,
        before,
        after,
        Set.of(),
        Map.of(),
        null);
  }

  private static PlanEstimated estimate(List<PlannedResource> resources) {
    PlanSubmitted submitted =
        new PlanSubmitted(
            "id",
            "acme",
            "shop",
            "prod",
            "digest",
            1,
            null,
            null,
            null,
            GoldenBills.SUBMITTED_ON,
            new Plan("1.2", "1.11.0", resources, List.of()),
            null);
    return new Estimator(new ResourceTypes()).estimate(submitted, GoldenBills.PRICES, 1);
  }
}
