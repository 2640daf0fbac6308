package io.cloudcostguard.estimation.actual;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.actual.PlanAgainstBill.WorkspaceSpend;
import io.cloudcostguard.estimation.actual.PlannedWorkspace.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanAgainstBillTest {

  private static final String EC2 = "Amazon Elastic Compute Cloud";

  private static BilledPart billed(
      @Nullable String workspace, @Nullable String address, String service, String cost) {
    return new BilledPart(
        workspace == null ? null : "shop",
        workspace,
        address,
        "222222222222",
        service,
        "USD",
        new BigDecimal(cost));
  }

  private static PlannedWorkspace plan(String workspace, boolean exact, Part... parts) {
    return new PlannedWorkspace("shop", workspace, "e-" + workspace, "USD", exact, List.of(parts));
  }

  @Test
  void comparesByWorkspaceServiceAndResource() {
    PlanAgainstBill compared =
        PlanAgainstBill.of(
            List.of(
                plan(
                    "prod",
                    true,
                    new Part("aws_instance.web", EC2, new BigDecimal("73")),
                    new Part("aws_instance.gone", EC2, new BigDecimal("7.3")))),
            List.of(
                billed("prod", "aws_instance.web", EC2, "70"),
                billed("prod", null, "Amazon Simple Storage Service", "5"),
                billed(null, null, EC2, "11"),
                billed(null, null, EC2, "2")),
            365);

    WorkspaceSpend prod = compared.workspaces().getFirst();
    assertThat(prod.planned()).isEqualByComparingTo("40.15");
    assertThat(prod.billed()).isEqualByComparingTo("75");
    assertThat(prod.accuracy()).isEqualByComparingTo("53.5");
    assertThat(prod.notIdentified()).isEqualByComparingTo("5");
    assertThat(prod.services())
        .extracting(PlanAgainstBill.Compared::name)
        .containsExactly(EC2, "Amazon Simple Storage Service");
    assertThat(prod.resources())
        .filteredOn(resource -> resource.billed() == null)
        .extracting(PlanAgainstBill.Compared::name)
        .containsExactly("aws_instance.gone");
    assertThat(compared.unplanned())
        .singleElement()
        .satisfies(part -> assertThat(part.billed()).isEqualByComparingTo("13"));
    assertThat(compared.unplannedTotal().get("USD")).isEqualByComparingTo("13");
  }

  @Test
  void hasNoAccuracyWithoutAPlanOrABill() {
    Part part = new Part("aws_instance.web", EC2, new BigDecimal("73"));

    assertThat(
            PlanAgainstBill.of(
                    List.of(plan("a", false, part)), List.of(billed("b", null, EC2, "1")), 730)
                .workspaces())
        .hasSize(2)
        .allSatisfy(workspace -> assertThat(workspace.accuracy()).isNull())
        .allSatisfy(workspace -> assertThat(workspace.exact()).isFalse());
  }

  /// A synthetic account: what each resource costs is known, and so is by how much the plan errs.
  @Test
  void findsTheErrorThatIsKnown() {
    Random dice = new Random(7);
    List<Part> parts = new ArrayList<>();
    List<BilledPart> bill = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      BigDecimal truth = BigDecimal.valueOf(1 + dice.nextInt(10_000), 2);
      parts.add(new Part("r" + i, EC2, truth.multiply(new BigDecimal("1.05"))));
      BigDecimal half = truth.divide(BigDecimal.TWO);
      bill.add(billed("prod", "r" + i, EC2, half.toPlainString()));
      bill.add(billed("prod", "r" + i, EC2, half.toPlainString()));
    }

    WorkspaceSpend prod =
        PlanAgainstBill.of(List.of(plan("prod", true, parts.toArray(Part[]::new))), bill, 730)
            .workspaces()
            .getFirst();

    assertThat(prod.accuracy()).isEqualByComparingTo("95.0");
    assertThat(prod.notIdentified()).isZero();
    assertThat(prod.resources()).hasSize(PlanAgainstBill.SHOWN);
  }
}
