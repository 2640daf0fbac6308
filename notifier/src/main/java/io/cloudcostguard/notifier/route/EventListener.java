package io.cloudcostguard.notifier.route;

import io.cloudcostguard.health.DatabaseRefusal;
import io.cloudcostguard.notifier.deliver.Dispatcher;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.queue.Bursts;
import io.cloudcostguard.notifier.queue.NewDeliveries;
import io.cloudcostguard.notifier.queue.NewDelivery;
import io.cloudcostguard.notifier.queue.Scribe;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.DeadLetterTopic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Turns the events of a poll into deliveries, in one transaction, before their offsets are
/// committed: a crash in between repeats them, and repeated events add nothing.
@Component
final class EventListener {

  private static final Logger LOGGER = LoggerFactory.getLogger(EventListener.class);

  private final Subscribers subscribers;
  private final NewDeliveries deliveries;
  private final Bursts bursts;
  private final Scribe scribe;
  private final Dispatcher dispatcher;
  private final TransactionOperations transactions;
  private final DeadLetterTopic deadLetters;
  private final Clock clock;
  private final Counter routed;
  private final MeterRegistry meters;

  EventListener(
      Subscribers subscribers,
      NewDeliveries deliveries,
      Bursts bursts,
      Scribe scribe,
      Dispatcher dispatcher,
      TransactionOperations transactions,
      KafkaTemplate<byte[], byte[]> kafka,
      Clock clock,
      MeterRegistry meters) {
    this.subscribers = subscribers;
    this.deliveries = deliveries;
    this.bursts = bursts;
    this.scribe = scribe;
    this.dispatcher = dispatcher;
    this.transactions = transactions;
    deadLetters = new DeadLetterTopic(Topics.NOTIFIER_DLQ, kafka::send);
    this.clock = clock;
    routed = meters.counter("ccg.notifier.deliveries");
    this.meters = meters;
  }

  @KafkaListener(
      id = "ccg-notifier",
      topics = {"ccg.estimates", "ccg.alerts", "ccg.price-changes", "ccg.subscriptions"})
  void onEvents(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<ConsumerRecord<byte[], byte[]>, Event> events = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> one : records) {
      try {
        events.put(one, EventReader.read(one));
      } catch (RuntimeException e) {
        bury(one, e);
      }
    }
    Router router = new Router(subscribers.of(events.values()), scribe, clock.instant());
    Map<ConsumerRecord<byte[], byte[]>, List<NewDelivery>> made = new LinkedHashMap<>();
    events.forEach((one, event) -> {
      try {
        made.put(one, router.route(event));
      } catch (RuntimeException e) {
        bury(one, e);
      }
    });
    try {
      add(made.values().stream().flatMap(List::stream).toList());
    } catch (RuntimeException e) {
      if (DatabaseRefusal.ofValue(e) == null) {
        throw e;
      }
      addEach(made);
    }
  }

  /// One that the database does not take keeps none of the others out.
  private void addEach(Map<ConsumerRecord<byte[], byte[]>, List<NewDelivery>> made) {
    made.forEach((one, its) -> {
      try {
        add(its);
      } catch (RuntimeException e) {
        if (DatabaseRefusal.ofValue(e) == null) {
          throw e;
        }
        bury(one, e);
      }
    });
  }

  private void add(List<NewDelivery> made) {
    Integer added = transactions.execute(_ -> addAndGroup(made));
    if (added != null && added > 0) {
      routed.increment(added);
      dispatcher.wake();
    }
  }

  private int addAndGroup(List<NewDelivery> made) {
    int added = deliveries.add(made);
    Set<String> chats =
        made.stream()
            .filter(one -> Bursts.isChat(one.channel()) && !one.collected())
            .map(NewDelivery::subscriptionId)
            .collect(Collectors.toSet());
    bursts.group(chats);
    return added;
  }

  /// Whatever goes wrong with a record goes wrong with it every time. Returns when the broker has
  /// it.
  private void bury(ConsumerRecord<byte[], byte[]> one, RuntimeException e) {
    String refused = DatabaseRefusal.ofValue(e);
    String reason = refused == null ? BadRecord.reason(e) : refused;
    boolean written = deadLetters.put(DeadLetter.of(DeadLetter.Source.of(one), reason));
    meters
        .counter(
            "ccg.notifier.dead.letters", "topic", one.topic(), "written", String.valueOf(written))
        .increment();
    LOGGER
        .atWarn()
        .addKeyValue("topic", one.topic())
        .addKeyValue("partition", one.partition())
        .addKeyValue("offset", one.offset())
        .addKeyValue("reason", reason)
        .log(written ? "record put aside" : "record left out; its dead letter cannot be written");
  }
}
