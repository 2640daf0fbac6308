package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.result.estimate.Runs.PlanOfRun;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The status of a run: its plans and their totals.
///
/// @param status `done` when every plan has an outcome, and there are as many as were announced
/// @param totals null while nothing is estimated, or where currencies differ
record RunStatus(
    String run,
    String status,
    Counts plansByStatus,
    @Nullable Totals totals,
    List<PlanOfRun> plans) {

  private static final String PENDING = "pending";
  private static final String ESTIMATED = "estimated";

  /// How many plans.
  ///
  /// @param announced what the client says there will be; null when it did not say
  /// @param approvalRequired those above a budget that asks for an approval, and without one
  record Counts(
      int submitted,
      @Nullable Integer announced,
      int pending,
      int estimated,
      int rejected,
      int cancelled,
      int approvalRequired) {}

  /// The sums of what is known: the difference is that of the other two.
  ///
  /// @param doubts what is missing in them; null: nothing, as far as the plans are estimated
  /// @param complete whether every plan of the run is estimated, and each of them completely
  record Totals(
      String currency,
      BigDecimal before,
      BigDecimal after,
      BigDecimal delta,
      @Nullable SumDoubts doubts,
      boolean complete) {}

  /// @param announced 0 when it is not known how many there will be
  static RunStatus of(String run, List<PlanOfRun> plans, int announced) {
    Counts counts =
        new Counts(
            plans.size(),
            announced == 0 ? null : announced,
            count(plans, PENDING),
            count(plans, ESTIMATED),
            count(plans, "rejected"),
            count(plans, "cancelled"),
            (int) plans.stream().filter(plan -> "required".equals(plan.approval())).count());
    boolean done = !plans.isEmpty() && counts.pending() == 0 && plans.size() >= announced;
    return new RunStatus(run, done ? "done" : PENDING, counts, totals(plans, done), plans);
  }

  boolean isDone() {
    return !status.equals(PENDING);
  }

  private static int count(List<PlanOfRun> plans, String status) {
    return (int) plans.stream().filter(plan -> plan.status().equals(status)).count();
  }

  private static @Nullable Totals totals(List<PlanOfRun> plans, boolean done) {
    List<String> currencies =
        plans.stream().map(PlanOfRun::currency).filter(Objects::nonNull).distinct().toList();
    if (currencies.size() != 1) {
      return null;
    }
    Sum before = sum(plans, PlanOfRun::beforeSum);
    Sum after = sum(plans, PlanOfRun::afterSum);
    Sum change = sum(plans, PlanOfRun::change);
    return new Totals(
        currencies.getFirst(),
        before.known(),
        after.known(),
        change.known(),
        SumDoubts.of(before, after, change),
        done && plans.stream().allMatch(PlanOfRun::complete));
  }

  private static Sum sum(List<PlanOfRun> plans, Function<PlanOfRun, Sum> amount) {
    return plans.stream().map(amount).reduce(Sum.NOTHING, Sum::plus);
  }
}
