package io.cloudcostguard.notifier.claim;

import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.receiver.CircuitBreaker;
import io.cloudcostguard.notifier.receiver.RateLimit;
import io.cloudcostguard.notifier.receiver.RateLimits;
import io.cloudcostguard.notifier.receiver.ReceiverTable;
import io.cloudcostguard.notifier.record.AttemptLog;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Claims due deliveries, receiver by receiver. The receivers with pending deliveries are a ring
/// that is walked one page at a time, so that each gets its turn. A step costs the same however
/// many deliveries a receiver has.
@Component
final class Claims {

  /// Where the ring begins.
  static final String START = "";

  private static final int FEWEST_STEPS = 8;
  private static final int MOST_STEPS = 256;

  private final DueDeliveries due;
  private final ReceiverTable receivers;
  private final AttemptLog attempts;
  private final CircuitBreaker circuit;
  private final RateLimits rates;
  private final NotifierProperties properties;
  private final TransactionOperations transactions;
  private final Clock clock;

  /// The page size: how many receivers are read at once.
  private int steps = FEWEST_STEPS;

  Claims(
      DueDeliveries due,
      ReceiverTable receivers,
      AttemptLog attempts,
      CircuitBreaker circuit,
      RateLimits rates,
      NotifierProperties properties,
      TransactionOperations transactions,
      Clock clock) {
    this.due = due;
    this.receivers = receivers;
    this.attempts = attempts;
    this.circuit = circuit;
    this.rates = rates;
    this.properties = properties;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A page of the ring.
  ///
  /// @param next where the next page begins; [#START] after the last page
  /// @param soonest when the next receiver of this page is due; null when none is
  record Part(List<ClaimedDelivery> claimed, String next, @Nullable Instant soonest) {}

  /// Claims at most `limit` deliveries of the receivers after `place`. The limit of requests in
  /// flight per receiver holds across all processes.
  Part claim(String place, int limit) {
    Instant now = clock.instant();
    List<DueDeliveries.DueReceiver> walked = due.walk(place, steps);
    List<DueDeliveries.DueReceiver> ready =
        walked.stream()
            .filter(one -> one.enabled() && !one.readyAt().isAfter(now))
            .limit(limit)
            .toList();
    List<ClaimedDelivery> claimed =
        ready.isEmpty()
            ? List.of()
            : Objects.requireNonNull(transactions.execute(_ -> claim(ready, limit, now)));
    Instant soonest =
        walked.stream()
            .filter(DueDeliveries.DueReceiver::enabled)
            .map(DueDeliveries.DueReceiver::readyAt)
            .filter(now::isBefore)
            .min(Instant::compareTo)
            .orElse(null);
    String next = next(walked, ready, claimed, limit);
    adaptSteps(walked.size(), claimed, limit);
    return new Part(claimed, next, soonest);
  }

  /// Adapts the page size: doubles it when a full page did not fill the batch, halves it when few
  /// receivers filled it.
  private void adaptSteps(int walked, List<ClaimedDelivery> claimed, int limit) {
    if (claimed.size() < limit && walked == steps) {
      steps = Math.min(2 * steps, MOST_STEPS);
    } else if (claimed.size() == limit && 4 * subscriptions(claimed).size() < steps) {
      steps = Math.max(steps / 2, FEWEST_STEPS);
    }
  }

  private static Set<String> subscriptions(List<ClaimedDelivery> deliveries) {
    return deliveries.stream().map(ClaimedDelivery::subscriptionId).collect(Collectors.toSet());
  }

  /// Where the next page begins: after the last receiver that was served, when the limit was
  /// reached.
  private String next(
      List<DueDeliveries.DueReceiver> walked,
      List<DueDeliveries.DueReceiver> ready,
      List<ClaimedDelivery> claimed,
      int limit) {
    if (claimed.size() == limit) {
      Set<String> served = subscriptions(claimed);
      return ready.reversed().stream()
          .map(DueDeliveries.DueReceiver::subscriptionId)
          .filter(served::contains)
          .findFirst()
          .orElse(START);
    }
    if (ready.size() == limit) {
      return ready.getLast().subscriptionId();
    }
    return walked.size() < steps ? START : walked.getLast().subscriptionId();
  }

  private List<ClaimedDelivery> claim(
      List<DueDeliveries.DueReceiver> ready, int limit, Instant now) {
    due.commitWithoutWaiting();
    receivers.add(
        ready.stream()
            .filter(one -> !one.known())
            .map(DueDeliveries.DueReceiver::subscriptionId)
            .toList());
    List<ReceiverTable.Locked> locked =
        receivers.lock(ready.stream().map(DueDeliveries.DueReceiver::subscriptionId).toList(), now);
    if (locked.isEmpty()) {
      return List.of();
    }
    List<DueDeliveries.Claim> claimed =
        due.claim(
            locked.stream().map(one -> request(one, now)).toList(),
            limit,
            now,
            now.plus(properties.lease()));
    logAbandoned(claimed, now);
    List<ClaimedDelivery> deliveries = claimed.stream().map(DueDeliveries.Claim::delivery).toList();
    spendTokens(locked, deliveries, now);
    return deliveries;
  }

  /// A receiver whose last attempt failed gets one request at a time.
  private DueDeliveries.ClaimRequest request(ReceiverTable.Locked one, Instant now) {
    int places = one.health().failures() == 0 ? properties.maxInFlightPerSubscription() : 1;
    int tokens = rates.of(one.channel()).available(one.nextSendAt(), now);
    return new DueDeliveries.ClaimRequest(one, places, tokens, circuit.isOpen(one.health()));
  }

  /// Logs the attempts of processes that died before they recorded a result.
  private void logAbandoned(List<DueDeliveries.Claim> claimed, Instant now) {
    attempts.log(
        claimed.stream()
            .filter(DueDeliveries.Claim::abandoned)
            .map(DueDeliveries.Claim::delivery)
            .map(one -> new AttemptLog.Logged(unknown(one, now), one.traceparent(), null))
            .toList());
  }

  private static DeliveryAttempted unknown(ClaimedDelivery delivery, Instant now) {
    return delivery.attempted(
        delivery.attempt() - 1,
        DeliveryAttempted.Outcome.UNKNOWN,
        null,
        "The process that made this attempt died before it recorded a result",
        now,
        Duration.ZERO,
        now);
  }

  private void spendTokens(
      List<ReceiverTable.Locked> locked, List<ClaimedDelivery> claimed, Instant now) {
    Map<String, Integer> counts = new HashMap<>();
    claimed.forEach(one -> counts.merge(one.subscriptionId(), 1, Integer::sum));
    Map<String, Instant> next = new HashMap<>();
    for (ReceiverTable.Locked one : locked) {
      Integer count = counts.get(one.subscriptionId());
      if (count != null) {
        RateLimit rate = rates.of(one.channel());
        next.put(one.subscriptionId(), rate.after(one.nextSendAt(), now, count));
      }
    }
    receivers.setNextSend(next);
  }
}
