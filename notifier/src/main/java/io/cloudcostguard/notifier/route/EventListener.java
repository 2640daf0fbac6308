package io.cloudcostguard.notifier.route;

import io.cloudcostguard.health.DatabaseRefusal;
import io.cloudcostguard.notifier.claim.Dispatcher;
import io.cloudcostguard.notifier.enqueue.BodyRenderer;
import io.cloudcostguard.notifier.enqueue.Bursts;
import io.cloudcostguard.notifier.enqueue.DeliveryInserts;
import io.cloudcostguard.notifier.enqueue.NewDelivery;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.DeadLetterTopic;
import io.cloudcostguard.schemas.event.Replay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Adds the deliveries of a poll's events in one transaction, before the offsets are committed: at
/// least once. Repeated events add nothing, as the ids of deliveries are deterministic.
@Component
final class EventListener {

  private static final Logger LOGGER = LoggerFactory.getLogger(EventListener.class);

  private final Subscribers subscribers;
  private final DeliveryInserts deliveries;
  private final Bursts bursts;
  private final BodyRenderer renderer;
  private final Dispatcher dispatcher;
  private final TransactionOperations transactions;
  private final DeadLetterTopic deadLetters;
  private final Clock clock;
  private final Counter routed;
  private final MeterRegistry meters;

  EventListener(
      Subscribers subscribers,
      DeliveryInserts deliveries,
      Bursts bursts,
      BodyRenderer renderer,
      Dispatcher dispatcher,
      TransactionOperations transactions,
      KafkaTemplate<byte[], byte[]> kafka,
      Clock clock,
      MeterRegistry meters) {
    this.subscribers = subscribers;
    this.deliveries = deliveries;
    this.bursts = bursts;
    this.renderer = renderer;
    this.dispatcher = dispatcher;
    this.transactions = transactions;
    deadLetters = new DeadLetterTopic(Topics.NOTIFIER_DLQ, kafka::send);
    this.clock = clock;
    routed = meters.counter("ccg.notifier.deliveries");
    this.meters = meters;
  }

  @KafkaListener(
      id = "ccg-notifier",
      topics = {
        Topics.Names.ESTIMATES,
        Topics.Names.ALERTS,
        Topics.Names.DECISIONS,
        Topics.Names.RECOMMENDATIONS,
        Topics.Names.PRICE_CHANGES,
        Topics.Names.PRICE_EFFECTS,
        Topics.Names.ACTUALS,
        Topics.Names.SUBSCRIPTIONS,
        Topics.Names.REPLAYS
      })
  void onEvents(List<ConsumerRecord<byte[], byte[]>> polled) {
    List<ConsumerRecord<byte[], byte[]>> records =
        polled.stream().flatMap(one -> original(one).stream()).toList();
    Map<ConsumerRecord<byte[], byte[]>, Event> events = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> one : records) {
      if (!EventReader.isTold(one)) {
        continue;
      }
      try {
        events.put(one, EventReader.read(one));
      } catch (RuntimeException e) {
        writeDeadLetter(one, e);
      }
    }
    Router router = new Router(subscribers.of(events.values()), renderer, clock.instant());
    Map<ConsumerRecord<byte[], byte[]>, List<NewDelivery>> made = new LinkedHashMap<>();
    events.forEach((one, event) -> {
      try {
        made.put(one, router.route(event));
      } catch (RuntimeException e) {
        writeDeadLetter(one, e);
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

  /// The event of a replay; nothing where the replay is another service's.
  private Optional<ConsumerRecord<byte[], byte[]>> original(ConsumerRecord<byte[], byte[]> one) {
    try {
      return Replay.original(one, Topics.NOTIFIER_DLQ);
    } catch (BadRecord e) {
      writeDeadLetter(one, e);
      return Optional.empty();
    }
  }

  /// Adds the deliveries of each event by itself, as the database rejects a value of one of them.
  private void addEach(Map<ConsumerRecord<byte[], byte[]>, List<NewDelivery>> made) {
    made.forEach((one, its) -> {
      try {
        add(its);
      } catch (RuntimeException e) {
        if (DatabaseRefusal.ofValue(e) == null) {
          throw e;
        }
        writeDeadLetter(one, e);
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
    bursts.group(made);
    return added;
  }

  /// Writes a record to the dead-letter topic, as every retry would fail. Returns when the broker
  /// has acknowledged it.
  private void writeDeadLetter(ConsumerRecord<byte[], byte[]> one, RuntimeException e) {
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
        .log(
            written
                ? "record written to the dead-letter topic"
                : "record skipped; its dead letter cannot be written");
  }
}
