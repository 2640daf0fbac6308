package io.cloudcostguard.notifier.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudcostguard.notifier.Loop;
import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.record.AttemptLog.Unpublished;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Publishes each attempt to `ccg.deliveries`, and each disabled subscription to
/// `ccg.subscriptions`: at least once, with deterministic ids.
@Component
final class AttemptPublisher implements SmartLifecycle {

  private static final int BATCH = 500;
  private static final Duration GATHER = Duration.ofMillis(100);

  private final AttemptLog attempts;
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Loop loop;

  AttemptPublisher(
      AttemptLog attempts, KafkaTemplate<byte[], byte[]> kafka, NotifierProperties properties) {
    this.attempts = attempts;
    this.kafka = kafka;
    loop = new Loop("attempt-publisher", properties.pollInterval(), GATHER, this::publish);
  }

  /// Publishes now instead of at the next poll.
  void wake() {
    loop.wake();
  }

  private boolean publish() {
    return attempts.publish(BATCH, this::send) == BATCH;
  }

  /// Returns when the broker has acknowledged all of them.
  private void send(List<Unpublished> unpublished) {
    CompletableFuture<?>[] sent =
        unpublished.stream()
            .flatMap(AttemptPublisher::toRecords)
            .map(kafka::send)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(sent).join();
  }

  private static Stream<ProducerRecord<byte[], byte[]>> toRecords(Unpublished attempt) {
    String id = attempt.deliveryId() + "/" + attempt.attempt();
    var attempted =
        record(
            Topics.DELIVERIES,
            attempt,
            attempt.event(),
            id,
            EventType.DELIVERY_ATTEMPTED,
            attempt.deliveryId());
    return attempt.disabled() == null
        ? Stream.of(attempted)
        : Stream.of(
            attempted,
            record(
                Topics.SUBSCRIPTIONS,
                attempt,
                attempt.disabled(),
                id + "/disabled",
                EventType.SUBSCRIPTION_DISABLED,
                attempt.subscriptionId()));
  }

  private static ProducerRecord<byte[], byte[]> record(
      Topic<?> topic, Unpublished attempt, String value, String id, String type, String subject) {
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(
            topic.name(), attempt.subscriptionId().getBytes(UTF_8), value.getBytes(UTF_8));
    new EventHeaders(
            id,
            type,
            "/notifier",
            subject,
            attempt.at(),
            TraceParent.continuing(attempt.traceparent()))
        .writeTo(event.headers());
    return event;
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    try {
      loop.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  /// Stops after the [ResultRecorder], so that the last results are published.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 2;
  }
}
