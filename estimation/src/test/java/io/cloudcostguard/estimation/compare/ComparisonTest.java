package io.cloudcostguard.estimation.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ComparisonTest {

  private static final Path SAMPLE = Path.of("../examples/web-stack");

  static Stream<Path> folders() throws IOException {
    return GoldenBills.folders();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void findsNoDifferenceBetweenAnEstimateAndItself(Path folder) throws IOException {
    PlanEstimated estimate = GoldenBills.estimate(folder);

    Comparison same = Comparison.of(estimate, estimate);

    assertThat(same.difference()).isEqualByComparingTo("0");
    assertThat(same.resources()).allSatisfy(r -> assertThat(r.notCompared()).isNotEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void addsUpToTheDifferenceOfTheTotals(Path folder) throws IOException {
    PlanEstimated from = GoldenBills.estimate(SAMPLE);
    PlanEstimated to = elsewhere(GoldenBills.estimate(folder));

    Effects effects = Comparison.of(from, to).effects();

    assertThat(effects.added()).isEqualByComparingTo(afterApply(to));
    assertThat(effects.removed()).isEqualByComparingTo(afterApply(from).negate());
    assertThat(effects.total()).isEqualByComparingTo(afterApply(to).subtract(afterApply(from)));
  }

  /// The same resources at other addresses.
  private static PlanEstimated elsewhere(PlanEstimated estimate) {
    ObjectNode json = Json.MAPPER.valueToTree(estimate);
    for (JsonNode resource : json.get("resources")) {
      ((ObjectNode) resource).put("address", "module.x." + resource.get("address").asString());
    }
    return Json.MAPPER.treeToValue(json, PlanEstimated.class);
  }

  private static BigDecimal afterApply(PlanEstimated estimate) {
    return estimate.resources().stream()
        .filter(resource -> resource.deposed() == null)
        .map(ResourceEstimate::after)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void tellsPriceFromQuantity() {
    assertThat(effects(priced("k", "10", "2"), priced("k", "15", "3")))
        .isEqualTo(effects("15", "10", "0"));
  }

  @Test
  void callsAnotherPriceKeyAnotherConfiguration() {
    assertThat(effects(priced("m5.large", "730", "0.1"), priced("m5.xlarge", "730", "0.2")))
        .isEqualTo(effects("0", "0", "73"));
  }

  @Test
  void countsMoreInAHigherTierAsQuantity() {
    assertThat(
            effects(
                priced("k", "10", "2"),
                new LineItem.Priced(
                    new PriceKey("k"),
                    new BigDecimal("30"),
                    "usage",
                    List.of(charge("20", "2"), charge("10", "1")),
                    new BigDecimal("50"),
                    true,
                    null)))
        .isEqualTo(effects("0", "30", "0"));
  }

  @Test
  void takesNoMissingPriceForASaving() {
    PlanEstimated from = estimate(priced("k", "10", "2"));
    PlanEstimated to = estimate(new LineItem.NotPriced(null, "there is no price", null));

    Comparison comparison = Comparison.of(from, to);

    assertThat(comparison.change().text(Amounts::change)).isEqualTo("unknown (≥ -$20.00)");
    assertThat(comparison.effects().oneSided()).isEqualByComparingTo("-20");
    assertThat(comparison.complete()).isFalse();
    assertThat(comparison.resources().getFirst().notCompared())
        .containsExactly("c: there is no price");
  }

  private static String effects(LineItem from, LineItem to) {
    Effects effects = Comparison.of(estimate(from), estimate(to)).effects();
    return effects(
        effects.price().stripTrailingZeros().toPlainString(),
        effects.quantity().stripTrailingZeros().toPlainString(),
        effects.configuration().stripTrailingZeros().toPlainString());
  }

  private static String effects(String price, String quantity, String configuration) {
    return "price %s, quantity %s, configuration %s".formatted(price, quantity, configuration);
  }

  private static LineItem priced(String key, String quantity, String price) {
    return new LineItem.Priced(
        new PriceKey(key),
        new BigDecimal(quantity),
        "test",
        List.of(charge(quantity, price)),
        new BigDecimal(quantity).multiply(new BigDecimal(price)),
        false,
        null);
  }

  private static LineItem.Charge charge(String quantity, String price) {
    return new LineItem.Charge(new BigDecimal(quantity), new BigDecimal(price));
  }

  private static PlanEstimated estimate(LineItem... lines) {
    try {
      List<ComponentEstimate> components =
          Arrays.stream(lines)
              .map(line -> new ComponentEstimate("c", null, "units", null, line, null))
              .toList();
      Sum known =
          components.stream().map(line -> Sum.of(line.after())).reduce(Sum.NOTHING, Sum::plus);
      ResourceEstimate resource =
          new ResourceEstimate(
              "a.b",
              null,
              null,
              "a",
              Action.CREATE,
              false,
              null,
              null,
              ResourceEstimate.State.PRICED,
              null,
              null,
              known.known(),
              known.known(),
              components,
              null,
              SumDoubts.of(null, known, known));
      ObjectNode any = Json.MAPPER.valueToTree(GoldenBills.estimate(SAMPLE));
      any.set("resources", Json.MAPPER.valueToTree(List.of(resource)));
      return Json.MAPPER.treeToValue(any, PlanEstimated.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
