package io.cloudcostguard.benchmarks.budgets;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
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

/// A process that does with plans what Kafka Streams does for the budgets, and nothing else: reads
/// them, writes them to a topic by tenant, reads them again and writes them once more, with the
/// serdes and the settings of the estimator.
final class PassThrough {

  /// Where plans end.
  static final String SINK = "pass-through";

  private PassThrough() {}

  /// Runs until it is killed.
  ///
  /// @param args brokers, folder of the state
  public static void main(String[] args) {
    Serde<PlanSubmitted> plans = JsonSerde.of(Topics.PLANS);
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(Topics.PLANS.name(), Consumed.with(Serdes.String(), plans))
        .selectKey((_, plan) -> plan.tenant())
        .repartition(
            Repartitioned.with(Serdes.String(), plans)
                .withName("by-tenant")
                .withNumberOfPartitions(Topics.PARTITIONS))
        .to(SINK, Produced.with(Serdes.String(), plans));
    new KafkaStreams(builder.build(), settings(args[0], args[1])).start();
  }

  /// Those of the estimator that bear on its rate.
  private static Properties settings(String kafka, String folder) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "pass-through");
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
    return settings;
  }
}
