package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Reads `ccg.estimates` as it grows, only what is committed, and notes when each plan's outcome
/// came.
final class Tail implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private volatile boolean closing;

  /// The first outcome of a plan.
  ///
  /// @param at by [System#nanoTime]
  record Arrival(int partition, long at) {}

  Tail(String kafka) {
    consumer = TopicReader.atEnd(kafka, Topics.ESTIMATES);
    thread = Thread.ofPlatform().daemon().name("tail").start(this::read);
  }

  private void read() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          String id = EventHeaders.text(record.headers(), "ce_subject");
          if (id != null) {
            arrivals.putIfAbsent(id, new Arrival(record.partition(), System.nanoTime()));
          }
        }
      }
    }
  }

  /// By the plan's id.
  Map<String, Arrival> arrivals() {
    return arrivals;
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
