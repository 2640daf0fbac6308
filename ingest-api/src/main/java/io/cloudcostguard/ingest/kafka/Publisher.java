package io.cloudcostguard.ingest.kafka;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Publishes events and waits, up to a timeout, for Kafka's acknowledgement.
@Component
public final class Publisher {

  /// What the service calls itself in its events.
  public static final String SOURCE = "/ingest-api";

  /// The header that says who asked for an event: an extension attribute of CloudEvents.
  public static final String ACTOR = "ce_actor";

  private static final long GRACE_MILLIS = 500;

  private final KafkaTemplate<String, byte[]> kafka;
  private final long timeoutMillis;

  Publisher(KafkaTemplate<String, byte[]> kafka, IngestProperties properties) {
    this.kafka = kafka;
    timeoutMillis = properties.publishTimeout().toMillis();
  }

  /// Writes one event.
  ///
  /// @param value null is a tombstone
  /// @throws ProblemException if Kafka did not take it; or if it did not say so in time, in which
  ///   case the event [may be there][ProblemException#isUncertain]: what has left the process
  ///   cannot be called back
  public <V> void publish(Topic<V> topic, String key, @Nullable V value, EventHeaders headers) {
    publish(topic, key, value, headers, null);
  }

  /// The same, with who asked for it.
  ///
  /// @param actor as the audit names them; null: not said
  public <V> void publish(
      Topic<V> topic, String key, @Nullable V value, EventHeaders headers, @Nullable String actor) {
    byte[] json = value == null ? null : Json.MAPPER.writeValueAsBytes(value);
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), key, json);
    headers.writeTo(record.headers());
    if (actor != null) {
      record.headers().add(ACTOR, actor.getBytes(StandardCharsets.UTF_8));
    }
    int length = json == null ? 0 : json.length;
    if (topic.equals(Topics.PLANS) && length > Topics.MAX_PLAN_BYTES) {
      throw tooLarge(topic, length);
    }
    CompletableFuture<?> sent;
    try {
      sent = kafka.send(record);
    } catch (org.springframework.kafka.KafkaException | org.apache.kafka.common.KafkaException e) {
      throw notSent(topic, length, e);
    }
    try {
      sent.get(timeoutMillis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw isTooLarge(e) ? tooLarge(topic, length) : uncertain(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw uncertain(e);
    }
  }

  private static ProblemException notSent(Topic<?> topic, int bytes, Exception failure) {
    return isTooLarge(failure)
        ? tooLarge(topic, bytes)
        : ProblemException.unavailable(
            ProblemType.KAFKA_UNAVAILABLE,
            "The request was not accepted: Kafka cannot be reached.",
            failure);
  }

  private static ProblemException uncertain(Exception failure) {
    return ProblemException.uncertain(
        "Kafka did not acknowledge the request in time. It may have been accepted.",
        "Repeat the request: it is idempotent.",
        failure);
  }

  private static boolean isTooLarge(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return true;
      }
    }
    return false;
  }

  private static ProblemException tooLarge(Topic<?> topic, int bytes) {
    return ProblemException.of(
        ProblemType.RECORD_TOO_LARGE,
        "The plan has %d bytes after everything that does not affect cost was removed. A record of %s has at most %d, or %s compressed."
            .formatted(
                bytes,
                topic.name(),
                Topics.MAX_PLAN_BYTES,
                topic.settings().get("max.message.bytes")),
        "Split the configuration into several workspaces and submit their plans one by one.");
  }
}
