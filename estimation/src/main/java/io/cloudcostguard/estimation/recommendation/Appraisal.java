package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.estimation.bill.CounterEstimator;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.recommendation.CounterBill;
import io.cloudcostguard.schemas.recommendation.Saving;
import io.cloudcostguard.schemas.recommendation.Saving.BreakEven;
import io.cloudcostguard.schemas.recommendation.Saving.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says what a suggestion saves: the difference of two bills, or why there is none.
final class Appraisal {

  /// The quantity of an example where there is no turn.
  private static final BigDecimal MANY = BigDecimal.TEN.pow(6);

  /// One step of so many halves what is left to search.
  private static final int HALVED_EACH = 3;

  private static final String TOO_LARGE = "was not computed, since the plan is large";

  private final CounterEstimator estimator;
  private final long mostLines;

  /// A suggestion's saving, or why it is not one.
  sealed interface Finding {
    record Saves(Candidate candidate) implements Finding {}

    /// It costs the same or more: nothing to tell.
    record CostsMore() implements Finding {}

    /// It cannot be said whether it saves.
    record Unclear(String reason) implements Finding {}
  }

  /// @param mostLines how many lines may have been priced; beyond them nothing is appraised any
  ///   more. One resource may be a part of the bills of very many, each of which is priced anew
  Appraisal(CounterEstimator estimator, long mostLines) {
    this.estimator = estimator;
    this.mostLines = mostLines;
  }

  private boolean isWorkDone() {
    return estimator.linesPriced() > mostLines;
  }

  /// The finding on the cheapest way of a suggestion.
  Finding of(Rule rule, Suggestion suggestion) {
    Finding best = new Finding.CostsMore();
    for (List<Alteration> way : suggestion.ways()) {
      Finding finding = of(rule, suggestion, way);
      if (isBetter(finding, best)) {
        best = finding;
      }
    }
    return best;
  }

  private static boolean isBetter(Finding one, Finding than) {
    return switch (one) {
      case Finding.CostsMore _ -> false;
      case Finding.Unclear _ -> than instanceof Finding.CostsMore;
      case Finding.Saves(var candidate) ->
          !(than instanceof Finding.Saves(var other)) || isBetter(candidate, other);
    };
  }

  /// What is known to be saved comes before what depends on a quantity; of two that do, the one
  /// that turns earlier.
  private static boolean isBetter(Candidate one, Candidate than) {
    if (one.counts() != than.counts()) {
      return one.counts();
    }
    BigDecimal amount = one.saving().monthly();
    BigDecimal other = than.saving().monthly();
    if (amount != null && other != null) {
      return amount.compareTo(other) > 0;
    }
    BreakEven even = one.saving().breakEven();
    BreakEven otherEven = than.saving().breakEven();
    return even != null
        && otherEven != null
        && even.above() == otherEven.above()
        && (even.above()
            ? even.at().compareTo(otherEven.at()) < 0
            : even.at().compareTo(otherEven.at()) > 0);
  }

