package io.cloudcostguard.notifier.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudcostguard.notifier.deliver.Attempts.Unpublished;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Publishes what came of each attempt to `ccg.deliveries`, at least once, under a deterministic
/// id.
@Component
final class AttemptPublisher implements SmartLifecycle {

  private static final int BATCH = 500;

  private final Attempts attempts;
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Loop loop;

  AttemptPublisher(
      Attempts attempts, KafkaTemplate<byte[], byte[]> kafka, NotifierProperties properties) {
    this.attempts = attempts;
    this.kafka = kafka;
    loop = new Loop("attempt-publisher", properties.pollInterval(), this::publish);
  }

  /// Says that there is something to publish.
  void wake() {
    loop.wake();
  }

  private boolean publish() {
    return attempts.publish(BATCH, this::send) == BATCH;
  }

  /// Returns when the broker has them all.
  private void send(List<Unpublished> unpublished) {
    CompletableFuture<?>[] sent =
        unpublished.stream()
            .map(AttemptPublisher::toRecord)
            .map(kafka::send)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(sent).join();
  }

  private static ProducerRecord<byte[], byte[]> toRecord(Unpublished attempt) {
    ProducerRecord<byte[], byte[]> toRecord =
        new ProducerRecord<>(
            Topics.DELIVERIES.name(),
            attempt.subscriptionId().getBytes(UTF_8),
            attempt.event().getBytes(UTF_8));
    new EventHeaders(
            attempt.deliveryId() + "/" + attempt.attempt(),
            EventType.DELIVERY_ATTEMPTED,
            "/notifier",
            attempt.deliveryId(),
            attempt.at(),
            TraceParent.continuing(attempt.traceparent()))
        .writeTo(toRecord.headers());
    return toRecord;
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

  /// Stops after the [Dispatcher], whose last attempts are still to be published.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }
}
