package io.cloudcostguard.ingest.result.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.result.estimate.Runs.PlanOfRun;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunStatusTest {

  @Test
  void addsUpWhateverAnOlderEngineLeftOutOfTheDifference() {
    // Given: 777.45 of the first plan were not in the difference that an older engine recorded
    PlanOfRun older = plan("a", "0", "5440.05", "4662.60", null, false);
    PlanOfRun newer =
        plan(
            "b",
            "100",
            "90",
            "-10",
            new SumDoubts(Missing.PRICE, null, null, Missing.PRICE),
            false);

    RunStatus.Totals totals = RunStatus.of("run", List.of(older, newer), 2).totals();

    assertThat(totals.before()).isEqualByComparingTo("100");
    assertThat(totals.after()).isEqualByComparingTo("5530.05");
    assertThat(totals.delta()).isEqualByComparingTo("5430.05");
    assertThat(totals.doubts()).isEqualTo(new SumDoubts(Missing.PRICE, null, null, Missing.PRICE));
    assertThat(totals.complete()).isFalse();
  }

  @Test
  void hasNoDoubtsWhereAllIsKnown() {
    RunStatus.Totals totals =
        RunStatus.of("run", List.of(plan("a", "1", "3", "2", null, true)), 1).totals();

    assertThat(totals.doubts()).isNull();
    assertThat(totals.complete()).isTrue();
  }

  private static PlanOfRun plan(
      String id,
      String before,
      String after,
      String delta,
      @Nullable SumDoubts doubts,
      boolean complete) {
    return new PlanOfRun(
        id,
        "shop",
        id,
        "estimated",
        "USD",
        new BigDecimal(before),
        new BigDecimal(after),
        new BigDecimal(delta),
        doubts,
        complete,
        null);
  }
}
