package io.cloudcostguard.pricing;

import static org.awaitility.Awaitility.await;

import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real broker, started once per JVM; each test has empty topics.
public final class TestBroker {

  private static final TopicPartition PRICES = new TopicPartition(Topics.PRICES.name(), 0);
  private static final EmbeddedKafkaKraftBroker BROKER = start();

  public TestBroker() throws Exception {
    try (Admin admin = Admin.create(clientConfig())) {
      Set<String> topics = admin.listTopics().names().get();
      admin.deleteTopics(topics).all().get();
    }
    TopicCreation.createMissing(clientConfig(), Optional.empty());
  }

  private static EmbeddedKafkaKraftBroker start() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("transaction.state.log.replication.factor", "1");
    broker.brokerProperty("transaction.state.log.min.isr", "1");
    broker.brokerProperty("transaction.state.log.num.partitions", "1");
    broker.brokerProperty("log.cleaner.dedupe.buffer.size", "4194304");
    broker.afterPropertiesSet();
    return broker;
  }

  public String address() {
    return BROKER.getBrokersAsString();
  }

  public Map<String, Object> clientConfig() {
    return Map.of("bootstrap.servers", address());
  }

  /// Every committed record of ccg.prices, in order. Waits for transactions that are being
  /// completed: a commit is visible shortly after it has returned.
  public List<ConsumerRecord<String, String>> records() {
    return records(PRICES);
  }

  /// Every committed record of ccg.price-changes, in order.
  public List<ConsumerRecord<String, String>> changes() {
    return records(new TopicPartition(Topics.PRICE_CHANGES.name(), 0));
  }

  /// Every committed record of ccg.audit, in order.
  public List<ConsumerRecord<String, String>> acts() {
    List<ConsumerRecord<String, String>> acts = new ArrayList<>();
    for (int partition = 0; partition < Topics.AUDIT.partitions(); partition++) {
      acts.addAll(records(new TopicPartition(Topics.AUDIT.name(), partition)));
    }
    return acts;
  }

  private List<ConsumerRecord<String, String>> records(TopicPartition topic) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var committed = consumer("read_committed");
        var all = consumer("read_uncommitted")) {
      await().until(() -> end(topic, committed) == end(topic, all));
      committed.assign(List.of(topic));
      committed.seekToBeginning(List.of(topic));
      while (committed.position(topic) < end(topic, committed)) {
        committed.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private KafkaConsumer<String, String> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", address(), "isolation.level", isolation),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static long end(TopicPartition topic, KafkaConsumer<String, String> consumer) {
    return consumer.endOffsets(List.of(topic)).get(topic);
  }

  /// What a compacted ccg.prices has.
  public Map<String, String> compacted() {
    Map<String, String> compacted = new TreeMap<>();
    records().forEach(record -> compacted.put(record.key(), record.value()));
    return compacted;
  }
}
