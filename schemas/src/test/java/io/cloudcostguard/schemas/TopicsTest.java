package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

  @Test
  void areTheseWithTheseSettings() {
    String table =
        Topics.ALL.stream()
            .map(topic ->
                "%-17s %-21s %d %-14s %7s %s"
                    .formatted(
                        topic.name(),
                        topic.valueType().getSimpleName(),
                        topic.partitions(),
                        topic.settings().get("cleanup.policy"),
                        topic.settings().get("max.message.bytes"),
                        topic.settings().getOrDefault("retention.ms", "")))
            .map(String::strip)
            .reduce("", (lines, line) -> lines + line + "\n");

    assertThat(table)
        .isEqualTo(
            """
            ccg.plans         PlanSubmitted         4 delete         1048576 -1
            ccg.cancellations CancellationRequested 1 compact,delete 1048576 2592000000
            ccg.prices        PriceRecord           1 compact        1048576
            ccg.price-changes PricesChanged         1 delete         1048576 -1
            ccg.estimates     PlanOutcome           4 delete         8388608 -1
            ccg.recommendations PlanAdvised           4 delete         8388608 -1
            ccg.budgets       Budget                4 compact        1048576
            ccg.alerts        BudgetAlert           4 delete         1048576 -1
            ccg.settlements   Settlement            4 delete         1048576 -1
            ccg.ledger        LedgerEntry           4 compact        1048576
            ccg.alert-answers AlertAnswered         4 delete         1048576 -1
            ccg.price-effects PriceEffect           4 delete         1048576 -1
            ccg.decisions     PlanDecided           4 delete         1048576 -1
            ccg.actuals       BillEvent             4 delete         1048576 -1
            ccg.deliveries    DeliveryAttempted     4 delete         1048576 -1
            ccg.subscriptions SubscriptionDisabled  4 delete         1048576 -1
            ccg.audit         AuditRecorded         4 delete         1048576 -1
            ccg.checkpoints   Checkpoint            1 delete         1048576 -1
            ccg.tenant-keys   TenantKey             1 compact        1048576
            ccg.estimator.dlq byte[]                1 delete         8388608 -1
            ccg.notifier.dlq  byte[]                1 delete         8388608 -1
            ccg.ingest.dlq    byte[]                1 delete         8388608 -1
            ccg.replays       byte[]                1 delete         8388608 2592000000
            """);
  }

  @Test
  void haveNamesThatKafkaTakes() {
    assertThat(Topics.ALL)
        .allSatisfy(topic -> Topic.validate(topic.name()))
        .extracting(io.cloudcostguard.schemas.Topic::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void areCreatedWithTheirSettings() {
    NewTopic plans = TopicCreation.newTopic(Topics.PLANS, Optional.empty(), Map.of());

    assertThat(plans.name()).isEqualTo("ccg.plans");
    assertThat(plans.numPartitions()).isEqualTo(4);
    assertThat(plans.replicationFactor()).isEqualTo((short) -1);
    assertThat(plans.configs()).isEqualTo(Topics.PLANS.settings());
  }

  /// Of three copies one may be away; of one or two none more than the broker's default says.
  @ParameterizedTest
  @CsvSource({
    // asked for, broker's copies, broker's min.insync, what the topic says for itself
    "3, 1, 1, 2",
    "3, 1, 2, ",
    "3, 1, 3, ",
    "5, 1, 3, ",
    "-1, 3, 1, 2",
    "-1, 3, 2, ",
    "-1, 1, 1, ",
    "-1, 1, 2, 1",
    "1, 3, 2, 1",
    "2, 3, 1, ",
    "2, 3, 2, ",
    "2, 3, 3, 2"
  })
  void areCreatedSoThatABrokerMayBeLost(
      short asked, String copies, String inSync, @Nullable String own) {
    Map<String, String> broker =
        Map.of("default.replication.factor", copies, "min.insync.replicas", inSync);

    assertThat(TopicCreation.newTopic(Topics.PLANS, Optional.of(asked), broker).configs())
        .satisfies(settings -> assertThat(settings.get("min.insync.replicas")).isEqualTo(own));
  }
}