  private Finding of(Rule rule, Suggestion suggestion, List<Alteration> way) {
    if (isWorkDone()) {
      return new Finding.Unclear(TOO_LARGE);
    }
    List<String> conditions = new ArrayList<>(suggestion.conditions());
    for (Alteration one : suggestion.assumed()) {
      if (one instanceof Alteration.Expectation(_, var key, var value)) {
        conditions.add("%s is taken to be %s".formatted(key, value));
      }
    }
    List<CounterBill> bills =
        suggestion.isCeiling() && !suggestion.assumed().isEmpty()
            ? estimator.between(suggestion.assumed(), both(suggestion.assumed(), way))
            : estimator.counterBills(way);
    boolean open = false;
    Set<String> missing = new TreeSet<>();
    boolean expects = way.stream().anyMatch(Alteration.Expectation.class::isInstance);
    for (CounterBill bill : bills) {
      for (ComponentEstimate line : bill.lines()) {
        switch (line.after()) {
          case LineItem.NotPriced(_, var why, _) -> {
            return new Finding.Unclear(why);
          }
          case LineItem.DependsOnUsage(_, var keys, _, _) -> {
            open = true;
            missing.add(keys);
          }
          case LineItem.Priced priced -> {
            if (!expects) {
              given(conditions, bill.address(), priced);
            }
          }
          case null -> {}
        }
        switch (line.before()) {
          case LineItem.NotPriced(_, var why, _) -> {
            return new Finding.Unclear("what it costs now is not known: " + why);
          }
          // What is gone with a resource is saved, too, if it is used.
          case LineItem.DependsOnUsage _ ->
              open |= line.after() != null || suggestion.turn() instanceof Suggestion.Turn.Quantity;
          case LineItem.Priced priced -> given(conditions, bill.address(), priced);
          case null -> {}
        }
      }
    }
    Saving saving;
    if (open) {
      if (!(suggestion.turn() instanceof Suggestion.Turn.Quantity turn)) {
        return new Finding.Unclear(
            "depends on usage that was not given: " + String.join(", ", missing));
      }
      Solution solution = new Solution(suggestion, way, turn, conditions);
      BigDecimal none = solution.at(BigDecimal.ZERO);
      if (none == null) {
        return new Finding.Unclear("depends on more usage than one quantity");
      }
      saving = solution.saving(none, CounterEstimator.saving(bills));
      if (isWorkDone()) {
        return new Finding.Unclear(TOO_LARGE);
      }
    } else {
      saving = known(suggestion, bills, conditions);
    }
    return saving == null
        ? new Finding.CostsMore()
        : new Finding.Saves(
            new Candidate(rule, suggestion, way, saving, bills, estimator.touched(way)));
  }

