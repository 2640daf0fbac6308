package io.cloudcostguard.estimation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.PlanLimit;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A gp2 volume in us-east-1 costs $0.10 a GB and month.
class GuardrailTest {

  private static final PlannedResource UNPRICED =
      resource("aws_no_such_thing.x", "aws_no_such_thing", Action.CREATE, null, "1");

  @ParameterizedTest
  @CsvSource({
    // before $20 for 200 GB; after 300 GB: +$10, +50 %
    "delta>9.99, 200, 300, HARD_BLOCK",
    "delta>10, 200, 300, PASS",
    "delta > 10.0, 200, 300, PASS",
    "deltaPercent>49.9999, 200, 300, HARD_BLOCK",
    "deltaPercent>50, 200, 300, PASS",
    "deltaPercent>33.3333333333, 300, 400, HARD_BLOCK",
    "deltaPercent>33.3333333334, 300, 400, PASS",
    "deltaPercent>25 and delta>9, 200, 300, HARD_BLOCK",
    "deltaPercent>25 and delta>10, 200, 300, PASS",
    "total>29.99, 200, 300, HARD_BLOCK",
    "total>30, 200, 300, PASS",
    "resource>29.99, 200, 300, HARD_BLOCK",
    "resource>30, 200, 300, PASS",
    "delta>0, 300, 200, PASS"
  })
  void comparesWhatIsKnownWithItsLimit(String rule, String before, String after, Ruling ruling) {
    PlanEstimated estimate = estimate(List.of(), volume(Action.UPDATE, before, after));

    assertThat(Guardrail.parse(rule).check(estimate).ruling()).isEqualTo(ruling);
  }

  @ParameterizedTest
  @CsvSource({
    "delta>9, HARD_BLOCK", // more cannot make it less
    "delta>10, INCOMPLETE",
    "deltaPercent>49, HARD_BLOCK",
    "deltaPercent>60, INCOMPLETE",
    "deltaPercent>49 and delta>9, HARD_BLOCK",
    "deltaPercent>49 and delta>10, INCOMPLETE",
    "total>29, HARD_BLOCK",
    "total>30, INCOMPLETE",
    "resource>30, INCOMPLETE",
    "incomplete, INCOMPLETE"
  })
  void doesNotPassWhatMayBeMoreThanIsKnown(String rule, Ruling ruling) {
    PlanEstimated missing = estimate(List.of(), volume(Action.UPDATE, "200", "300"), UNPRICED);

    assertThat(Guardrail.parse(rule).check(missing).ruling()).isEqualTo(ruling);
  }

  @Test
  void doesNotPassAPlanOfAPart() {
    PlanEstimated part = estimate(List.of("targeted"), volume(Action.UPDATE, "200", "300"));

    for (String rule : List.of("delta>10", "total>30", "incomplete")) {
      assertThat(Guardrail.parse(rule).check(part).ruling()).isEqualTo(Ruling.INCOMPLETE);
    }
  }

  @Test
  void doesNotCountAResourceThatHasNoPriceAndStays() {
    PlannedResource unchanged =
        resource("aws_no_such_thing.x", "aws_no_such_thing", Action.NO_OP, "1", "1");
    PlanEstimated estimate = estimate(List.of(), volume(Action.UPDATE, "200", "300"), unchanged);

    assertThat(Guardrail.parse("delta>10").check(estimate).ruling()).isEqualTo(Ruling.PASS);
    assertThat(Guardrail.parse("resource>30").check(estimate).ruling()).isEqualTo(Ruling.PASS);
    // What it costs makes the percentage smaller.
    assertThat(Guardrail.parse("deltaPercent>50").check(estimate).ruling()).isEqualTo(Ruling.PASS);
    assertThat(Guardrail.parse("deltaPercent>49").check(estimate).ruling())
        .isEqualTo(Ruling.INCOMPLETE);
  }

  /// That prices are missing is what this rule is about; of the others it is a doubt.
  @ParameterizedTest
  @CsvSource({
    "incomplete, NOTIFY, PASS",
    "incomplete, WARN, WARN",
    "incomplete, SOFT_BLOCK, SOFT_BLOCK",
    "incomplete, HARD_BLOCK, HARD_BLOCK",
    "delta>10, HARD_BLOCK, INCOMPLETE",
    "delta>9, SOFT_BLOCK, SOFT_BLOCK"
  })
  void doesWhatItsBudgetAsks(String rule, BudgetPolicy.Action action, Ruling ruling) {
    PlanEstimated missing = estimate(List.of(), volume(Action.UPDATE, "200", "300"), UNPRICED);

    Reason reason = Guardrail.check(new PlanLimit(rule, action), "budget/a", missing);

    assertThat(reason.ruling()).isEqualTo(ruling);
    assertThat(reason.scope()).isEqualTo("budget/a");
  }

