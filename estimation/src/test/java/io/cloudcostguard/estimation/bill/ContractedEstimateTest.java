package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.Contract;
import io.cloudcostguard.estimation.price.CsvContract;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.LineItem.Charge;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractedEstimateTest {

  private static final String HEADER =
      "key,discount,unit,tier_from,price,currency,effective_from,source\n";
  private static final String GP3 = "aws/ebs/eu-west-1/storage/gp3";
  private static final PriceBook LIST = new BundledPriceBook();

  private static final PinnedCatalogue PINNED = new PinnedCatalogue(1, "ab".repeat(32));

  static Stream<Path> folders() throws IOException {
    return GoldenBills.folders();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void givesTheSameBytesWhereNoTermMakesAPrice(Path folder) throws IOException {
    Contract elsewhere = contract("oracle,10,,,,,2026-01-01,\naws,0,,,,,2026-01-01,\n");

    assertThat(bytes(GoldenBills.estimate(folder, elsewhere)))
        .isEqualTo(bytes(GoldenBills.estimate(folder)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void keepsListPricesInTheLinesAndTheTotals(Path folder) throws IOException {
    PlanEstimated list = GoldenBills.estimate(folder);

    PlanEstimated contracted = GoldenBills.estimate(folder, contract("aws,12.5,,,,,2026-01-01,\n"));

    assertThat(listLines(contracted)).isEqualTo(listLines(list));
    if (contracted.atListPrices() != null) {
      assertThat(contracted.atListPrices())
          .isEqualTo(
              new ListTotals(
                  list.before(), list.after(), list.delta(), list.deltaComplete(), list.doubts()));
      assertThat(contracted.after().known())
          .isEqualByComparingTo(list.after().known().multiply(new BigDecimal("0.875")));
      assertThat(contracted.delta())
          .isEqualByComparingTo(list.delta().multiply(new BigDecimal("0.875")));
    }
    assertThat(contracted.coverage()).isEqualTo(list.coverage());
    assertThat(bytes((PlanEstimated) Json.MAPPER.readValue(bytes(contracted), PlanOutcome.class)))
        .isEqualTo(bytes(contracted));
  }

  @Test
  void saysWhichRuleMadeAPrice() throws IOException {
    PlanEstimated estimate =
        estimate(contract("aws/ebs,25,,,,,2026-01-01,EDP 2026\n"), "gp3", "10", "100");

    ComponentEstimate line = storage(estimate);
    LineItem.Priced after = (LineItem.Priced) line.after();
    assertThat(after.charges()).containsExactly(charge("100", "0.066"));
    assertThat(after.monthlyCost()).isEqualByComparingTo("6.6");
    assertThat(after.contracted().rule())
        .isEqualTo("25 % off aws/ebs (EDP 2026, effective 2026-01-01)");
    LineItem.Priced list = (LineItem.Priced) after.contracted().list();
    assertThat(list.charges()).containsExactly(charge("100", "0.088"));
    assertThat(list.contracted()).isNull();
    assertThat(((LineItem.Priced) line.before()).monthlyCost()).isEqualByComparingTo("0.66");
    assertThat(line.delta()).isEqualByComparingTo("5.94");
    assertThat(estimate.delta()).isEqualByComparingTo("5.94");
    assertThat(estimate.atListPrices().delta()).isEqualByComparingTo("7.92");
  }

  @Test
  void splitsAQuantityOverTheAgreedTiersAndNotTheListed() throws IOException {
    PlanEstimated estimate =
        estimate(
            contract(
                GP3 + ",,GB,0,0.08,USD,2026-01-01,A3\n" + GP3 + ",,GB,60,0.05,USD,2026-01-01,A3\n"),
            "gp3",
            null,
            "100");

    LineItem.Priced after = (LineItem.Priced) storage(estimate).after();
    assertThat(after.charges()).containsExactly(charge("60", "0.08"), charge("40", "0.05"));
    assertThat(after.monthlyCost()).isEqualByComparingTo("6.8");
    assertThat(((LineItem.Priced) after.contracted().list()).charges())
        .containsExactly(charge("100", "0.088"));
  }

  @Test
  void isPricedByTheContractAloneAndSaysThatNobodyListsIt() throws IOException {
    PlanEstimated estimate =
        estimate(
            contract("aws/ebs/eu-west-1/storage/gp9,,GB,0,0.05,USD,2026-01-01,A3\n"),
            "gp9",
            null,
            "100");

    assertThat(estimate.after().known()).isEqualByComparingTo("5");
    assertThat(estimate.after().notPriced()).isZero();
    assertThat(estimate.deltaComplete()).isTrue();
    LineItem.Priced after = (LineItem.Priced) storage(estimate).after();
    assertThat(after.contracted().list())
        .isInstanceOfSatisfying(
            LineItem.NotPriced.class,
            missing -> assertThat(missing.reason()).startsWith("no price for aws/ebs"));
    assertThat(estimate.atListPrices().after().known()).isZero();
    assertThat(estimate.atListPrices().after().upper()).isNull();
    assertThat(estimate.atListPrices().after().notPriced()).isEqualTo(1);
    assertThat(estimate.atListPrices().deltaComplete()).isFalse();
  }

  @Test
  void makesNoPriceOfADiscountOnAMissingOne() throws IOException {
    PlanEstimated estimate = estimate(contract("aws,50,,,,,2026-01-01,\n"), "gp9", null, "100");

    assertThat(estimate.resources().getFirst().state())
        .isEqualTo(ResourceEstimate.State.NOT_PRICED);
    assertThat(estimate.after().notPriced()).isEqualTo(1);
    assertThat(estimate.atListPrices()).isNull();
  }

  @Test
  void isNotPricedWhereTheContractIsInAnotherUnit() throws IOException {
    PlanEstimated estimate =
        estimate(contract(GP3 + ",,TB,0,50,USD,2026-01-01,A3\n"), "gp3", null, "100");

    assertThat(estimate.resources().getFirst().reason()).contains("is per TB, not per GB");
    assertThat(estimate.after().notPriced()).isEqualTo(1);
    assertThat(estimate.atListPrices().after().known()).isEqualByComparingTo("8.8");
  }

  @Test
  void takesFreeTiersOffBothPrices() throws IOException {
    Contract contract = contract("aws/sqs,50,,,,,2026-01-01,\n");
    PlannedResource queue =
        resource("aws_sqs_queue", Action.CREATE, null, Map.of("fifo_queue", false));
    Usage usage =
        new Usage(Map.of("aws_sqs_queue", Map.of("monthly_requests", 3_000_000)), Map.of(), true);

    PlanEstimated estimate = estimate(contract, queue, usage);

    assertThat(estimate.atListPrices().after().known()).isEqualByComparingTo("0.8");
    assertThat(estimate.after().known()).isEqualByComparingTo("0.4");
  }

  /// Every line of an estimate, as the list has it.
  private static List<@Nullable LineItem> listLines(PlanEstimated estimate) {
    List<@Nullable LineItem> lines = new ArrayList<>();
    for (ResourceEstimate resource : estimate.resources()) {
      for (ComponentEstimate component : resource.components()) {
        lines.add(atList(component.before()));
        lines.add(atList(component.after()));
      }
    }
    return lines;
  }

  private static @Nullable LineItem atList(@Nullable LineItem line) {
    return switch (line) {
      case LineItem.Priced(_, _, _, _, _, _, LineItem.Contracted(_, var list)) -> list;
      case LineItem.DependsOnUsage(_, _, _, LineItem.Contracted(_, var list)) -> list;
      case null, default -> line;
    };
  }

  private static byte[] bytes(PlanEstimated estimate) {
    return Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(estimate);
  }

  private static ComponentEstimate storage(PlanEstimated estimate) {
    return estimate.resources().getFirst().components().getFirst();
  }

  private static Charge charge(String quantity, String unitPrice) {
    return new Charge(new BigDecimal(quantity), new BigDecimal(unitPrice));
  }

  @Test
  void pinsTheDigestAlsoWhereListPricesAreBeside() throws IOException {
    PlanEstimated estimate = estimate(contract("aws,10,,,,,2026-01-01,\n"), "gp3", null, "100");

    assertThat(estimate.atListPrices()).isNotNull();
    assertThat(estimate.catalogueDigest()).isEqualTo(PINNED.digest());
  }

  private static Contract contract(String rows) throws IOException {
    return CsvContract.read(
        new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)),
        LocalDate.of(2026, 1, 1));
  }

  private static PlanEstimated estimate(
      Contract contract, String type, @Nullable String before, String after) {
    Action action = before == null ? Action.CREATE : Action.UPDATE;
    return estimate(
        contract,
        resource(
            "aws_ebs_volume",
            action,
            before == null ? null : Map.of("type", type, "size", before),
            Map.of("type", type, "size", after)),
        Usage.NONE);
  }

  private static PlanEstimated estimate(Contract contract, PlannedResource resource, Usage usage) {
    Plan plan = new Plan("1.2", "1.11.0", List.of(resource), List.of());
    PlanSubmitted submitted =
        new PlanSubmitted("p1", "acme", "shop", "prod", "digest", 1, plan, usage);
    return new Estimator(new ResourceTypes()).estimate(submitted, contract.beside(LIST), PINNED);
  }

  private static PlannedResource resource(
      String type,
      Action action,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    return new PlannedResource(
        type + ".a",
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
}
