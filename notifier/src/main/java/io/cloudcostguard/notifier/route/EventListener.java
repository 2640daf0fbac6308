package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.deliver.Deliveries;
import io.cloudcostguard.notifier.deliver.Dispatcher;
import io.cloudcostguard.notifier.deliver.Notification;
import io.cloudcostguard.notifier.route.EventReader.Read;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Turns the events of a poll into deliveries, in one transaction, before their offsets are
/// committed: a crash in between repeats them, and repeated events add nothing.
@Component
final class EventListener {

  private final EventReader reader;
  private final Deliveries deliveries;
  private final Dispatcher dispatcher;
  private final TransactionOperations transactions;
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Counter routed;
  private final Counter unreadable;

  EventListener(
      EventReader reader,
      Deliveries deliveries,
      Dispatcher dispatcher,
      TransactionOperations transactions,
      KafkaTemplate<byte[], byte[]> kafka,
      MeterRegistry meters) {
    this.reader = reader;
    this.deliveries = deliveries;
    this.dispatcher = dispatcher;
    this.transactions = transactions;
    this.kafka = kafka;
    routed = meters.counter("ccg.notifier.deliveries");
    unreadable = meters.counter("ccg.notifier.unreadable");
  }

  @KafkaListener(
      id = "ccg-notifier",
      topics = {"ccg.estimates", "ccg.alerts"})
  void onEvents(List<ConsumerRecord<byte[], byte[]>> events) {
    List<Notification> notifications = new ArrayList<>(events.size());
    for (ConsumerRecord<byte[], byte[]> event : events) {
      switch (reader.read(event)) {
        case Read.Routable(var notification) -> notifications.add(notification);
        case Read.Unreadable(var reason) -> bury(event, reason);
      }
    }
    Integer added =
        transactions.execute(_ -> notifications.stream().mapToInt(deliveries::add).sum());
    if (added != null && added > 0) {
      routed.increment(added);
      dispatcher.wake();
    }
  }

  /// Returns when the broker has it.
  private void bury(ConsumerRecord<byte[], byte[]> event, String reason) {
    kafka.send(DeadLetter.of(Topics.NOTIFIER_DLQ, event, reason)).join();
    unreadable.increment();
  }
}
