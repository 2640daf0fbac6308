package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.estimation.budget.BudgetState.Changing;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.AlertDetails;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The state machine of a budget. A threshold is crossed when the known cost is above it, and kept
/// again when the cost is no longer above it less its hysteresis. Crossing several at once raises
/// one alert, of the highest, which names the others. A budget with resources that have no price
/// does not pass silently either.
///
/// While the newest plan of a workspace covers a part of it only, the cost is "at least": it may
/// raise an alert and ends none.
public final class BudgetWatch {

  /// The new state, and the alerts that the change raises: none while the state stays.
  public record Decision(BudgetState state, List<BudgetAlert> alerts) {}

  private static final String FIRING = "firing";

  private final BudgetTerms terms;
  private final String instance;
  private final Standing standing;
  private final Occasion occasion;
  private final YearMonth month;
  private final List<BudgetAlert> alerts = new ArrayList<>(2);

  private BudgetWatch(BudgetTerms terms, String instance, Standing standing, Occasion occasion) {
    this.terms = terms;
    this.instance = instance;
    this.standing = standing;
    this.occasion = occasion;
    month = occasion.month();
  }

  /// Looks at `standing` under a budget.
  ///
  /// @param instance the value that the budget is split by; empty: it is not split
  /// @param limitRaised whether the limit was raised, which ends an alert also where the cost is
  ///   "at least", if it is within the limit without what parts take away
  public static Decision decide(
      BudgetTerms terms,
      String instance,
      Standing standing,
      BudgetState state,
      boolean limitRaised,
      Occasion occasion) {
    if (!terms.isComparable()) {
      return new Decision(BudgetState.after(state.episode()), List.of());
    }
    return new BudgetWatch(terms, instance, standing, occasion).decide(state, limitRaised);
  }

  /// Tells again of the highest threshold that is crossed.
  ///
  /// @param isHeld whether nothing is to be told of a threshold
  /// @param number different for each reminder of an instance
  /// @return null: there is none to tell of
  public static @Nullable BudgetAlert remind(
      BudgetTerms terms,
      String instance,
      Standing standing,
      BudgetState state,
      Predicate<String> isHeld,
      long number,
      Occasion occasion) {
    return new BudgetWatch(terms, instance, standing, occasion).remind(state, isHeld, number);
  }

