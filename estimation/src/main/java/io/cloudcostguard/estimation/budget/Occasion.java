package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.AlertDetails.CostMover;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.PricesMoved;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changed a standing or a limit.
///
/// @param at when
/// @param month whose limits count
/// @param workspace the one that changed; null: none did
/// @param source of its plan; null: nothing was said of it
/// @param author who submitted the plan; null: not known
/// @param movers what changed most in that plan, the largest first
/// @param prices which prices changed; null: none did
public record Occasion(
    Trigger trigger,
    Instant at,
    YearMonth month,
    @Nullable String workspace,
    @Nullable PlanSource source,
    @Nullable String author,
    List<CostMover> movers,
    @Nullable PricesMoved prices) {

  /// How many moves of prices an alert tells.
  private static final int MOST_MOVES = 5;

  /// In the month of its time, in UTC.
  public Occasion(
      Trigger trigger,
      Instant at,
      @Nullable String workspace,
      @Nullable PlanSource source,
      @Nullable String author,
      List<CostMover> movers) {
    this(
        trigger,
        at,
        YearMonth.from(at.atOffset(ZoneOffset.UTC)),
        workspace,
        source,
        author,
        movers,
        null);
  }

  /// Of no plan.
  public static Occasion of(Trigger trigger, Instant at, @Nullable String workspace) {
    return new Occasion(trigger, at, workspace, null, null, List.of());
  }

  /// The same in another month: one that has begun does not end because a record is late.
  public Occasion in(YearMonth another) {
    return new Occasion(trigger, at, another, workspace, source, author, movers, prices);
  }

  /// Of prices that changed what is planned.
  ///
  /// @param workspace the one whose plans cost another amount; null: there may be several
  public static Occasion of(PricesMoved prices, Instant at, @Nullable String workspace) {
    Occasion occasion = of(Trigger.PRICE_CHANGE, at, workspace);
    return new Occasion(
        Trigger.PRICE_CHANGE,
        at,
        occasion.month,
        workspace,
        null,
        null,
        List.of(),
        prices.top(MOST_MOVES));
  }
}
