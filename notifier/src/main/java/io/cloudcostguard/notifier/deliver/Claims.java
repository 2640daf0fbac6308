package io.cloudcostguard.notifier.deliver;

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

/// Claims what is due, receiver by receiver. The receivers that have something waiting are a ring,
/// walked a part at a time; one step of it costs the same however much waits at a receiver, and
/// each gets its turn.
@Component
final class Claims {

  /// Where the ring begins.
  static final String START = "";

  private static final int FEWEST_STEPS = 8;
  private static final int MOST_STEPS = 256;

  private final Queue queue;
  private final Endpoints endpoints;
  private final Attempts attempts;
  private final Circuit circuit;
  private final NotifierProperties properties;
  private final TransactionOperations transactions;
  private final Clock clock;

  /// How much of the ring is walked at once: about twice as much as gave enough last time.
  private int steps = FEWEST_STEPS;

  Claims(
      Queue queue,
      Endpoints endpoints,
      Attempts attempts,
      Circuit circuit,
      NotifierProperties properties,
      TransactionOperations transactions,
      Clock clock) {
    this.queue = queue;
    this.endpoints = endpoints;
    this.attempts = attempts;
    this.circuit = circuit;
    this.properties = properties;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A part of the ring that was walked.
  ///
  /// @param next where to go on; [#START] when this was the last part
  /// @param soonest when a receiver of this part is due that was not; null when there is none
  record Part(List<Delivery> claimed, String next, @Nullable Instant soonest) {}

  /// Claims at most `limit` deliveries of the receivers after `place`, and so many of each that no
  /// more are under way to it than it may have, in all processes together.
  Part claim(String place, int limit) {
    Instant now = clock.instant();
    List<Queue.Waiting> walked = queue.walk(place, steps);
    List<Queue.Waiting> ready =
        walked.stream()
            .filter(one -> one.enabled() && !one.readyAt().isAfter(now))
            .limit(limit)
            .toList();
    List<Delivery> claimed =
        ready.isEmpty()
            ? List.of()
            : Objects.requireNonNull(transactions.execute(_ -> claim(ready, limit, now)));
    Instant soonest =
        walked.stream()
            .filter(Queue.Waiting::enabled)
            .map(Queue.Waiting::readyAt)
            .filter(now::isBefore)
            .min(Instant::compareTo)
            .orElse(null);
    String next = next(walked, ready, claimed, limit);
    adaptSteps(walked.size(), claimed, limit);
    return new Part(claimed, next, soonest);
  }

  /// Many receivers with little are walked in few parts; of few with much none is walked in vain.
  private void adaptSteps(int walked, List<Delivery> claimed, int limit) {
    if (claimed.size() < limit && walked == steps) {
      steps = Math.min(2 * steps, MOST_STEPS);
    } else if (claimed.size() == limit && 4 * subscriptions(claimed).size() < steps) {
      steps = Math.max(steps / 2, FEWEST_STEPS);
    }
  }

  private static Set<String> subscriptions(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::subscriptionId).collect(Collectors.toSet());
  }

  /// After the last that had its turn, where the limit cut the walk short.
  private String next(
      List<Queue.Waiting> walked, List<Queue.Waiting> ready, List<Delivery> claimed, int limit) {
    if (claimed.size() == limit) {
      Set<String> served = subscriptions(claimed);
      return ready.reversed().stream()
          .map(Queue.Waiting::subscriptionId)
          .filter(served::contains)
          .findFirst()
          .orElse(START);
    }
    if (ready.size() == limit) {
      return ready.getLast().subscriptionId();
    }
    return walked.size() < steps ? START : walked.getLast().subscriptionId();
  }

  private List<Delivery> claim(List<Queue.Waiting> ready, int limit, Instant now) {
    queue.commitWithoutWaiting();
    endpoints.add(
        ready.stream().filter(one -> !one.known()).map(Queue.Waiting::subscriptionId).toList());
    List<Endpoints.Locked> locked =
        endpoints.lock(ready.stream().map(Queue.Waiting::subscriptionId).toList(), now);
    if (locked.isEmpty()) {
      return List.of();
    }
    List<Queue.Claimed> claimed =
        queue.claim(
            locked.stream().map(one -> wanted(one, now)).toList(),
            limit,
            now,
            now.plus(properties.lease()));
    logAbandoned(claimed, now);
    List<Delivery> deliveries = claimed.stream().map(Queue.Claimed::delivery).toList();
    spendTokens(locked, deliveries, now);
    return deliveries;
  }

  /// To a receiver that failed last time, one request at a time.
  private Queue.Wanted wanted(Endpoints.Locked one, Instant now) {
    int places = one.health().failures() == 0 ? properties.maxInFlightPerSubscription() : 1;
    int tokens = properties.rateOf(one.channel()).available(one.nextSendAt(), now);
    return new Queue.Wanted(one, places, tokens, circuit.isOpen(one.health()));
  }

  /// Whoever had claimed these before has not said what came of it.
  private void logAbandoned(List<Queue.Claimed> claimed, Instant now) {
    attempts.log(
        claimed.stream()
            .filter(Queue.Claimed::abandoned)
            .map(Queue.Claimed::delivery)
            .map(one -> new Attempts.Logged(unknown(one, now), one.traceparent(), null))
            .toList());
  }

  private static DeliveryAttempted unknown(Delivery delivery, Instant now) {
    return delivery.attempted(
        delivery.attempt() - 1,
        DeliveryAttempted.Outcome.UNKNOWN,
        null,
        "The process that made this attempt ended before it said what came of it",
        now,
        Duration.ZERO,
        now);
  }

  private void spendTokens(List<Endpoints.Locked> locked, List<Delivery> claimed, Instant now) {
    Map<String, Integer> counts = new HashMap<>();
    claimed.forEach(one -> counts.merge(one.subscriptionId(), 1, Integer::sum));
    Map<String, Instant> next = new HashMap<>();
    for (Endpoints.Locked one : locked) {
      Integer count = counts.get(one.subscriptionId());
      if (count != null) {
        Rate rate = properties.rateOf(one.channel());
        next.put(one.subscriptionId(), rate.after(one.nextSendAt(), now, count));
      }
    }
    endpoints.setNextSend(next);
  }
}