  private @Nullable BudgetAlert remind(BudgetState state, Predicate<String> isHeld, long number) {
    Threshold highest = null;
    List<Crossed> all = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      List<Crossed> crossed =
          of(
              metric,
              terms.thresholds().stream()
                  .filter(each -> state.isFiring(each.id()) && !isHeld.test(each.id()))
                  .map(each -> new Crossed(each, terms.amount(each, month)))
                  .toList());
      if (highest == null && !crossed.isEmpty()) {
        highest = crossed.getFirst().threshold();
        all = crossed.subList(1, crossed.size());
      }
    }
    Cause cause = Cause.EXCEEDED;
    if (highest == null
        && state.isFiring(BudgetState.INCOMPLETE)
        && !isHeld.test(BudgetState.INCOMPLETE)) {
      highest = incomplete();
      cause = Cause.INCOMPLETE;
    }
    if (highest == null) {
      return null;
    }
    long episode = state.firing().getOrDefault(highest.id(), state.episode());
    firing(
        "reminder-" + number,
        highest,
        cause == Cause.INCOMPLETE ? terms.limit(month) : terms.amount(highest, month),
        cause,
        episode,
        ids(all));
    return alerts.getFirst();
  }

  private record Crossed(Threshold threshold, BigDecimal amount) {}

  private Decision decide(BudgetState state, boolean limitRaised) {
    Changing changing = state.change();
    List<Crossed> begun = new ArrayList<>();
    List<Crossed> over = new ArrayList<>();
    List<Crossed> kept = new ArrayList<>();
    BigDecimal highest = BigDecimal.ZERO;
    boolean isHighestCrossed = false;
    for (Threshold threshold : terms.thresholds()) {
      BigDecimal amount = terms.amount(threshold, month);
      boolean was = state.isFiring(threshold.id());
      boolean is = isAbove(threshold, amount, was, limitRaised);
      Crossed crossed = new Crossed(threshold, amount);
      if (is) {
        (was ? kept : begun).add(crossed);
      } else if (was) {
        over.add(crossed);
      }
      if (threshold.metric() == Metric.PLANNED && amount.compareTo(highest) >= 0) {
        highest = amount;
        isHighestCrossed = is;
      }
    }
    forget(state, changing);
    boolean wasIncomplete = state.isFiring(BudgetState.INCOMPLETE);
    boolean isIncomplete = isIncomplete(isHighestCrossed, wasIncomplete, limitRaised);
    for (Metric metric : Metric.values()) {
      end(changing, of(metric, over));
    }
    if (wasIncomplete && !isIncomplete) {
      endIncomplete(changing);
    }
    for (Metric metric : Metric.values()) {
      begin(changing, of(metric, begun), of(metric, kept));
    }
    if (isIncomplete && !wasIncomplete) {
      beginIncomplete(changing);
    }
    return new Decision(changing.done(), alerts);
  }

  /// Whether a threshold is crossed, with what it was before.
  private boolean isAbove(
      Threshold threshold, BigDecimal amount, boolean was, boolean limitRaised) {
    BigDecimal usd = terms.toUsd(amount);
    BigDecimal value = value(standing, threshold.metric());
    if (!was) {
      return value.compareTo(usd) > 0;
    }
    BigDecimal slack = terms.toUsd(terms.percent(threshold.hysteresis(), month));
    // No cost is below 0: an alert of a threshold that is lower than its hysteresis ends there.
    BigDecimal end = usd.subtract(slack).max(BigDecimal.ZERO);
    return value.compareTo(end) > 0 || !mayEnd(usd, limitRaised);
  }

  private boolean mayEnd(BigDecimal amount, boolean limitRaised) {
    return standing.atLeast() == 0
        || (limitRaised && standing.planned().add(standing.reduced()).compareTo(amount) <= 0);
  }

  private boolean isIncomplete(boolean isHighestCrossed, boolean was, boolean limitRaised) {
    if (isHighestCrossed) {
      return false;
    }
    boolean lacks = terms.onIncomplete() != OnIncomplete.PASS && standing.notPriced() > 0;
    return lacks || (was && !mayEnd(terms.toUsd(terms.limit(month)), limitRaised));
  }

  /// Thresholds that the budget no longer has.
  private void forget(BudgetState state, Changing changing) {
    for (String id : state.firing().keySet()) {
      if (!id.equals(BudgetState.INCOMPLETE)
          && terms.thresholds().stream().noneMatch(threshold -> threshold.id().equals(id))) {
        Threshold gone =
            new Threshold(
                id, BudgetTerms.HUNDRED, null, Metric.PLANNED, Action.NOTIFY, BigDecimal.ZERO);
        resolved(id, gone, terms.limit(month), Cause.EXCEEDED, changing.end(id), List.of());
      }
    }
  }

  private void begin(Changing changing, List<Crossed> begun, List<Crossed> kept) {
    if (begun.isEmpty()) {
      return;
    }
    Crossed highest = begun.getFirst();
    long episode = changing.begin();
    begun.forEach(crossed -> changing.fire(crossed.threshold().id(), episode));
    List<Crossed> lower = new ArrayList<>(begun.subList(1, begun.size()));
    kept.stream()
        .filter(crossed -> crossed.amount().compareTo(highest.amount()) < 0)
        .forEach(lower::add);
    firing(FIRING, highest.threshold(), highest.amount(), Cause.EXCEEDED, episode, ids(lower));
  }

  private void end(Changing changing, List<Crossed> over) {
    if (over.isEmpty()) {
      return;
    }
    Crossed highest = over.getFirst();
    long episode = changing.end(highest.threshold().id());
    List<Crossed> lower = over.subList(1, over.size());
    lower.forEach(crossed -> changing.end(crossed.threshold().id()));
    resolved(
        highest.threshold().id(),
        highest.threshold(),
        highest.amount(),
        Cause.EXCEEDED,
        episode,
        ids(lower));
  }

  private void beginIncomplete(Changing changing) {
    long episode = changing.begin();
    changing.fire(BudgetState.INCOMPLETE, episode);
    firing(FIRING, incomplete(), terms.limit(month), Cause.INCOMPLETE, episode, List.of());
  }

  private void endIncomplete(Changing changing) {
    Threshold incomplete = incomplete();
    resolved(
        incomplete.id(),
        incomplete,
        terms.limit(month),
        Cause.INCOMPLETE,
        changing.end(BudgetState.INCOMPLETE),
        List.of());
  }

  private Threshold incomplete() {
    Action action =
        switch (terms.onIncomplete()) {
          case PASS -> Action.NOTIFY;
          case WARN -> Action.WARN;
          case BLOCK -> Action.SOFT_BLOCK;
        };
    return new Threshold(
        BudgetState.INCOMPLETE, BudgetTerms.HUNDRED, null, Metric.PLANNED, action, BigDecimal.ZERO);
  }

  /// Of one metric, the highest first.
  private static List<Crossed> of(Metric metric, List<Crossed> crossed) {
    return crossed.stream()
        .filter(one -> one.threshold().metric() == metric)
        .sorted(Comparator.comparing(Crossed::amount).reversed())
        .toList();
  }

  private static List<String> ids(List<Crossed> crossed) {
    return crossed.stream().map(one -> one.threshold().id()).toList();
  }

  private static BigDecimal value(Standing standing, Metric metric) {
    return switch (metric) {
      case PLANNED -> standing.planned();
      case OPEN -> standing.open();
    };
  }

  /// Why an alert would be raised at `standing`; null: the limit is kept, as far as prices are
  /// known.
  public static @Nullable Cause cause(BudgetTerms terms, Standing standing, YearMonth month) {
    if (!terms.isComparable()) {
      return null;
    }
    if (standing.planned().compareTo(terms.toUsd(terms.limit(month))) > 0) {
      return Cause.EXCEEDED;
    }
    return terms.onIncomplete() != OnIncomplete.PASS && standing.notPriced() > 0
        ? Cause.INCOMPLETE
        : null;
  }

  private void firing(
      String transition,
      Threshold threshold,
      BigDecimal amount,
      Cause cause,
      long episode,
      List<String> lower) {
    Budget budget = terms.budget();
    alerts.add(
        new BudgetAlert.Firing(
            id(transition, threshold.id(), episode),
            budget.id(),
            budget.tenant(),
            project(),
            limit(),
            terms.fromUsd(value(standing, threshold.metric())),
            orNone(standing.newestPlanId()),
            cause,
            standing.notPriced(),
            episode,
            standing.atLeast() == 0 ? null : standing.atLeast(),
            details(threshold.id(), threshold, amount, lower)));
  }

  private void resolved(
      String id,
      Threshold threshold,
      BigDecimal amount,
      Cause cause,
      long episode,
      List<String> lower) {
    Budget budget = terms.budget();
    alerts.add(
        new BudgetAlert.Resolved(
            id("resolved", id, episode),
            budget.id(),
            budget.tenant(),
            project(),
            limit(),
            terms.fromUsd(value(standing, threshold.metric())),
            orNone(standing.newestPlanId()),
            cause,
            episode,
            details(id, threshold, amount, lower)));
  }

  private AlertDetails details(
      String id, Threshold threshold, BigDecimal amount, List<String> lower) {
    return new AlertDetails(
        terms.budget().name(),
        instance.isEmpty() ? null : instance,
        id,
        threshold.metric(),
        amount,
        threshold.action(),
        lower,
        occasion.trigger(),
        occasion.at(),
        occasion.workspace(),
        occasion.source(),
        occasion.author(),
        occasion.movers(),
        standing.proposals(),
        occasion.prices());
  }

  private Money limit() {
    return new Money(terms.limit(month), terms.budget().monthlyLimit().currency());
  }

  private String project() {
    String own = terms.budget().project();
    return own == null ? orNone(standing.project()) : own;
  }

  private static String orNone(String name) {
    return name.isEmpty() ? BudgetAlert.NONE : name;
  }

  /// A project's own budget has one threshold and no instances.
  private String id(String transition, String threshold, long episode) {
    String of = terms.budget().id();
    String name =
        terms.budget().policy() == null
            ? of + "|" + transition + "|" + episode
            : String.join("|", of, instance, threshold, transition, Long.toString(episode));
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
