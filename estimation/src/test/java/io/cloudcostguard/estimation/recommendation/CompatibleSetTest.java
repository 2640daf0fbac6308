package io.cloudcostguard.estimation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is saved together is what the estimator says of the changed plan, over all golden plans, in
/// and out of production, with and without free tiers.
class CompatibleSetTest {

  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final PriceBook PRICES = new BundledPriceBook();
  private static final PinnedCatalogue CATALOGUE = new PinnedCatalogue(1, null);
  private static final Advisor ADVISOR = new Advisor(TYPES);

  static Stream<Path> folders() throws IOException {
    Stream<Path> cases;
    try (Stream<Path> all = Files.walk(Path.of("src/test/resources/recommendation"))) {
      cases =
          all.filter(path -> Files.exists(path.resolve("plan.json"))).sorted().toList().stream();
    }
    return Stream.concat(GoldenBills.folders(), cases);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void costsLessByWhatIsSavedTogether(Path folder) throws IOException {
    PlanSubmitted plan = in(GoldenBills.submitted(folder), "dev");
    List<Alteration> together = ADVISOR.together(plan, PRICES);
    PlanAdvised advised = ADVISOR.advise(plan, PRICES, CATALOGUE, Measured.NOTHING);

    BigDecimal saved = after(plan).subtract(after(Alteration.applied(plan, together)));

    assertThat(advised.together()).isEqualByComparingTo(saved);
    assertThat(advised.together().signum()).isNotNegative();
    // No set is worse than its best member.
    advised.recommendations().stream()
        .filter(one -> one.count() == 1 && one.saving().kind().counts())
        .forEach(one -> assertThat(one.saving().monthly()).isLessThanOrEqualTo(advised.together()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void costsLessByWhatIsSavedTogetherWithFreeTiers(Path folder) throws IOException {
    PlanSubmitted plan = GoldenBills.submitted(folder);
    Usage usage = plan.usageOrNone();
    if (usage.byAddress().isEmpty() && usage.byType().isEmpty()) {
      return;
    }
    PlanSubmitted free = with(plan, "dev", usage.withFreeTiers());
    PlanAdvised advised = ADVISOR.advise(free, PRICES, CATALOGUE, Measured.NOTHING);

    BigDecimal saved =
        after(free).subtract(after(Alteration.applied(free, ADVISOR.together(free, PRICES))));

    assertThat(advised.together()).isEqualByComparingTo(saved);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void saysNothingAgainThatWasDone(Path folder) throws IOException {
    PlanSubmitted plan = in(GoldenBills.submitted(folder), "dev");
    PlanSubmitted done = Alteration.applied(plan, ADVISOR.together(plan, PRICES));

    List<String> before = idsOfTheSet(plan);
    assertThat(ADVISOR.advise(plan, PRICES, CATALOGUE, Measured.NOTHING).best()).isTrue();
    assertThat(idsOfTheSet(done)).noneMatch(before::contains);
  }

  private static List<String> idsOfTheSet(PlanSubmitted plan) {
    return ADVISOR.advise(plan, PRICES, CATALOGUE, Measured.NOTHING).recommendations().stream()
        .filter(Recommendation::together)
        .map(Recommendation::id)
        .toList();
  }

  private static BigDecimal after(PlanSubmitted plan) {
    return Estimator.withAllLines(TYPES).estimate(plan, PRICES, 1).after().known();
  }

  static PlanSubmitted in(PlanSubmitted plan, String workspace) {
    return with(plan, workspace, plan.usageOrNone());
  }

  private static PlanSubmitted with(PlanSubmitted plan, String workspace, Usage usage) {
    return new PlanSubmitted(
        plan.id(),
        plan.tenant(),
        plan.project(),
        workspace,
        plan.digest(),
        plan.bytes(),
        plan.fingerprint(),
        plan.source(),
        plan.catalogueVersion(),
        plan.submittedOn(),
        plan.plan(),
        usage);
  }
}
