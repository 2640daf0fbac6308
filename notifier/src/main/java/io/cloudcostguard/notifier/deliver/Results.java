package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Keeps what came of attempts, and what it means for the deliveries and for their receivers: all
/// of a batch in one transaction.
@Component
final class Results {

  private final Queue queue;
  private final Endpoints endpoints;
  private final Attempts attempts;
  private final Circuit circuit;
  private final TransactionOperations transactions;

  Results(
      Queue queue,
      Endpoints endpoints,
      Attempts attempts,
      Circuit circuit,
      TransactionOperations transactions) {
    this.queue = queue;
    this.endpoints = endpoints;
    this.attempts = attempts;
    this.circuit = circuit;
    this.transactions = transactions;
  }

  /// @param results of different deliveries, in the order in which they came
  void keep(List<Result> results) {
    transactions.executeWithoutResult(_ -> {
      Map<Result, SubscriptionDisabled> disabled = judge(results);
      queue.settle(results.stream().map(Result::attempted).toList());
      attempts.log(
          results.stream()
              .map(
                  one -> new Attempts.Logged(one.attempted(), one.traceparent(), disabled.get(one)))
              .toList());
    });
  }

  /// What results mean for their receivers. Of those that fare well nothing is written.
  private Map<Result, SubscriptionDisabled> judge(List<Result> results) {
    Set<String> subscriptions = new HashSet<>();
    Set<String> failed = new HashSet<>();
    List<Result> telling = results.stream().filter(result -> !result.hindered()).toList();
    for (Result result : telling) {
      subscriptions.add(result.attempted().subscriptionId());
      if (result.attempted().outcome() != DeliveryAttempted.Outcome.DELIVERED) {
        failed.add(result.attempted().subscriptionId());
      }
    }
    Map<String, Health> before = endpoints.lockForResults(subscriptions, failed);
    Map<String, Health> changed = new HashMap<>();
    Map<Result, SubscriptionDisabled> disabled = new HashMap<>();
    for (Result result : telling) {
      String id = result.attempted().subscriptionId();
      Health health = changed.getOrDefault(id, before.get(id));
      if (health != null) {
        Health after = circuit.after(health, result);
        SubscriptionDisabled end = end(after, result);
        if (end != null) {
          disabled.put(result, end);
          after = circuit.disabled();
        }
        changed.put(id, after);
      }
    }
    endpoints.update(changed);
    return disabled;
  }

  private @Nullable SubscriptionDisabled end(Health health, Result result) {
    DeliveryAttempted last = result.attempted();
    String reason = circuit.endOf(health, result);
    return reason == null
        ? null
        : endpoints
            .disable(
                last.subscriptionId(),
                reason,
                last.at(),
                Optional.ofNullable(health.failingSince()).orElse(last.at()))
            .orElse(null);
  }
}
