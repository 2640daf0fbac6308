package io.cloudcostguard.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Records that no service can read, on the topics that the estimator reads.
final class Poison {

  private static final List<Topic<?>> TOPICS =
      List.of(Topics.PLANS, Topics.CANCELLATIONS, Topics.PRICES, Topics.BUDGETS);

  /// What is half of a record, what is none, what is another value, what is of a later version, and
  /// nothing.
  private static final List<String> VALUES =
      List.of("{\"id\":", "\u0000garbage", "[1,2]", "{\"record\":\"of-a-later-version\"}");

  /// Writes one of each to each topic.
  ///
  /// @return how many
  static int write(String kafka) throws InterruptedException {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (Topic<?> topic : TOPICS) {
      VALUES.forEach(value -> records.add(record(topic, value.getBytes(UTF_8))));
      records.add(record(topic, null));
    }
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (ProducerRecord<String, byte[]> record : records) {
        producer.send(record).get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A record cannot be written: " + e.getMessage(), e);
    }
    return records.size();
  }

  private static ProducerRecord<String, byte[]> record(Topic<?> topic, byte @Nullable [] value) {
    return new ProducerRecord<>(topic.name(), "default/poison/" + topic.name(), value);
  }

  private Poison() {}
}
