package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import org.jspecify.annotations.Nullable;

/// The output of a processor. Each kind goes to its own topic.
sealed interface Output {

  /// What others hear of, as a CloudEvent.
  sealed interface Event extends Output {

    /// The key of its record.
    String key();

    /// The same for the same event, however often it is made.
    String id();

    /// One of [EventType].
    String type();

    /// What it is about.
    String subject();
  }

  /// The outcome of a plan, and its bytes: they are written once, to be measured and to be sent.
  ///
  /// @param author who submitted the plan; null: not known
  /// @param partition of the plan's record
  /// @param offset of the plan's record
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Settled(
      PlanOutcome outcome, byte[] bytes, @Nullable String author, int partition, long offset)
      implements Event {

    @Override
    public String key() {
      return outcome.key();
    }

    @Override
    public String id() {
      return outcome.eventId();
    }

    @Override
    public String type() {
      return outcome.eventType();
    }

    @Override
    public String subject() {
      return outcome.id();
    }
  }

  /// The recommendations for a plan, and their bytes.
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Advised(PlanAdvised advised, byte[] bytes) implements Event {

    @Override
    public String key() {
      return advised.key();
    }

    @Override
    public String id() {
      return advised.eventId();
    }

    @Override
    public String type() {
      return EventType.PLAN_ADVISED;
    }

    @Override
    public String subject() {
      return advised.id();
    }
  }

  /// A budget's state changed.
  record Alert(BudgetAlert alert) implements Event {

    @Override
    public String key() {
      return alert.budgetId();
    }

    @Override
    public String id() {
      return alert.id();
    }

    @Override
    public String type() {
      return alert.eventType();
    }

    @Override
    public String subject() {
      return alert.budgetId();
    }
  }

  /// The state of a workspace or of a budget changed.
  ///
  /// @param change null: it is no more
  record Ledgered(String key, long sequence, @Nullable LedgerEntry change) implements Event {

    @Override
    public String id() {
      return "ledger-" + key + "-" + sequence;
    }

    @Override
    public String type() {
      return EventType.LEDGER_CHANGED;
    }

    @Override
    public String subject() {
      return key;
    }
  }

  /// New prices changed what is planned.
  record Repriced(PriceEffect effect) implements Event {

    @Override
    public String key() {
      return effect.tenant();
    }

    @Override
    public String id() {
      return effect.id();
    }

    @Override
    public String type() {
      return effect.eventType();
    }

    @Override
    public String subject() {
      return switch (effect) {
        case PriceEffect.OnPlan plan -> plan.planId();
        case PriceEffect.OnTenant tenant -> tenant.tenant();
      };
    }
  }

  /// What the ledger depends on.
  record Input(LedgerInput input) implements Output {}

  /// A record that cannot be processed.
  record SetAside(DeadLetter letter) implements Output {}
}
