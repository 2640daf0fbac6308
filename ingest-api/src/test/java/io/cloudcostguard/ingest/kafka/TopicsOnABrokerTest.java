package io.cloudcostguard.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.TopicFault;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.TopicsRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// Topics on a real broker, as an administrator may have made them.
class TopicsOnABrokerTest {

  private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);
  private static Map<String, Object> client;

  @BeforeAll
  static void start() {
    BROKER.afterPropertiesSet();
    client = Map.of("bootstrap.servers", BROKER.getBrokersAsString());
  }

  @AfterEach
  void removeTopics() throws Exception {
    try (Admin admin = Admin.create(client)) {
      Set<String> topics = admin.listTopics().names().get();
      admin.deleteTopics(topics).all().get();
      await().until(() -> admin.listTopics().names().get().isEmpty());
    }
  }

  @Test
  void areMadeAndThenFoundInOrder() throws Exception {
    TopicCreation.createMissing(client, Optional.of((short) 1));
    awaitAll();

    assertThat(TopicCreation.createMissing(client, Optional.of((short) 1))).isEmpty();
    assertThat(setting("ccg.plans", "retention.ms")).isEqualTo("-1");
  }

  @Test
  void areRefusedWithASentenceForEachFault() throws Exception {
    make(new NewTopic("ccg.budgets", 8, (short) 1).configs(Map.of("cleanup.policy", "compact")));
    make(
        new NewTopic("ccg.plans", 4, (short) 1)
            .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "1000")));
    make(
        new NewTopic("ccg.cancellations", 1, (short) 1)
            .configs(Map.of("cleanup.policy", "compact")));
    make(new NewTopic("ccg.audit", 4, (short) 1));
    make(new NewTopic("ccg-estimator-totals-repartition", 4, (short) 1));

    TopicsRefused refused =
        catchThrowableOfType(
            TopicsRefused.class,
            () ->
                TopicCreation.createMissing(
                    client,
                    Optional.empty(),
                    TopicRetention.KEEP,
                    Map.of("ccg-estimator-totals-repartition", "ccg.budgets")));

    assertThat(refused.faults())
        .hasSize(5)
        .anySatisfy(fault -> assertThat(fault).startsWith("ccg.budgets has 8 partitions"))
        .anySatisfy(fault -> assertThat(fault).startsWith("ccg.plans has cleanup.policy=compact"))
        .anySatisfy(fault -> assertThat(fault).startsWith("ccg.plans has max.message.bytes=1000"))
        .anySatisfy(fault -> assertThat(fault).startsWith("ccg.cancellations has cleanup.policy"))
        .anySatisfy(fault ->
            assertThat(fault).startsWith("ccg-estimator-totals-repartition has 4 partitions"));
    assertThat(refused)
        .hasMessageContaining("--bootstrap-server " + BROKER.getBrokersAsString())
        .hasMessageContaining("--entity-name ccg.plans --add-config max.message.bytes=1048576");
  }

  @Test
  void areCheckedWithoutBeingMade() throws Exception {
    make(
        new NewTopic("ccg.plans", 4, (short) 1)
            .configs(Map.of("max.message.bytes", "1000", "retention.ms", "-1")));

    List<TopicFault> faults = TopicCreation.check(client, TopicRetention.KEEP, Map.of());

    assertThat(faults).hasSize(Topics.ALL.size()).allMatch(TopicFault::fatal);
    assertThat(faults)
        .filteredOn(fault -> fault.topic().equals("ccg.plans"))
        .singleElement()
        .satisfies(fault ->
            assertThat(fault.sentence()).contains("max.message.bytes=1000 and must have 1048576"));
    assertThat(faults)
        .filteredOn(fault -> fault.topic().equals("ccg.prices"))
        .singleElement()
        .satisfies(fault ->
            assertThat(fault.sentence())
                .contains("`kafka-topics.sh --bootstrap-server")
                .contains("--create --topic ccg.prices --partitions 1")
                .contains("--config cleanup.policy=compact"));
    try (Admin admin = Admin.create(client)) {
      assertThat(admin.listTopics().names().get()).containsExactly("ccg.plans");
    }
  }

  @Test
  void warnsOfRisksInAcceptedTopics() throws Exception {
    make(
        new NewTopic("ccg.plans", 4, (short) 1)
            .configs(Map.of("retention.ms", "604800000", "max.message.bytes", "9999999")));

    List<String> warnings = TopicCreation.createMissing(client, Optional.of((short) 1));

    assertThat(warnings)
        .hasSize(1)
        .allSatisfy(warning -> assertThat(warning).startsWith("ccg.plans has retention.ms"));
  }

  @Test
  void keepsRecordsAsLongAsItIsConfigured() throws Exception {
    TopicRetention year = TopicRetention.of("plans=400d, estimates=400d");
    TopicCreation.createMissing(client, Optional.empty(), year);
    assertThat(setting("ccg.plans", "retention.ms")).isEqualTo("34560000000");
    assertThat(setting("ccg.alerts", "retention.ms")).isEqualTo("-1");
    assertThat(TopicCreation.createMissing(client, Optional.empty(), year)).isEmpty();

    TopicRetention other = TopicRetention.of("plans=100d,estimates=400d");
    assertThat(TopicCreation.createMissing(client, Optional.empty(), other))
        .singleElement()
        .asString()
        .contains("ccg.plans has retention.ms=34560000000 and should have 8640000000");
    TopicCreation.createMissingAndMend(client, other);
    await()
        .untilAsserted(
            () -> assertThat(setting("ccg.plans", "retention.ms")).isEqualTo("8640000000"));
  }

  @Test
  void areCorrectedOnOurOwnBroker() throws Exception {
    make(
        new NewTopic("ccg.cancellations", 1, (short) 1)
            .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "1000")));

    TopicCreation.createMissingAndMend(client, TopicRetention.KEEP);

    awaitAll();
    await()
        .untilAsserted(() ->
            assertThat(setting("ccg.cancellations", "cleanup.policy")).isEqualTo("compact,delete"));
    assertThat(setting("ccg.cancellations", "retention.ms"))
        .isEqualTo(Topics.CANCELLATIONS.settings().get("retention.ms"));
    assertThatCode(() -> TopicCreation.createMissing(client, Optional.empty()))
        .doesNotThrowAnyException();
  }

  private static void awaitAll() throws Exception {
    try (Admin admin = Admin.create(client)) {
      await().until(() -> admin.listTopics().names().get().size() == Topics.ALL.size());
    }
  }

  private static void make(NewTopic topic) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(topic)).all().get();
      // A broker shows it a moment after the controller has made it.
      await().until(() -> admin.listTopics().names().get().contains(topic.name()));
    }
  }

  private static String setting(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(client)) {
      ConfigEntry entry =
          admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name);
      return entry.value();
    }
  }
}