  private static List<Alteration> both(List<Alteration> some, List<Alteration> others) {
    List<Alteration> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  private static void given(List<String> conditions, String address, LineItem.Priced priced) {
    if (!priced.usageBased() || priced.monthlyCost().signum() == 0) {
      return;
    }
    String fact = "usage of %s: %s".formatted(address, priced.quantityFrom());
    if (!conditions.contains(fact)) {
      conditions.add(fact);
    }
  }

  private @Nullable Saving known(
      Suggestion suggestion, List<CounterBill> bills, List<String> conditions) {
    BigDecimal saving = CounterEstimator.saving(bills);
    if (saving.signum() <= 0) {
      return null;
    }
    if (suggestion.turn() instanceof Suggestion.Turn.Hours(var years)) {
      BreakEven even = hours(bills);
      BigDecimal before = before(bills);
      conditions.add(
          new Commitment(before, BigDecimal.ZERO, before.subtract(saving), years).untilWhen());
      return new Saving(Kind.BREAK_EVEN, saving, conditions, even);
    }
    Kind kind =
        suggestion.isCeiling()
            ? Kind.CEILING
            : conditions.isEmpty() ? Kind.EXACT : Kind.CONDITIONAL;
    return new Saving(kind, saving, conditions, null);
  }

  private static BigDecimal before(List<CounterBill> bills) {
    BigDecimal before = BigDecimal.ZERO;
    for (CounterBill bill : bills) {
      for (ComponentEstimate line : bill.lines()) {
        if (line.before() instanceof LineItem.Priced priced) {
          before = before.add(priced.monthlyCost());
        }
      }
    }
    return before;
  }

  /// The hours a month at which a bill for all hours is the same as one for the hours that it runs.
  private static BreakEven hours(List<CounterBill> bills) {
    BigDecimal before = before(bills);
    BigDecimal hours = BigDecimal.ZERO;
    for (CounterBill bill : bills) {
      for (ComponentEstimate line : bill.lines()) {
        if (line.before() instanceof LineItem.Priced priced) {
          hours = hours.max(priced.quantity());
        }
      }
    }
    BigDecimal saving = CounterEstimator.saving(bills);
    BigDecimal at =
        before
            .subtract(saving)
            .multiply(hours)
            .divide(before, 0, RoundingMode.FLOOR)
            .add(BigDecimal.ONE);
    return new BreakEven("hours a month", at, true, hours, saving);
  }

  /// The search for the whole quantity at which the altered bill becomes the lower one: both are
  /// priced at quantities, first at powers of ten, then between two of them: where a line through
  /// what is saved at both ends turns, which is the turn itself within one tier, and at times in
  /// the middle.
  private final class Solution {

    private final List<Alteration> way;
    private final Suggestion.Turn.Quantity turn;
    private final List<String> conditions;
    private final List<Alteration> assumed;
    private final List<String> addresses;

    Solution(
        Suggestion suggestion,
        List<Alteration> way,
        Suggestion.Turn.Quantity turn,
        List<String> conditions) {
      this.way = way;
      this.turn = turn;
      this.conditions = conditions;
      assumed = suggestion.assumed();
      addresses = estimator.touched(way).stream().map(Resource::address).sorted().toList();
    }

    /// @param none what is saved at a quantity of zero
    /// @param known what is saved without any such usage
    @Nullable Saving saving(BigDecimal none, BigDecimal known) {
      BigDecimal last = BigDecimal.ZERO;
      BigDecimal was = none;
      for (int digits = 0; last.compareTo(turn.most()) < 0; digits++) {
        BigDecimal quantity = BigDecimal.TEN.pow(digits).min(turn.most());
        BigDecimal saving = at(quantity);
        if (saving == null) {
          return null;
        }
        if (saving.signum() > 0 && was.signum() <= 0) {
          BigDecimal at =
              was.signum() == 0 && last.signum() == 0
                  ? BigDecimal.ZERO
                  : between(last, was, quantity, saving, true);
          return breakEven(at, true, at.signum() == 0 ? MANY : at.multiply(BigDecimal.TWO));
        }
        if (saving.signum() <= 0 && was.signum() > 0) {
          BigDecimal at = between(last, was, quantity, saving, false);
          return breakEven(at, false, at.divideToIntegralValue(BigDecimal.TWO));
        }
        last = quantity;
        was = saving;
      }
      // The same sign everywhere.
      if (none.signum() <= 0) {
        return null;
      }
      if (none.compareTo(known) != 0) {
        return breakEven(BigDecimal.ZERO, true, BigDecimal.ZERO);
      }
      conditions.add("there are no " + turn.words() + "; with them it saves no less");
      return new Saving(Kind.CONDITIONAL, known, conditions, null);
    }

    private @Nullable Saving breakEven(BigDecimal at, boolean above, BigDecimal example) {
      BigDecimal saving = at(example);
      return saving == null
          ? null
          : new Saving(
              Kind.BREAK_EVEN,
              null,
              conditions,
              new BreakEven(turn.words(), at, above, example, saving));
    }

    /// The first whole quantity that saves (or the last, where it saves below), of two of which one
    /// does.
    private BigDecimal between(
        BigDecimal low,
        BigDecimal savedAtLow,
        BigDecimal high,
        BigDecimal savedAtHigh,
        boolean above) {
      BigDecimal under = low;
      BigDecimal savedUnder = savedAtLow;
      BigDecimal over = high;
      BigDecimal savedOver = savedAtHigh;
      for (int tried = 1; over.subtract(under).compareTo(BigDecimal.ONE) > 0; tried++) {
        BigDecimal next =
            tried % HALVED_EACH == 0
                ? under.add(over).divideToIntegralValue(BigDecimal.TWO)
                : turn(under, savedUnder, over, savedOver, above);
        BigDecimal saving = at(next);
        if (saving != null && saving.signum() > 0 == above) {
          over = next;
          savedOver = saving;
        } else {
          under = next;
          savedUnder = saving == null ? savedUnder : saving;
        }
      }
      return above ? over : under;
    }

    /// The first whole quantity behind the turn of a line, between its ends.
    private static BigDecimal turn(
        BigDecimal under,
        BigDecimal savedUnder,
        BigDecimal over,
        BigDecimal savedOver,
        boolean above) {
      BigDecimal at =
          over.subtract(under)
              .multiply(savedUnder)
              .divide(savedUnder.subtract(savedOver), MathContext.DECIMAL128)
              .add(under);
      BigDecimal behind =
          above
              ? at.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE)
              : at.setScale(0, RoundingMode.CEILING);
      return behind.max(under.add(BigDecimal.ONE)).min(over.subtract(BigDecimal.ONE));
    }

    /// What is saved at a quantity, which each resource has whose bill may change; null where a
    /// bill is still not known.
    @Nullable BigDecimal at(BigDecimal quantity) {
      if (isWorkDone()) {
        return null;
      }
      List<Alteration> expected = new ArrayList<>(assumed);
      for (String address : addresses) {
        turn.units()
            .forEach((key, units) ->
                expected.add(new Alteration.Expectation(address, key, quantity.multiply(units))));
      }
      return estimator.savingBetween(turn.onlyThen() ? List.of() : expected, both(expected, way));
    }
  }
}
