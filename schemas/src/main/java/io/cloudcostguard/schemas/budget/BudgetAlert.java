package io.cloudcostguard.schemas.budget;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.event.EventType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A budget's state changed. The value of `ccg.alerts`: one record per crossing, exactly once.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "alert")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BudgetAlert.Firing.class, name = "firing"),
  @JsonSubTypes.Type(value = BudgetAlert.Resolved.class, name = "resolved")
})
public sealed interface BudgetAlert {

  /// In the place of a plan or project that is not known.
  String NONE = "-";

  /// The same for the same crossing, however often it is computed.
  String id();

  String budgetId();

  String tenant();

  /// That of the plan that caused it; for a changed limit, of the newest plan that it holds.
  String project();

  Money monthlyLimit();

  /// The known monthly cost that is compared with the limit, in the limit's currency.
  BigDecimal planned();

  /// The plan that caused it; for a changed limit, the newest plan of the project.
  String planId();

  /// What else a reader wants to know; null where an older version told it.
  @Nullable AlertDetails details();

  /// One of [EventType].
  default String eventType() {
    return switch (this) {
      case Firing _ -> EventType.ALERT_FIRING;
      case Resolved _ -> EventType.ALERT_RESOLVED;
    };
  }

  /// Why an alert fires.
  enum Cause {
    /// The known planned cost is above the limit.
    EXCEEDED,
    /// The known planned cost is within the limit, but resources without a price are not in it.
    INCOMPLETE
  }

  /// The budget is crossed, or can no longer be checked.
  ///
  /// @param episode counts the crossings of this budget, from 1
  /// @param notPriced how many resources of the project are not in `planned`
  /// @param atLeast of how many workspaces the newest plan covers a part only, so that `planned` is
  ///   that of the plan before it and what it adds; null: of none
  record Firing(
      String id,
      String budgetId,
      String tenant,
      String project,
      Money monthlyLimit,
      BigDecimal planned,
      String planId,
      Cause cause,
      int notPriced,
      long episode,
      @Nullable Integer atLeast,
      @Nullable AlertDetails details)
      implements BudgetAlert {}

  /// The alert of the same episode and cause is over.
  record Resolved(
      String id,
      String budgetId,
      String tenant,
      String project,
      Money monthlyLimit,
      BigDecimal planned,
      String planId,
      Cause cause,
      long episode,
      @Nullable AlertDetails details)
      implements BudgetAlert {}
}
