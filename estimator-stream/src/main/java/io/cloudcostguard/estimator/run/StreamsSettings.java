package io.cloudcostguard.estimator.run;

import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// The Streams configuration: what matters is set here, with its reason; the rest is Kafka's
/// default.
final class StreamsSettings {

  /// The consumer group and the prefix of internal topics.
  static final String APPLICATION_ID = "ccg-estimator";

  static Properties of(EstimatorProperties properties, KafkaClientSettings client) {
    Properties config = new Properties();
    // First, so that nothing below can be changed by it.
    config.putAll(client.settings());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka());
    config.put(StreamsConfig.STATE_DIR_CONFIG, properties.stateDir().toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, properties.threads());
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) properties.replicationFactor());
    // Every accepted plan gets exactly one estimate, and a crossing exactly one alert.
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, properties.commitInterval().toMillis());
    // A changed topology is a migration; unnamed parts would hide one.
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    // Every source is read as bytes and a bad record is put aside by its processor, so whatever
    // reaches Kafka's exception handlers is a broken world: they fail, which is their default.
    config.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, EventTime.class);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    // Static membership: a killed instance that comes back does not wait for its old session to
    // end.
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        properties.instanceId());
    // A machine under ten times its load must not lose its partitions for being slow; one that is
    // killed and does not come back is missed for as long.
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 30_000);
    // What a thread holds at once: records are up to 16 MiB unpacked, and few are.
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5);
    config.put(StreamsConfig.globalConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10);
    config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 2);
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.MAX_UNCOMPRESSED_BYTES);
    // Less than a record may have is a send that always fails.
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
        2L * Topics.MAX_UNCOMPRESSED_BYTES);
    // A plan that waited in a long backlog is remembered from when it was settled on, not sent.
    config.put(
        StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG,
        Duration.ofDays(7).toMillis());
    // A global table is not asked for a record's time by EventTime.
    config.put(
        StreamsConfig.globalConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        TimestampFloor.class.getName());
    // A killed instance's open transaction hides what comes after it until it times out.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
    return config;
  }

  private StreamsSettings() {}
}
