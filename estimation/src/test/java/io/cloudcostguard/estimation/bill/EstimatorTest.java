package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Stage;
import io.cloudcostguard.schemas.plan.Usage;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatorTest {

  private static final ResourceTypes TYPES = new ResourceTypes();

  /// Everything in the EBS service costs 0.10, but `io9` is ambiguous, `io8` withdrawn, `io7` not
  /// listed.
  private static final PriceBook BOOK =
      key -> {
        if (key.value().endsWith("/io9")) {
          return new Listing.Ambiguous(List.of("SKU1", "SKU2"));
        }
        if (key.value().endsWith("/io8")) {
          return new Listing.Withdrawn();
        }
        return key.value().startsWith("aws/ebs/eu-west-1/storage") && !key.value().endsWith("/io7")
            ? new Listing.Listed(price("GB", "0.10"))
            : null;
      };

  // The diff

  @ParameterizedTest
  @CsvSource({
    "NO_OP, 10, 10, 1.00, 1.00, 0",
    "READ, 10, 10, 1.00, 1.00, 0",
    "CREATE, , 20, , 2.00, 2.00",
    "UPDATE, 10, 20, 1.00, 2.00, 1.00",
    "DELETE, 10, , 1.00, , -1.00",
    "DELETE_THEN_CREATE, 10, 30, 1.00, 3.00, 2.00",
    "CREATE_THEN_DELETE, 10, 30, 1.00, 3.00, 2.00",
    "FORGET, 10, , 1.00, 1.00, 0",
    "CREATE_THEN_FORGET, 10, 30, 1.00, 4.00, 3.00"
  })
  void pricesBothSidesOfEveryAction(
      Action action,
      String sizeBefore,
      String sizeAfter,
      String before,
      String after,
      String delta) {
    ResourceEstimate resource =
        estimate(volume("a", action, attributes("gp3", sizeBefore), attributes("gp3", sizeAfter)))
            .resources()
            .getFirst();

    assertAmount(resource.before(), before);
    assertAmount(resource.after(), after);
    assertAmount(resource.delta(), delta);
  }

  @Test
  void copiesTheSourceOfThePlanAndOmitsMissingFields() {
    PlanSubmitted plain = submitted(volume("a", Action.CREATE, null, attributes("gp3", "10")));
    PlanSource source = new PlanSource("acme/shop", 42, null, null, null, Stage.APPLIED, null);

    PlanEstimated said =
        new Estimator(TYPES)
            .estimate(
                new PlanSubmitted(
                    "id",
                    "acme",
                    "shop",
                    "prod",
                    "digest",
                    1,
                    null,
                    source,
                    null,
                    plain.plan(),
                    null),
                BOOK,
                1);
    PlanEstimated unsaid = new Estimator(TYPES).estimate(plain, BOOK, 1);

    assertThat(said.source()).isEqualTo(source);
    assertThat(said.resources()).isEqualTo(unsaid.resources());
    assertThat(Json.MAPPER.writeValueAsString(unsaid)).doesNotContain("source\":");
  }

  @Test
  void pinsTheCatalogueVersionWithItsDigest() {
    PlanSubmitted plan = submitted(volume("a", Action.CREATE, null, attributes("gp3", "10")));
    String digest = "ab".repeat(32);

    PlanEstimated pinned =
        new Estimator(TYPES).estimate(plan, BOOK, new PinnedCatalogue(7, digest));

    assertThat(pinned.catalogueVersion()).isEqualTo(7);
    assertThat(pinned.catalogueDigest()).isEqualTo(digest);
    assertThat(
            Json.MAPPER
                .writeValueAsString(pinned)
                .replace(",\"catalogueDigest\":\"" + digest + "\"", ""))
        .as("but for the digest as estimates were before there was one")
        .isEqualTo(Json.MAPPER.writeValueAsString(new Estimator(TYPES).estimate(plan, BOOK, 7)))
        .doesNotContain("catalogueDigest");
  }

  @Test
  void tellsThatAForgottenResourceIsStillBilled() {
    assertThat(estimate(volume("a", Action.FORGET, attributes("gp3", "10"), null)).warnings())
        .singleElement()
        .asString()
        .contains("aws_ebs_volume.a", "still billed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io7", "io8", "io9"})
  void neverShowsAMissingPriceAsASaving(String type) {
    PlanEstimated estimate =
        estimate(volume("a", Action.UPDATE, attributes("gp3", "1000"), attributes(type, "1000")));

    ResourceEstimate resource = estimate.resources().getFirst();
    assertThat(resource.state()).isEqualTo(State.NOT_PRICED);
    assertThat(resource.reason()).contains(type);
    assertThat(resource.after()).isNull();
    assertThat(resource.change().text(Amounts::change)).startsWith("unknown (≥ -$");
    assertThat(estimate.change()).isEqualTo(resource.change());
    assertThat(estimate.deltaComplete()).isFalse();
    assertThat(estimate.after().upper()).isNull();
    assertThat(estimate.after().notPriced()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gp3", "io7", "io9", "standard"})
  void hasNoDeltaWhereNothingChanges(String type) {
    PlanEstimated estimate =
        estimate(volume("a", Action.NO_OP, attributes(type, "7"), attributes(type, "7")));

    assertThat(estimate.delta()).isZero();
    assertThat(estimate.deltaComplete()).isTrue();
  }

  @Test
  void countsWhatItDoesNotSupport() {
    PlanEstimated estimate =
        estimate(
            resource("aws_unheard_of", "x", Action.CREATE, null, Map.of()),
            resource("aws_iam_role", "y", Action.CREATE, null, Map.of()),
            resource("random_id", "z", Action.CREATE, null, Map.of()));

    assertThat(estimate.coverage().unsupportedTypes()).isEqualTo(Map.of("aws_unheard_of", 1));
    assertThat(estimate.coverage().free()).isEqualTo(2);
    assertThat(estimate.deltaComplete()).isFalse();
    assertThat(estimate.after().notPriced()).isEqualTo(1);
  }

  @Test
  void saysWhenTheRegionIsNotKnown() {
    PlannedResource nowhere =
        new PlannedResource(
            "aws_ebs_volume.a",
            "aws_ebs_volume",
            Action.CREATE,
            null,
            null,
            false,
            null,
            null,
            null,
            null,
            Map.of("size", "1"),
            Set.of(),
            Map.of(),
            null);

    assertThat(estimate(nowhere).resources().getFirst().reason()).contains("region is not known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-5 | size is negative",
        "abc | size is not a number",
        "1e999999999 | size is not a number",
        "99999999999999999999999999999999999999999999999999 | size is not a number"
      })
  void saysWhyAnAttributeGivesNoQuantity(String size, String reason) {
    ResourceEstimate resource =
        estimate(volume("a", Action.CREATE, null, attributes("gp3", size))).resources().getFirst();

    assertThat(resource.state()).isEqualTo(State.NOT_PRICED);
    assertThat(resource.reason()).isEqualTo(reason);
  }

  @Test
  void doesNotTakeAnUnknownForADefault() {
    PlannedResource unknown =
        new PlannedResource(
            "aws_ebs_volume.a",
            "aws_ebs_volume",
            Action.CREATE,
            null,
            null,
            false,
            "eu-west-1",
            "provider aws",
            null,
            null,
            Map.of("size", "1"),
            Set.of("type"),
            Map.of(),
            null);

    assertThat(estimate(unknown).resources().getFirst().reason())
        .contains("type is known only after apply");
  }

  @Test
  void doesNotMixUnitsOrCurrencies() {
    PriceBook perHour = _ -> new Listing.Listed(price("hours", "0.10"));
    PriceBook inYuan =
        _ ->
            new Listing.Listed(
                new Price(
                    "GB", "CNY", List.of(Tier.flat(BigDecimal.ONE)), LocalDate.EPOCH, "test"));
    PlannedResource volume = volume("a", Action.CREATE, null, attributes("gp3", "1"));

    assertThat(estimate(perHour, volume).resources().getFirst().reason())
        .contains("per hours, not per GB");
    assertThat(estimate(inYuan, volume).resources().getFirst().reason())
        .contains("in CNY, not in USD");
  }

  // Properties, over seeded random plans

  @RepeatedTest(50)
  void addsUp(RepetitionInfo repetition) {
    PlanEstimated estimate = estimate(randomPlan(repetition.getCurrentRepetition()));

    BigDecimal sumAfter = BigDecimal.ZERO;
    for (ResourceEstimate resource : estimate.resources()) {
      BigDecimal components = BigDecimal.ZERO;
      for (ComponentEstimate component : resource.components()) {
        if (component.after() instanceof LineItem.Priced priced) {
          components = components.add(priced.monthlyCost());
        }
      }
      if (resource.afterSum() != null) {
        assertThat(resource.afterSum().known()).isEqualByComparingTo(components);
        sumAfter = sumAfter.add(components);
      }
    }
    assertThat(estimate.after().known()).isEqualByComparingTo(sumAfter);
    assertThat(estimate.delta())
        .isEqualByComparingTo(estimate.after().known().subtract(estimate.before().known()));
  }

  @RepeatedTest(20)
  void doesNotDependOnTheOrderOfResources(RepetitionInfo repetition) {
    List<PlannedResource> resources =
        new ArrayList<>(List.of(randomPlan(repetition.getCurrentRepetition())));
    PlanEstimated straight = estimate(resources.toArray(PlannedResource[]::new));
    Collections.shuffle(resources, new Random(repetition.getCurrentRepetition()));
    PlanEstimated shuffled = estimate(resources.toArray(PlannedResource[]::new));

    assertThat(shuffled.after()).isEqualTo(straight.after());
    assertThat(shuffled.delta()).isEqualByComparingTo(straight.delta());
  }

  @RepeatedTest(20)
  void givesTheSameBytesAgainAlsoAfterTheWire(RepetitionInfo repetition) {
    PlanSubmitted plan = submitted(randomPlan(repetition.getCurrentRepetition()));
    PlanSubmitted fromTheWire =
        Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(plan), PlanSubmitted.class);

    assertThat(bytes(fromTheWire)).isEqualTo(bytes(plan));
  }

  private static byte[] bytes(PlanSubmitted plan) {
    return Json.MAPPER.writeValueAsBytes(new Estimator(TYPES).estimate(plan, BOOK, 1));
  }

  // Tiers

  @ParameterizedTest
  @CsvSource({"0,0", "10,0.65", "32000,2080", "40000,2444.00", "64000,3536.0", "100000,4682.60"})
  void splitsQuantitiesOverTiers(String quantity, String cost) {
    List<Tier> io2 = List.of(tier("0", "0.065"), tier("32000", "0.0455"), tier("64000", "0.03185"));
    BigDecimal amount = new BigDecimal(quantity);

    List<LineItem.Charge> charges = Pricer.charges(io2, amount);

    assertThat(Pricer.cost(charges)).isEqualByComparingTo(cost);
    assertThat(
            charges.stream()
                .map(LineItem.Charge::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(amount);
  }

  @Test
  void hasContinuousAndRisingTiers() {
    List<Tier> tiers = List.of(tier("0", "0.023"), tier("51200", "0.022"), tier("512000", "0.021"));
    for (int gigabytes = 51_190; gigabytes < 51_210; gigabytes++) {
      BigDecimal step = cost(tiers, gigabytes + 1).subtract(cost(tiers, gigabytes));

      assertThat(step).isBetween(new BigDecimal("0.022"), new BigDecimal("0.023"));
    }
    assertThat(Pricer.cost(Pricer.charges(tiers, new BigDecimal("600000"))))
        .isEqualByComparingTo("13163.20");
  }

  private static BigDecimal cost(List<Tier> tiers, int quantity) {
    return Pricer.cost(Pricer.charges(tiers, BigDecimal.valueOf(quantity)));
  }

  // Fixtures

  private static PlannedResource[] randomPlan(int seed) {
    Random random = new Random(seed);
    List<String> types = List.of("gp2", "gp3", "io1", "io7", "io9", "standard", "st1");
    return IntStream.range(0, 30)
        .mapToObj(i -> {
          Action action = Action.values()[random.nextInt(Action.values().length)];
          Map<String, Object> old =
              attributes(types.get(random.nextInt(types.size())), "" + random.nextInt(1000));
          Map<String, Object> now =
              attributes(types.get(random.nextInt(types.size())), random.nextInt(1000) + ".50");
          return switch (action) {
            case CREATE -> volume("v" + i, action, null, now);
            case DELETE, FORGET -> volume("v" + i, action, old, null);
            case NO_OP, READ -> volume("v" + i, action, old, old);
            case UPDATE, DELETE_THEN_CREATE, CREATE_THEN_DELETE, CREATE_THEN_FORGET ->
                volume("v" + i, action, old, now);
          };
        })
        .toArray(PlannedResource[]::new);
  }

  private static Map<String, Object> attributes(String type, @Nullable String size) {
    return size == null ? null : Map.of("type", type, "size", size);
  }

  private static PlannedResource volume(
      String name,
      Action action,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    return resource("aws_ebs_volume", name, action, before, after);
  }

  private static PlannedResource resource(
      String type,
      String name,
      Action action,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    return new PlannedResource(
        type + "." + name,
        type,
        action,
        null,
        null,
        false,
        "eu-west-1",
        "provider aws",
        null,
        before,
        after,
        Set.of(),
        Map.of(),
        null);
  }

  private static PlanEstimated estimate(PlannedResource... resources) {
    return estimate(BOOK, resources);
  }

  private static PlanEstimated estimate(PriceBook book, PlannedResource... resources) {
    return new Estimator(TYPES).estimate(submitted(resources), book, 1);
  }

  private static PlanSubmitted submitted(PlannedResource... resources) {
    Plan plan = new Plan("1.2", "1.11.0", List.of(resources), List.of());
    return new PlanSubmitted("id", "acme", "shop", "prod", "digest", 1, plan, Usage.NONE);
  }

  private static Price price(String unit, String amount) {
    return new Price(
        unit, "USD", List.of(Tier.flat(new BigDecimal(amount))), LocalDate.EPOCH, "test");
  }

  private static Tier tier(String from, String price) {
    return new Tier(new BigDecimal(from), new BigDecimal(price));
  }

  private static void assertAmount(@Nullable BigDecimal actual, @Nullable String expected) {
    if (expected == null) {
      assertThat(actual).isNull();
    } else {
      assertThat(actual).isEqualByComparingTo(expected);
    }
  }
}
