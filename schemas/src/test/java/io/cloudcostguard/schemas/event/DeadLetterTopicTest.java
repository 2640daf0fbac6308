package io.cloudcostguard.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class DeadLetterTopicTest {

  private static final DeadLetter LETTER =
      DeadLetter.of(
          new DeadLetter.Source("ccg.plans", 0, 1, 2, new byte[3], new byte[9], List.of()), "x");

  private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();

  @Test
  void takesALetterWhole() {
    assertThat(topic(record -> CompletableFuture.completedFuture(1)).put(LETTER)).isTrue();
    assertThat(sent).extracting(ProducerRecord::topic).containsExactly("ccg.ingest.dlq");
    assertThat(sent.getFirst().value()).hasSize(9);
  }

  @Test
  void takesASmallerOneWhereTheWholeIsTooLarge() {
    assertThat(
            topic(record ->
                    record.value() == null
                        ? CompletableFuture.completedFuture(1)
                        : CompletableFuture.failedFuture(new RecordTooLargeException("9")))
                .put(LETTER))
        .isTrue();
    assertThat(sent).hasSize(2);
  }

  @Test
  void dropsALetterThatCanNeverBeWritten() {
    assertThat(topic(record -> failing(new RecordTooLargeException("9"))).put(LETTER)).isFalse();
    assertThat(topic(record -> failing(new InvalidConfigurationException("x"))).put(LETTER))
        .isFalse();
  }

  @Test
  void failsWhereItMayTakeItLater() {
    List.of(
            new TimeoutException("away"),
            new TopicAuthorizationException("ccg.ingest.dlq"),
            new KafkaException("closed"),
            new IllegalStateException("closed"))
        .forEach(failure ->
            assertThatThrownBy(() -> topic(record -> failing(failure)).put(LETTER))
                .isInstanceOf(IllegalStateException.class));
    assertThatThrownBy(() ->
            topic(
                    record -> {
                      throw new KafkaException("send failed", new TimeoutException("away"));
                    })
                .put(LETTER))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Future<Integer> failing(Exception failure) {
    return CompletableFuture.failedFuture(failure);
  }

  private DeadLetterTopic topic(
      java.util.function.Function<ProducerRecord<byte[], byte[]>, Future<Integer>> broker) {
    return new DeadLetterTopic(
        Topics.INGEST_DLQ,
        record -> {
          sent.add(record);
          return broker.apply(record);
        });
  }
}