  @Test
  void findsTheMostExpensiveResourceOfThoseThatThePlanTouches() {
    PlanEstimated estimate =
        estimate(
            List.of(),
            resource("aws_ebs_volume.old", "aws_ebs_volume", Action.NO_OP, "9000", "9000"),
            resource("aws_ebs_volume.gone", "aws_ebs_volume", Action.DELETE, "8000", null),
            resource("aws_ebs_volume.small", "aws_ebs_volume", Action.CREATE, null, "10"),
            resource("aws_ebs_volume.big", "aws_ebs_volume", Action.CREATE, null, "500"));

    Reason reason = Guardrail.parse("resource>20").check(estimate);

    assertThat(reason.ruling()).isEqualTo(Ruling.HARD_BLOCK);
    assertThat(reason.scope()).isEqualTo("aws_ebs_volume.big");
    assertThat(reason.value()).isEqualByComparingTo("50");
    assertThat(reason.headroom()).isEqualByComparingTo("-30");
    assertThat(reason.message())
        .isEqualTo("aws_ebs_volume.big will cost $50.00 a month; at most $20.00 is allowed.");
  }

  @Test
  void saysNothingInPercentOfWhatIsNew() {
    PlanEstimated estimate = estimate(List.of(), volume(Action.CREATE, null, "300"));

    Reason reason = Guardrail.parse("deltaPercent>25").check(estimate);

    assertThat(reason.ruling()).isEqualTo(Ruling.PASS);
    assertThat(reason.value()).isNull();
  }

  @Test
  void hasNothingToSayOfAPlanThatIsPriced() {
    assertThat(
            Guardrail.parse("incomplete")
                .check(estimate(List.of(), volume(Action.CREATE, null, "1"))))
        .isNull();
  }

  @Test
  void saysByHowMuch() {
    Reason reason =
        Guardrail.parse("delta>500")
            .check(estimate(List.of(), volume(Action.UPDATE, "200", "10200"), UNPRICED));

    assertThat(reason.rule()).isEqualTo("delta>500");
    assertThat(reason.scope()).isEqualTo("plan");
    assertThat(reason.metric()).isEqualTo("delta");
    assertThat(reason.value()).isEqualByComparingTo("1000");
    assertThat(reason.atLeast()).isTrue();
    assertThat(reason.limit()).isEqualByComparingTo("500");
    assertThat(reason.headroom()).isEqualByComparingTo("-500");
    assertThat(reason.message())
        .isEqualTo("The monthly cost rises by at least $1,000.00; at most $500.00 is allowed.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | '' is no guardrail. Write one of: incomplete, delta>500",
        "delta | 'delta' is no guardrail.",
        "cost>5 | 'cost>5': 'cost' is not measured; delta, deltaPercent, total, resource are.",
        "Delta>5 | 'Delta>5': 'Delta' is not measured",
        "delta<5 | 'delta<5': '<' is no comparison of a guardrail; only '>' is",
        "delta>=5 | 'delta>=5': '>=' is no comparison",
        "delta>$5 | 'delta>$5': '$5' is no limit. A limit is a decimal",
        "delta>-5 | '-5' is no limit",
        "delta>1,000 | '1,000' is no limit",
        "delta>5% | '5%' is no limit",
        "delta>1e9 | '1e9' is no limit",
        "delta>1 and total>2 | only deltaPercent has a second part, its floor: deltaPercent>25 and delta>100.",
        "deltaPercent>1 and delta>2 and delta>3 | only deltaPercent has a second part",
        "deltaPercent>1 and | is no guardrail",
        "incomplete and delta>1 | 'incomplete and delta>1' is no guardrail"
      })
  void saysWhatIsWrongWithItsText(String text, String message) {
    assertThatThrownBy(() -> Guardrail.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsNoLongText() {
    assertThatThrownBy(() -> Guardrail.parse("delta>" + "1".repeat(100_000)))
        .hasMessage("A guardrail has at most 200 characters.");
  }

  @Test
  void makesADecisionThatTheGravestReasonGives() {
    PlanEstimated estimate = estimate(List.of(), volume(Action.UPDATE, "200", "300"), UNPRICED);

    Decision decision =
        Decision.of(
            Arrays.asList(
                Guardrail.parse("total>1000").check(estimate),
                Guardrail.parse("delta>1").check(estimate)));

    assertThat(decision.decision()).isEqualTo(Ruling.HARD_BLOCK);
    assertThat(decision.reasons())
        .extracting(Reason::ruling)
        .containsExactly(Ruling.HARD_BLOCK, Ruling.INCOMPLETE);
    assertThat(Decision.of(List.of()).decision()).isEqualTo(Ruling.PASS);
  }

  private static PlannedResource volume(Action action, String before, String after) {
    return resource("aws_ebs_volume.data", "aws_ebs_volume", action, before, after);
  }

  private static PlannedResource resource(
      String address, String type, Action action, String before, String after) {
    return new PlannedResource(
        address,
        type,
        action,
        null,
        null,
        false,
        "us-east-1",
        "provider aws",
        null,
        before == null ? null : Map.of("size", before, "type", "gp2"),
        after == null ? null : Map.of("size", after, "type", "gp2"),
        Set.of(),
        Map.of(),
        null);
  }

  private static PlanEstimated estimate(List<String> partial, PlannedResource... resources) {
    return new Estimator(new ResourceTypes())
        .estimate(
            new PlanSubmitted(
                "id",
                "default",
                "shop",
                "prod",
                "00",
                1,
                new Plan("1.2", null, List.of(resources), partial),
                null),
            new BundledPriceBook(),
            1);
  }
}
