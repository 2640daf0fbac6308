package io.cloudcostguard.schemas.bill;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.event.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a bill says. The value of `ccg.actuals`. The changes of an import come before the alerts
/// that they raise.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "bill")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BillEvent.ServiceBilled.class, name = "service"),
  @JsonSubTypes.Type(value = BillEvent.BillAlert.class, name = "alert")
})
public sealed interface BillEvent {

  /// The same for the same event, however often it is written.
  String id();

  /// The record's key: all of a tenant stays in order.
  String tenant();

  /// E.g. `2026-11`.
  String month();

  Instant at();

  /// One of [EventType].
  default String eventType() {
    return switch (this) {
      case ServiceBilled _ -> EventType.BILL_CHANGED;
      case BillAlert _ -> EventType.BILL_ALERT;
    };
  }

  /// What the event is about.
  default String subject() {
    return switch (this) {
      case ServiceBilled changed -> changed.tenant();
      case BillAlert alert -> alert.budgetId();
    };
  }

  /// An import changed what a month is charged for a service, with everything: also tax and
  /// credits.
  ///
  /// @param importNumber counts the imports
  /// @param provider null: it is the sum of services that are too many to be told one by one
  /// @param service as `provider`
  /// @param charges how many there are now
  /// @param billed now
  /// @param effective now
  /// @param billedBefore before the import
  /// @param effectiveBefore before the import
  record ServiceBilled(
      String id,
      String tenant,
      String month,
      long importNumber,
      @Nullable String provider,
      @Nullable String service,
      String currency,
      long charges,
      BigDecimal billed,
      BigDecimal effective,
      BigDecimal billedBefore,
      BigDecimal effectiveBefore,
      Instant at)
      implements BillEvent {}

  /// What is billed of a month, or where the month will end, passes a threshold of a budget. There
  /// is one for each budget, month, threshold and kind, and none when it is over: a corrected bill
  /// that falls and rises again is not told twice.
  ///
  /// @param budget the budget's name
  /// @param instance the value that the budget is split by; null: it is not split
  /// @param project the one that it holds; null: there may be several
  /// @param threshold the highest that was passed
  /// @param limit that threshold, in the currency of the budget's limit
  /// @param action what happens to plans above it
  /// @param supersedes lower thresholds that are passed with it, of which no alert of its own tells
  /// @param monthlyLimit of that month
  /// @param billed of the month so far
  /// @param forecast null: too little is billed to know, as `low` and `high`
  /// @param through the last day that is billed in full; null: none is
  record BillAlert(
      String id,
      String tenant,
      String budgetId,
      String budget,
      @Nullable String instance,
      @Nullable String project,
      String month,
      Kind kind,
      String threshold,
      BigDecimal limit,
      Action action,
      List<String> supersedes,
      Money monthlyLimit,
      BigDecimal billed,
      @Nullable BigDecimal forecast,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable LocalDate through,
      Instant at)
      implements BillEvent {

    public BillAlert {
      supersedes = supersedes == null ? List.of() : List.copyOf(supersedes);
    }
  }

  /// What passes a threshold.
  enum Kind {
    /// What is billed.
    ACTUAL,
    /// Where the month will end, while what is billed does not.
    FORECAST
  }
}
