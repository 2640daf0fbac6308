package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topic ccg.prices as its one writer sees it.
final class PriceTopic {

  private static final Logger LOGGER = LoggerFactory.getLogger(PriceTopic.class);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.PRICES.name(), 0);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(2);

  /// How far before the end the marker is, if the last thing that happened was a publication: it
  /// and the end of its transaction.
  private static final long TAIL = 2;

  /// How many times further back one looks next, when it is not there: what came after it was
  /// aborted, mostly.
  private static final long FURTHER = 64;

  private final Map<String, Object> clientConfig;

  /// @param clientConfig how clients reach the brokers
  PriceTopic(Map<String, Object> clientConfig) {
    this.clientConfig = Map.copyOf(clientConfig);
  }

  /// Writes what `work` sends as one transaction: readers see all of it or nothing. Fails unless
  /// every record was acknowledged.
  void write(Consumer<Producer<String, byte[]>> work) {
    Producer<String, byte[]> producer = writer();
    try {
      producer.beginTransaction();
      work.accept(producer);
      producer.commitTransaction();
    } catch (RuntimeException e) {
      abort(producer, e);
      throw e;
    } finally {
      producer.close(CLOSE_TIMEOUT);
    }
  }

  private static void abort(Producer<String, byte[]> producer, RuntimeException cause) {
    try {
      producer.abortTransaction();
    } catch (RuntimeException e) {
      // The next writer ends the transaction.
      cause.addSuppressed(e);
    }
  }

  /// A producer whose transactions end those of any earlier one: there is one writer, and what a
  /// killed one left half-done is never read.
  private Producer<String, byte[]> writer() {
    Producer<String, byte[]> producer =
        new KafkaProducer<>(writerConfig(), new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return producer;
    } catch (RuntimeException e) {
      producer.close(CLOSE_TIMEOUT);
      throw e;
    }
  }

  private Map<String, Object> writerConfig() {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "ccg-pricing-loader");
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) Duration.ofMinutes(10).toMillis());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_UNCOMPRESSED_BYTES);
    return config;
  }

  /// The newest version that the topic has completely; null when it has none.
  @Nullable CatalogueCompleted newestMarker() {
    // Ends what a killed writer left open, which would hide all that comes after it.
    writer().close(CLOSE_TIMEOUT);
    try (KafkaConsumer<String, byte[]> consumer = reader()) {
      consumer.assign(List.of(PARTITION));
      long begin = consumer.beginningOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
      long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
      for (long reach = TAIL; ; reach *= FURTHER) {
        long from = Math.max(begin, end - reach);
        CatalogueCompleted marker = markerFrom(from, end, consumer);
        if (marker != null || from == begin) {
          return marker;
        }
      }
    }
  }

  private static @Nullable CatalogueCompleted markerFrom(
      long offset, long end, KafkaConsumer<String, byte[]> consumer) {
    Deserializer<PriceRecord> deserializer = JsonSerde.of(Topics.PRICES).deserializer();
    CatalogueCompleted newest = null;
    long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
    consumer.seek(PARTITION, offset);
    while (consumer.position(PARTITION) < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (CatalogueCompleted.KEY.equals(record.key())
            && read(record, deserializer) instanceof CatalogueCompleted marker) {
          newest = marker;
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(PARTITION + " cannot be read to its end, " + end);
      }
    }
    return newest;
  }

  /// What a record says; null when this version cannot read it, so that a foreign record never
  /// keeps the catalogue from being published.
  private static @Nullable PriceRecord read(
      ConsumerRecord<String, byte[]> record, Deserializer<PriceRecord> deserializer) {
    try {
      return deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      LOGGER
          .atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("offset", record.offset())
          .addKeyValue("reason", e.getMessage())
          .log("A catalogue marker cannot be read and is skipped");
      return null;
    }
  }

  private KafkaConsumer<String, byte[]> reader() {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
