package io.cloudcostguard.ingest.integration.runtask;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.decision.BudgetRule;
import io.cloudcostguard.estimation.decision.Consent;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.ingest.result.budget.PlanBudgets.WithPlan;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class VerdictsTest {

  private static final FailWhen NOTHING = new FailWhen(false, null, false);

  @Test
  void passWithWhatIsKnown() {
    Verdict verdict = Verdicts.of(NOTHING, estimate("aws_ebs_volume.data", 1), null, List.of());

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.message()).isEqualTo("Monthly cost +$10.00 to $10.00.");
    assertThat(verdict.outcomes()).hasSize(1);
    assertThat(verdict.outcomes().getFirst().body())
        .startsWith("```text\n")
        .contains("aws_ebs_volume.data")
        .endsWith("```");
  }

  @Test
  void failForEveryViolatedRule() {
    Verdict verdict =
        Verdicts.of(
            new FailWhen(true, new BigDecimal("9.99"), true),
            estimate("aws_ebs_volume.data", 1),
            standing("1200.005", "1000", true, null),
            List.of());

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.message())
        .isEqualTo(
            "Monthly cost +$10.00 to $10.00."
                + " The project would cost $1,200.00 a month, above its budget of $1,000.00."
                + " The monthly cost rises by $10.00; at most $9.99 is allowed.");
    assertThat(verdict.outcomes())
        .extracting(Verdict.TaskOutcome::id)
        .containsExactly("monthly-cost", "budget", "delta");
  }

  @Test
  void passAtTheLimitItself() {
    assertThat(
            Verdicts.of(
                    new FailWhen(true, new BigDecimal("10.00"), true),
                    estimate("aws_ebs_volume.data", 1),
                    standing("10", "10.0", true, null),
                    List.of())
                .passed())
        .isTrue();
  }

  @Test
  void mayBeApprovedWhereOnlyTheBudgetIsBrokenAndAsksForIt() {
    FailWhen aboveBudget = new FailWhen(true, null, false);
    FailWhen more = new FailWhen(true, new BigDecimal("1"), false);
    PlanEstimated estimate = estimate("aws_ebs_volume.data", 1);

    assertThat(
            Verdicts.of(aboveBudget, estimate, standing("11", "10", true, null), List.of())
                .approvable())
        .isTrue();
    assertThat(
            Verdicts.of(aboveBudget, estimate, standing("11", "10", false, null), List.of())
                .approvable())
        .isFalse();
    assertThat(
            Verdicts.of(more, estimate, standing("11", "10", true, null), List.of()).approvable())
        .isFalse();
    assertThat(
            Verdicts.of(aboveBudget, estimate, standing("10", "10", true, null), List.of())
                .approvable())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "WARN, true, false, Warning",
    "SOFT_BLOCK, false, true, Failed",
    "HARD_BLOCK, false, false, Failed"
  })
  void heedWhatAllOpenProposalsTogetherCost(
      Ruling ruling, boolean passed, boolean approvable, String label) {
    Reason open =
        new Reason(
            "budget",
            "budget/a",
            ruling,
            "openMonthlyCost",
            null,
            false,
            null,
            null,
            null,
            null,
            "All.");

    Verdict verdict =
        Verdicts.of(
            new FailWhen(true, null, false),
            estimate("aws_ebs_volume.data", 1),
            standing("9", "10", true, null),
            List.of(open));

    assertThat(verdict.passed()).isEqualTo(passed);
    assertThat(verdict.approvable()).isEqualTo(approvable);
    assertThat(verdict.outcomes().getLast().id()).startsWith("open-");
    assertThat(verdict.outcomes().getLast().label()).isEqualTo(label);
  }

  @Test
  void passAboveABudgetWithAnApproval() {
    Verdict verdict =
        Verdicts.of(
            new FailWhen(true, null, false),
            estimate("aws_ebs_volume.data", 1),
            standing("11", "10", true, "key jane"),
            List.of());

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.message()).endsWith("above its budget of $10.00; approved by key jane.");
    assertThat(verdict.outcomes())
        .extracting(Verdict.TaskOutcome::label)
        .containsExactly("Passed", "Approved");
  }

  @Test
  void sayThatAProjectCostsMoreThanIsKnown() {
    FailWhen aboveBudget = new FailWhen(true, null, false);
    PlanEstimated estimate = estimate("aws_ebs_volume.data", 1);

    Verdict above =
        Verdicts.of(
            aboveBudget, estimate, under(budget("10", true), planned("11", 0, 1), null), List.of());

    assertThat(above.passed()).isFalse();
    assertThat(above.message())
        .endsWith(" The project would cost at least $11.00 a month, above its budget of $10.00.");
  }

  @ParameterizedTest
  @CsvSource({"true, 2", "false, 1"})
  void doNotPassSilentlyWhereTheBudgetCannotBeChecked(boolean warnWhenIncomplete, int outcomes) {
    Verdict verdict =
        Verdicts.of(
            new FailWhen(true, null, false),
            estimate("aws_ebs_volume.data", 1),
            under(budget("10", warnWhenIncomplete), planned("9", 3, 0), null),
            List.of());

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.outcomes()).hasSize(outcomes);
    assertThat(
            verdict
                .message()
                .endsWith(
                    " The project would cost at least $9.00 a month; 3 of its resources have no"
                        + " price, so its budget of $10.00 cannot be checked."))
        .isEqualTo(warnWhenIncomplete);
  }

  private static WithPlan under(Budget budget, Standing standing, Consent consent) {
    return new WithPlan(
        new BudgetRule(BudgetTerms.of(budget), "", standing, YearMonth.of(2026, 11), consent));
  }

  private static Standing planned(String planned, int notPriced, int atLeast) {
    BigDecimal known = new BigDecimal(planned);
    return new Standing(known, known, 1, 1, notPriced, atLeast, BigDecimal.ZERO, "p", "shop");
  }

  private static Budget budget(String limit, boolean warnWhenIncomplete) {
    return new Budget(
        "default/shop", "default", "shop", Money.usd(limit), warnWhenIncomplete, null, null);
  }

  private static WithPlan standing(
      String planned, String limit, boolean requiresApproval, String approvedBy) {
    return under(
        new Budget(
            "default/shop", "default", "shop", Money.usd(limit), true, requiresApproval, null),
        planned(planned, 0, 0),
        approvedBy == null ? null : new Consent(approvedBy, null, null, null));
  }

  @Test
  void stayWithinTheLimitsAndInTheirBlockForHostileNames() {
    // Given
    String hostile =
        "aws_ebs_volume.x[\"```\n# [click](https://evil.example)\u202e\u0007"
            + "é".repeat(300)
            + "\"]";

    // When
    Verdict verdict =
        Verdicts.of(new FailWhen(true, null, true), estimate(hostile, 2000), null, List.of());
    JsonNode data =
        Json.MAPPER
            .readTree(CallbackBody.result(verdict, "https://ccg.example.org", "id", true))
            .path("data");

    // Then
    String body = data.at("/relationships/outcomes/data/0/attributes/body").asString();
    assertThat(body.length()).isBetween(5_000, 10_000);
    assertThat(body.substring(3, body.length() - 3)).doesNotContain("`", "\u202e", "\u0007");
    assertThat(body).endsWith("…\n```");
    assertThat(data.at("/attributes/message").asString().length()).isBetween(1, 1000);
  }

  @Test
  void areCutWhereTheyAreTooLong() {
    String message =
        Json.MAPPER
            .readTree(CallbackBody.result(Verdict.failed("😀".repeat(700)), null, null, true))
            .at("/data/attributes/message")
            .asString();

    assertThat(message).hasSizeLessThanOrEqualTo(1000).endsWith("😀…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9.99  | false | rises by at least $10.00; at most $9.99 is allowed.",
        "10.00 | true  | cannot be checked against the $10.00 that are allowed."
      })
  void holdWhatIsKnownAgainstTheLimitWherePricesAreMissing(
      BigDecimal most, boolean passes, String message) {
    PlanEstimated estimate =
        estimate(List.of(volume("aws_ebs_volume.a"), volume("aws_ebs_volume.b", "io9")));

    Verdict verdict = Verdicts.of(new FailWhen(false, most, false), estimate, null, List.of());

    assertThat(verdict.passed()).isEqualTo(passes);
    assertThat(verdict.message())
        .startsWith(
            "Monthly cost at least +$10.00 to at least $10.00; 1 of 2 resources are not fully priced.")
        .endsWith(message);
  }

  private static PlanEstimated estimate(String address, int resources) {
    return estimate(
        IntStream.range(0, resources)
            .mapToObj(i -> volume(resources == 1 ? address : address + i))
            .toList());
  }

  private static PlanEstimated estimate(List<PlannedResource> all) {
    return new Estimator(new ResourceTypes())
        .estimate(
            new PlanSubmitted(
                "id",
                "default",
                "shop",
                "prod",
                "00",
                1,
                new Plan("1.2", null, all, List.of()),
                null),
            new BundledPriceBook(),
            1);
  }

  private static PlannedResource volume(String address) {
    return volume(address, "gp2");
  }

  private static PlannedResource volume(String address, String type) {
    return new PlannedResource(
        address,
        "aws_ebs_volume",
        Action.CREATE,
        null,
        null,
        false,
        "us-east-1",
        "provider aws",
        null,
        null,
        Map.of("size", "100", "type", type),
        Set.of(),
        Map.of(),
        null);
  }
}
