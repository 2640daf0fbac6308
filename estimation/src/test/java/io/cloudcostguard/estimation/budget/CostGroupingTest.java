package io.cloudcostguard.estimation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostGroupingTest {

  /// A plan on the topic need not come through the plan reader, which leaves such tags out. No
  /// database keeps a NUL, and a budget may be split by the tag.
  @Test
  void leavesOutTagsWithControlCharacters() {
    PlanCost cost =
        cost(
            Map.of(
                "team",
                "a\u0000b",
                "env",
                "a\nb",
                "na\u0000me",
                "x",
                "owner",
                "größe \uD83D\uDE80"));

    assertThat(cost.change().groups())
        .extracting(CostGroup::tags)
        .containsExactly(Map.of("owner", "größe \uD83D\uDE80"));
    assertThat(CostSums.known(cost.change())).isEqualByComparingTo("10");
  }

  private static PlanCost cost(Map<String, String> tags) {
    PlannedResource volume =
        new PlannedResource(
            "aws_ebs_volume.a",
            "aws_ebs_volume",
            Action.CREATE,
            null,
            null,
            false,
            "us-east-1",
            "provider aws",
            null,
            null,
            Map.of("size", "100", "type", "gp2"),
            Set.of(),
            Map.of(),
            tags);
    return PlanCost.of(
        new Estimator(new ResourceTypes())
            .estimate(
                new PlanSubmitted(
                    "id",
                    "default",
                    "shop",
                    "prod",
                    "00",
                    1,
                    new Plan("1.2", null, List.of(volume), List.of()),
                    null),
                new BundledPriceBook(),
                1));
  }
}
