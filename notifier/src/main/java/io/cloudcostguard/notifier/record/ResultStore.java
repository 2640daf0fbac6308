package io.cloudcostguard.notifier.record;

import io.cloudcostguard.notifier.receiver.CircuitBreaker;
import io.cloudcostguard.notifier.receiver.ReceiverHealth;
import io.cloudcostguard.notifier.receiver.ReceiverTable;
import io.cloudcostguard.notifier.send.AttemptResult;
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

/// Stores a batch of results in one transaction: delivery states, attempt log, circuit breakers and
/// disabled subscriptions.
@Component
public final class ResultStore {

  private final DeliveryStates states;
  private final ReceiverTable receivers;
  private final AttemptLog attempts;
  private final CircuitBreaker circuit;
  private final TransactionOperations transactions;

  public ResultStore(
      DeliveryStates states,
      ReceiverTable receivers,
      AttemptLog attempts,
      CircuitBreaker circuit,
      TransactionOperations transactions) {
    this.states = states;
    this.receivers = receivers;
    this.attempts = attempts;
    this.circuit = circuit;
    this.transactions = transactions;
  }

  /// Stores the results of a batch.
  ///
  /// @param results of different deliveries, in the order of their arrival
  public void store(List<AttemptResult> results) {
    transactions.executeWithoutResult(_ -> {
      Map<AttemptResult, SubscriptionDisabled> disabled = updateReceivers(results);
      states.settle(results.stream().map(AttemptResult::attempted).toList());
      attempts.log(
          results.stream()
              .map(one ->
                  new AttemptLog.Logged(one.attempted(), one.traceparent(), disabled.get(one)))
              .toList());
    });
  }

  /// Updates the circuit breakers. Receivers without failures are not written.
  private Map<AttemptResult, SubscriptionDisabled> updateReceivers(List<AttemptResult> results) {
    Set<String> subscriptions = new HashSet<>();
    Set<String> failed = new HashSet<>();
    List<AttemptResult> counted = results.stream().filter(result -> !result.hindered()).toList();
    for (AttemptResult result : counted) {
      subscriptions.add(result.attempted().subscriptionId());
      if (result.attempted().outcome() != DeliveryAttempted.Outcome.DELIVERED) {
        failed.add(result.attempted().subscriptionId());
      }
    }
    Map<String, ReceiverHealth> before = receivers.lockForResults(subscriptions, failed);
    Map<String, ReceiverHealth> changed = new HashMap<>();
    Map<AttemptResult, SubscriptionDisabled> disabled = new HashMap<>();
    for (AttemptResult result : counted) {
      String id = result.attempted().subscriptionId();
      ReceiverHealth health = changed.getOrDefault(id, before.get(id));
      if (health != null) {
        ReceiverHealth after = circuit.after(health, result);
        SubscriptionDisabled end = end(after, result);
        if (end != null) {
          disabled.put(result, end);
          after = circuit.disabled();
        }
        changed.put(id, after);
      }
    }
    receivers.update(changed);
    return disabled;
  }

  private @Nullable SubscriptionDisabled end(ReceiverHealth health, AttemptResult result) {
    DeliveryAttempted last = result.attempted();
    String reason = circuit.disableReason(health, result);
    return reason == null
        ? null
        : receivers
            .disable(
                last.subscriptionId(),
                reason,
                last.at(),
                Optional.ofNullable(health.failingSince()).orElse(last.at()))
            .orElse(null);
  }
}
