package io.cloudcostguard.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudcostguard.schemas.TopicCreation;
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

/// Topics on three real brokers, as an administrator may have made them. The brokers end with the
/// JVM: a quorum that is closed waits for itself, for minutes.
class TopicsOnBrokersTest {

  private static final EmbeddedKafkaKraftBroker BROKERS = new EmbeddedKafkaKraftBroker(3, 1);
  private static Map<String, Object> client;

  @BeforeAll
  static void start() {
    BROKERS.afterPropertiesSet();
    client = Map.of("bootstrap.servers", BROKERS.getBrokersAsString());
  }

  @AfterEach
  void removeTopics() throws Exception {
    try (Admin admin = Admin.create(client)) {
      Set<String> topics = admin.listTopics().names().get();
      admin.deleteTopics(topics).all().get();
    }
  }

  @Test
  void areMadeSoThatOneBrokerMayBeAwayAndAreFoundInOrder() throws Exception {
    TopicCreation.createMissing(client, Optional.of((short) 3));

    assertThat(TopicCreation.createMissing(client, Optional.of((short) 3))).isEmpty();
    assertThat(setting("ccg.plans", "min.insync.replicas")).isEqualTo("2");
  }

  @Test
  void areRefusedWithASentenceForEachFault() throws Exception {
    make(new NewTopic("ccg.budgets", 8, (short) 1).configs(Map.of("cleanup.policy", "compact")));
    make(
        new NewTopic("ccg.plans", 4, (short) 3)
            .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "1000")));
    make(
        new NewTopic("ccg.cancellations", 1, (short) 3)
            .configs(Map.of("cleanup.policy", "compact")));
    make(new NewTopic("ccg.audit", 4, (short) 3));
    make(new NewTopic("ccg-estimator-totals-repartition", 4, (short) 1));

    TopicsRefused refused =
        catchThrowableOfType(
            TopicsRefused.class,
            () ->
                TopicCreation.createMissing(
                    client,
                    Optional.empty(),
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
        .hasMessageContaining("--bootstrap-server " + BROKERS.getBrokersAsString())
        .hasMessageContaining("--entity-name ccg.plans --add-config max.message.bytes=1048576");
  }

  @Test
  void tellsWhatIsAtRiskInTopicsThatItTakes() throws Exception {
    make(
        new NewTopic("ccg.plans", 4, (short) 3)
            .configs(Map.of("retention.ms", "604800000", "max.message.bytes", "9999999")));

    List<String> warnings = TopicCreation.createMissing(client, Optional.of((short) 3));

    assertThat(warnings)
        .hasSize(2)
        .anySatisfy(warning -> assertThat(warning).startsWith("ccg.plans has retention.ms"))
        .anySatisfy(warning -> assertThat(warning).startsWith("ccg.plans has min.insync.replicas"));
  }

  @Test
  void areMendedWhereTheBrokerIsNobodyElses() throws Exception {
    make(
        new NewTopic("ccg.cancellations", 1, (short) 1)
            .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "1000")));

    TopicCreation.createMissingAndMend(client);

    assertThat(setting("ccg.cancellations", "cleanup.policy")).isEqualTo("compact,delete");
    assertThat(setting("ccg.cancellations", "retention.ms"))
        .isEqualTo(Topics.CANCELLATIONS.settings().get("retention.ms"));
    assertThatCode(() -> TopicCreation.createMissing(client, Optional.empty()))
        .doesNotThrowAnyException();
  }

  private static void make(NewTopic topic) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(topic)).all().get();
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
