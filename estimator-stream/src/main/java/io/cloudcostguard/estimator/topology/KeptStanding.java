package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How an instance of a budget stands, and which of its thresholds are crossed.
///
/// @param answers what was said to alerts that fire, by threshold; null: nothing
/// @param toldAt when an alert was told last, in milliseconds; null: not known
record KeptStanding(
    Standing standing,
    BudgetState state,
    @Nullable Map<String, AlertAnswer> answers,
    @Nullable Long toldAt) {

  KeptStanding {
    answers = answers == null || answers.isEmpty() ? null : Map.copyOf(answers);
  }

  /// One of which nothing was told.
  KeptStanding(Standing standing, BudgetState state) {
    this(standing, state, null, null);
  }

  static KeptStanding after(long episode) {
    return new KeptStanding(Standing.EMPTY, BudgetState.after(episode));
  }

  KeptStanding at(Standing changed) {
    return new KeptStanding(changed, state, answers, toldAt);
  }

  /// The same in another state. What was said to an alert that is over is forgotten.
  KeptStanding in(BudgetState changed, @Nullable Long told) {
    Map<String, AlertAnswer> kept = new TreeMap<>(answersOrNone());
    kept.keySet()
        .removeIf(threshold ->
            !Objects.equals(state.firing().get(threshold), changed.firing().get(threshold)));
    return new KeptStanding(standing, changed, kept, told);
  }

  KeptStanding answered(String threshold, AlertAnswer answer) {
    Map<String, AlertAnswer> all = new TreeMap<>(answersOrNone());
    all.put(threshold, answer);
    return new KeptStanding(standing, state, all, toldAt);
  }

  KeptStanding told(long now) {
    return new KeptStanding(standing, state, answers, now);
  }

  Map<String, AlertAnswer> answersOrNone() {
    return answers == null ? Map.of() : answers;
  }

  /// Whether reminders of a threshold are kept back.
  boolean isHeld(String threshold, long now) {
    AlertAnswer answer = answersOrNone().get(threshold);
    return answer != null && answer.holds(now);
  }

  /// When it is to be told again, as a person wanted; [Long#MAX_VALUE]: no person did.
  long snoozedUntil() {
    long told = toldAt == null ? 0 : toldAt;
    long earliest = Long.MAX_VALUE;
    for (AlertAnswer answer : answersOrNone().values()) {
      Instant until = answer.until();
      if (answer.kind() == AlertAnswer.Kind.SNOOZED
          && until != null
          && until.toEpochMilli() > told) {
        earliest = Math.min(earliest, until.toEpochMilli());
      }
    }
    return earliest;
  }

  /// The record that says so.
  LedgerEntry.Standing entry(String tenant, String budgetId, String instance, long sequence) {
    return new LedgerEntry.Standing(
        budgetId,
        tenant,
        instance,
        sequence,
        standing.planned(),
        standing.open(),
        standing.proposals(),
        standing.workspaces(),
        standing.notPriced(),
        standing.atLeast(),
        standing.reduced(),
        orNull(standing.newestPlanId()),
        orNull(standing.project()),
        state.firing(),
        state.cause(),
        state.episode(),
        answers);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
