package io.cloudcostguard.benchmarks.stream;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/// A process that takes plans through Kafka Streams with the estimator's settings and does nothing
/// with them: the floor of what the estimator does.
public final class PassThrough {

  /// Where records end.
  public static final String SINK = "pass-through";

  /// What is done with a plan.
  public enum Kind {
    /// Its bytes are read, and an outcome's bytes are written.
    BYTES,

    /// It is parsed, and an outcome is serialized, with the serdes of the services.
    JSON,

    /// It is parsed and serialized twice, the second time by tenant, as what budgets depend on is.
    BY_TENANT
  }

  private PassThrough() {}

  /// Runs until it is killed.
  ///
  /// @param args brokers, folder of the state, [Kind], topic of the plans, file with the outcome
  ///   that is written for each plan (not of [Kind#BY_TENANT])
  public static void main(String[] args) throws IOException {
    StreamsBuilder builder = new StreamsBuilder();
    Kind kind = Kind.valueOf(args[2]);
    String plans = args[3];
    switch (kind) {
      case BYTES -> bytes(builder, plans, Files.readAllBytes(Path.of(args[4])));
      case JSON -> json(builder, plans, Files.readAllBytes(Path.of(args[4])));
      case BY_TENANT -> byTenant(builder, plans);
    }
    new KafkaStreams(builder.build(), settings(args[0], args[1], kind)).start();
  }

  private static void bytes(StreamsBuilder builder, String plans, byte[] outcome) {
    builder.stream(plans, Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .mapValues(_ -> outcome)
        .to(SINK, Produced.with(Serdes.String(), Serdes.ByteArray()));
  }

  private static void json(StreamsBuilder builder, String plans, byte[] outcome) {
    Serde<PlanOutcome> outcomes = JsonSerde.of(Topics.ESTIMATES);
    PlanOutcome written = outcomes.deserializer().deserialize("", outcome);
    builder.stream(plans, Consumed.with(Serdes.String(), JsonSerde.of(Topics.PLANS)))
        .mapValues(plan -> Objects.requireNonNull(plan).id().isEmpty() ? null : written)
        .to(SINK, Produced.with(Serdes.String(), outcomes));
  }

  private static void byTenant(StreamsBuilder builder, String source) {
    Serde<PlanSubmitted> plans = JsonSerde.of(Topics.PLANS);
    builder.stream(source, Consumed.with(Serdes.String(), plans))
        .selectKey((_, plan) -> plan.tenant())
        .repartition(
            Repartitioned.with(Serdes.String(), plans)
                .withName("by-tenant")
                .withNumberOfPartitions(Topics.PARTITIONS))
        .to(SINK, Produced.with(Serdes.String(), plans));
  }

  /// Those of the estimator that bear on its rate.
  private static Properties settings(String kafka, String folder, Kind kind) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group(kind));
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 30);
    settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5);
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 2);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.MAX_UNCOMPRESSED_BYTES);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
        2L * Topics.MAX_UNCOMPRESSED_BYTES);
    return settings;
  }

  /// The consumer group of a kind.
  static String group(Kind kind) {
    return "pass-through-" + kind;
  }
}
