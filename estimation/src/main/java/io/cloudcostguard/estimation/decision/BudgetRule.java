package io.cloudcostguard.estimation.decision;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.decision.Reason.Figure;
import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares what a budget's scope would cost with its thresholds, by the rule of the alerts.
///
/// @param terms the budget
/// @param instance the value that it is split by; empty: it is not split
/// @param standing with the plan
/// @param month whose limit counts
/// @param consent the approval that goes furthest; null: there is none
public record BudgetRule(
    BudgetTerms terms,
    String instance,
    Standing standing,
    YearMonth month,
    @Nullable Consent consent) {

  /// The name of the rule.
  public static final String NAME = "budget";

  /// What the budget makes of a plan, as the newest of its workspace.
  public Reason check() {
    if (!terms.isComparable()) {
      return notComparable();
    }
    Threshold worst = worst(Metric.PLANNED);
    if (worst != null) {
      return above(worst);
    }
    if (BudgetWatch.cause(terms, standing, month) == Cause.INCOMPLETE) {
      return incomplete();
    }
    return reason(
        Ruling.PASS,
        limit(),
        null,
        "%s %s%s a month, within its budget of %s."
            .formatted(subject(), atLeast(), money(planned()), money(limit())));
  }

  /// What it makes of all open proposals together; null: nothing that a single one does not say.
  /// Above the limit it warns, unless the budget says otherwise. An approval lets pass what they
  /// cost together up to its ceiling.
  public @Nullable Reason checkOpen() {
    if (standing.proposals() < 2 || !terms.isComparable()) {
      return null;
    }
    Threshold worst = worst(Metric.OPEN);
    BigDecimal amount = worst == null ? limit() : terms.amount(worst, month);
    if (worst == null
        && (hasOpenThreshold()
            || standing.open().compareTo(terms.toUsd(amount)) <= 0
            || standing.planned().compareTo(terms.toUsd(amount)) > 0)) {
      return null;
    }
    Ruling ruling = worst == null ? Ruling.WARN : ruling(worst.action());
    Consent covering =
        ruling == Ruling.SOFT_BLOCK
                && consent != null
                && consent.covers(open(), standing.notPriced())
            ? consent
            : null;
    String said =
        "%s %s%s a month with all %d open proposals together, above %s"
            .formatted(
                subject(),
                atLeast(),
                money(open()),
                standing.proposals(),
                worst == null ? "its budget of " + money(amount) : money(amount));
    return Reason.of(
        NAME,
        scope(),
        covering == null ? ruling : Ruling.PASS,
        new Figure("openMonthlyCost", open(), isAtLeast(), currency()),
        amount,
        covering == null ? null : covering.by(),
        said + (covering == null ? "" : "; " + approved(covering)) + ".");
  }

  /// Whether a plan above the budget may pass with an approval.
  public boolean mayBeApproved() {
    Threshold worst = worst(Metric.PLANNED);
    if (worst != null) {
      return worst.action() == Action.WARN || worst.action() == Action.SOFT_BLOCK;
    }
    return terms.onIncomplete() == OnIncomplete.BLOCK
        && BudgetWatch.cause(terms, standing, month) == Cause.INCOMPLETE;
  }

  /// The limit of the month, in the budget's currency.
  public BigDecimal limit() {
    return terms.limit(month);
  }

  /// The known planned cost, in the budget's currency.
  public BigDecimal planned() {
    return terms.fromUsd(standing.planned());
  }

  /// The known cost with all open proposals that add to it, in the budget's currency.
  public BigDecimal open() {
    return terms.fromUsd(standing.open());
  }

  /// Whether the known cost is above the threshold that decides.
  public boolean isAbove() {
    return worst(Metric.PLANNED) != null;
  }

  /// Whether there is more than is known: the newest plan of a workspace covers a part only, or a
  /// resource has no price.
  public boolean isAtLeast() {
    return standing.atLeast() > 0 || standing.notPriced() > 0;
  }

  /// When the rule may say otherwise without any change: the approval expires, or a month with
  /// another limit begins. Null: never.
  public @Nullable Instant until() {
    Instant expiry = consent == null ? null : consent.expiresAt();
    if (!terms.isScheduled()) {
      return expiry;
    }
    Instant next = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return expiry == null || next.isBefore(expiry) ? next : expiry;
  }

  /// Of the thresholds that are crossed, the one with the gravest consequence; null: none that has
  /// any.
  private @Nullable Threshold worst(Metric metric) {
    Threshold worst = null;
    if (!terms.isComparable()) {
      return null;
    }
    BigDecimal value = metric == Metric.PLANNED ? standing.planned() : standing.open();
    for (Threshold threshold : terms.thresholds()) {
      if (threshold.metric() == metric
          && threshold.action() != Action.NOTIFY
          && value.compareTo(terms.toUsd(terms.amount(threshold, month))) > 0
          && (worst == null || isWorse(threshold, worst))) {
        worst = threshold;
      }
    }
    return worst;
  }

  private boolean isWorse(Threshold one, Threshold other) {
    int byAction = one.action().compareTo(other.action());
    return byAction > 0
        || (byAction == 0 && terms.amount(one, month).compareTo(terms.amount(other, month)) > 0);
  }

  private boolean hasOpenThreshold() {
    return terms.thresholds().stream().anyMatch(threshold -> threshold.metric() == Metric.OPEN);
  }

  private static Ruling ruling(Action action) {
    return switch (action) {
      case NOTIFY -> Ruling.PASS;
      case WARN -> Ruling.WARN;
      case SOFT_BLOCK -> Ruling.SOFT_BLOCK;
      case HARD_BLOCK -> Ruling.HARD_BLOCK;
    };
  }

  private Reason above(Threshold threshold) {
    BigDecimal amount = terms.amount(threshold, month);
    String above =
        "%s %s%s a month, above %s"
            .formatted(subject(), atLeast(), money(planned()), thresholdText(threshold, amount));
    if (threshold.action() == Action.HARD_BLOCK) {
      return reason(Ruling.HARD_BLOCK, amount, null, above + ".");
    }
    if (consent != null && consent.covers(planned(), standing.notPriced())) {
      return reason(Ruling.PASS, amount, consent.by(), above + "; " + approved(consent) + ".");
    }
    String spent = consent == null ? "" : "; no longer " + approved(consent);
    return reason(ruling(threshold.action()), amount, null, above + spent + ".");
  }

  /// A limit that says nothing of the plan is not kept by it.
  private Reason notComparable() {
    return Reason.of(
        NAME,
        scope(),
        Ruling.INCOMPLETE,
        new Figure("monthlyCost", null, true, currency()),
        limit(),
        null,
        "The limit of %s is in another currency than the estimate, and the budget does not say what that is worth, so it cannot be checked."
            .formatted(money(limit())));
  }

  private String thresholdText(Threshold threshold, BigDecimal amount) {
    return amount.compareTo(limit()) == 0
        ? "its budget of " + money(amount)
        : "the threshold %s of %s of its budget".formatted(threshold.id(), money(amount));
  }

  private Reason incomplete() {
    String open =
        "%s at least %s a month; %d of its resources have no price, so its budget of %s cannot be checked"
            .formatted(subject(), money(planned()), standing.notPriced(), money(limit()));
    if (terms.onIncomplete() != OnIncomplete.BLOCK) {
      return reason(Ruling.INCOMPLETE, limit(), null, open + ".");
    }
    return consent != null && consent.covers(planned(), standing.notPriced())
        ? reason(Ruling.PASS, limit(), consent.by(), open + "; " + approved(consent) + ".")
        : reason(Ruling.SOFT_BLOCK, limit(), null, open + ".");
  }

  private String approved(Consent given) {
    String upTo = given.upTo() == null ? "" : " up to " + money(given.upTo());
    String until = given.expiresAt() == null ? "" : " until " + given.expiresAt();
    return "approved by " + given.by() + upTo + until;
  }

  private Reason reason(
      Ruling ruling, BigDecimal limit, @Nullable String approvedBy, String message) {
    return Reason.of(
        NAME,
        scope(),
        ruling,
        new Figure("monthlyCost", planned(), isAtLeast(), currency()),
        limit,
        approvedBy,
        message);
  }

  /// What it looks at: `project/NAME`, `budget/NAME` or `budget/NAME/INSTANCE`.
  public String scope() {
    if (terms.budget().policy() == null) {
      return "project/" + Objects.requireNonNull(terms.budget().project());
    }
    String name = "budget/" + terms.budget().name();
    return instance.isEmpty() ? name : name + "/" + instance;
  }

  private String subject() {
    if (terms.budget().policy() == null) {
      return "The project would cost";
    }
    String name = "What the budget " + terms.budget().name() + " holds";
    return (instance.isEmpty() ? name : name + " of " + instance) + " would cost";
  }

  private String atLeast() {
    return isAtLeast() ? "at least " : "";
  }

  private String money(BigDecimal amount) {
    return currency().equals(Reason.USD)
        ? Amounts.money(amount)
        : amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " " + currency();
  }

  private String currency() {
    return terms.budget().monthlyLimit().currency();
  }
}
