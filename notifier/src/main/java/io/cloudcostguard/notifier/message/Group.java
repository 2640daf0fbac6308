package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.subscription.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The summary of many events: counts by type, the total change, and the most important events.
///
/// @param events how many of each type
/// @param changes the sum over the estimates among them, by currency
/// @param top the most severe first, then the largest changes
/// @param more how many are not in `top`
public record Group(
    int count,
    Severity severity,
    SortedMap<String, Integer> events,
    SortedMap<String, Change> changes,
    List<EventSummary> top,
    int more) {

  private static final int MAX_TOP = 15;

  private static final Comparator<EventSummary> MATTERS_MOST =
      Comparator.comparing(EventSummary::severity)
          .thenComparing(Group::size)
          .reversed()
          .thenComparing(EventSummary::time)
          .thenComparing(EventSummary::about)
          .thenComparing(EventSummary::headline);

  public Group {
    top = List.copyOf(top);
  }

  /// The total change of all estimates in one currency.
  ///
  /// @param incomplete how many of them have a change in which a price is missing
  /// @param more why it may be more; null: it is not
  /// @param less why it may be less; null: it is not
  public record Change(
      BigDecimal known,
      int estimates,
      int incomplete,
      @Nullable Missing more,
      @Nullable Missing less) {

    private static Change of(Sum sum, int estimates, int incomplete) {
      return new Change(sum.known(), estimates, incomplete, sum.more(), sum.less());
    }

    Sum sum() {
      return new Sum(known, more, less);
    }

    Change plus(Change other) {
      return of(
          sum().plus(other.sum()), estimates + other.estimates, incomplete + other.incomplete);
    }
  }

  /// Deterministic, whatever the order of the summaries.
  ///
  /// @param summaries at least one
  public static Group of(List<EventSummary> summaries) {
    List<EventSummary> sorted = summaries.stream().sorted(MATTERS_MOST).toList();
    int shown = Math.min(MAX_TOP, sorted.size());
    return new Group(
        sorted.size(),
        sorted.getFirst().severity(),
        sorted.stream()
            .collect(Collectors.toMap(EventSummary::type, _ -> 1, Integer::sum, TreeMap::new)),
        changes(sorted),
        sorted.subList(0, shown),
        sorted.size() - shown);
  }

  /// This group with fewer events shown.
  public Group withTop(int shown) {
    return new Group(
        count, severity, events, changes, top.subList(0, shown), more + top.size() - shown);
  }

  /// E.g. `14 messages: 12 estimates, 2 budget alerts`.
  String headline() {
    List<String> kinds = new ArrayList<>();
    for (Map.Entry<String, Integer> kind : events.entrySet()) {
      kinds.add(Words.count(kind.getValue(), noun(kind.getKey())));
    }
    return kinds.size() == 1
        ? kinds.getFirst()
        : Words.count(count, "message") + ": " + String.join(", ", kinds);
  }

  /// E.g. `12 estimates: together at least +$90.00 a month; a price is missing in 2`.
  List<String> changeLines() {
    return changes.entrySet().stream()
        .map(entry -> changeLine(new MoneyFormat(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static String changeLine(MoneyFormat money, Change change) {
    String line =
        Words.count(change.estimates(), "estimate")
            + ": together "
            + change.sum().text(money::change);
    return change.incomplete() == 0
        ? line + " a month"
        : line + " a month; a price is missing in " + change.incomplete();
  }

  private static SortedMap<String, Change> changes(List<EventSummary> summaries) {
    return summaries.stream()
        .map(EventSummary::change)
        .filter(Objects::nonNull)
        .collect(
            Collectors.toMap(
                EventSummary.Change::currency,
                change -> Change.of(change.sum(), 1, change.complete() ? 0 : 1),
                Change::plus,
                TreeMap::new));
  }

  private static BigDecimal size(EventSummary summary) {
    EventSummary.Change change = summary.change();
    return change == null ? BigDecimal.ZERO : change.known().abs();
  }

  private static String noun(String eventType) {
    return switch (eventType) {
      case EventType.PLAN_ESTIMATED -> "estimate";
      case EventType.PLAN_REJECTED -> "rejected plan";
      case EventType.ALERT_FIRING -> "budget alert";
      case EventType.ALERT_RESOLVED -> "resolved budget alert";
      case EventType.PRICES_CHANGED -> "change of prices";
      case EventType.TENANT_REPRICED -> "effect of prices";
      case EventType.BILL_ALERT -> "bill alert";
      case EventType.SUBSCRIPTION_DISABLED -> "disabled subscription";
      default -> "other message";
    };
  }
}
