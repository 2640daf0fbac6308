package io.cloudcostguard.cli.dlq;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.OperatorAct;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.sealing.Sealing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Settles letters: the record that is processed again, the mark that the letter is settled, and
/// the record of the audit log are one transaction. A second command ends a first one, so that no
/// letter is settled twice.
final class Settling implements AutoCloseable {

  private static final String TRANSACTIONS = "ccg-dlq";
  private static final String SOURCE = "/ccg-dlq";

  private final Producer<byte[], byte[]> producer;
  private final Sealing sealing;

  /// Begins: a command that is still settling letters cannot from now on.
  ///
  /// @param sealing seals what is of a tenant
  Settling(Function<Map<String, Object>, Map<String, Object>> settings, Sealing sealing) {
    producer =
        sealing.on(
            new KafkaProducer<>(
                settings.apply(
                    Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        TRANSACTIONS,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topics.MAX_UNCOMPRESSED_BYTES,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        Duration.ofSeconds(20).toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) Duration.ofSeconds(10).toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) Duration.ofSeconds(20).toMillis())),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
    this.sealing = sealing;
    producer.initTransactions();
  }

  /// Settles one letter.
  ///
  /// @param replay what is processed again; null where the letter is dropped
  /// @param because what the operator says of it; null: nothing
  void settle(
      Letter letter, @Nullable ProducerRecord<byte[], byte[]> replay, @Nullable String because) {
    Letter.Settled settled = replay == null ? Letter.Settled.DROPPED : Letter.Settled.REPLAYED;
    try {
      producer.beginTransaction();
      if (replay != null) {
        var _ = producer.send(replay);
      }
      var _ = producer.send(mark(letter, settled));
      var _ = producer.send(audited(letter, settled, because));
      producer.commitTransaction();
    } catch (ProducerFencedException e) {
      throw new IllegalStateException(
          "Another ccg dlq settles letters; " + letter.id() + " was not settled here. Repeat it.",
          e);
    } catch (KafkaException e) {
      producer.abortTransaction();
      throw new IllegalStateException("%s was not settled: %s".formatted(letter.id(), cause(e)), e);
    }
  }

  private static String cause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static ProducerRecord<byte[], byte[]> mark(Letter letter, Letter.Settled settled) {
    ProducerRecord<byte[], byte[]> mark =
        new ProducerRecord<>(letter.id().topic().name(), letter.id().partition(), null, null);
    put(mark, Letter.SETTLED, settled.word());
    put(mark, DeadLetter.TOPIC, letter.source().topic());
    put(mark, DeadLetter.PARTITION, letter.source().partition());
    put(mark, DeadLetter.OFFSET, letter.source().offset());
    return mark;
  }

  private static ProducerRecord<byte[], byte[]> audited(
      Letter letter, Letter.Settled settled, @Nullable String because) {
    return new OperatorAct(
            OperatorAct.OPERATORS_TENANT,
            "operator",
            settled == Letter.Settled.DROPPED ? "ccg dlq drop" : "ccg dlq replay",
            "/dlq/" + letter.id(),
            because,
            Json.MAPPER.writeValueAsString(
                Map.of(
                    "record", letter.source().toString(),
                    "tenant", letter.tenant(),
                    "reason", letter.reason())),
            null)
        .record(SOURCE, Instant.now());
  }

  private static void put(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    sealing.close();
  }
}
