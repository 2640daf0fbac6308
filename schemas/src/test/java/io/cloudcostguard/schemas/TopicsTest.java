package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void areTheseWithTheseSettings() {
    String table =
        Topics.ALL.stream()
            .map(topic ->
                "%-17s %-20s %d %-14s %7s %s"
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
            ccg.plans         PlanSubmitted        4 delete         1048576 -1
            ccg.cancellations CancellationAsked    1 compact,delete 1048576 2592000000
            ccg.prices        PriceRecord          1 compact        1048576
            ccg.price-changes PricesChanged        1 delete         1048576 -1
            ccg.estimates     PlanOutcome          4 delete         8388608 -1
            ccg.budgets       Budget               4 compact        1048576
            ccg.alerts        BudgetAlert          4 delete         1048576 -1
            ccg.deliveries    DeliveryAttempted    4 delete         1048576 -1
            ccg.subscriptions SubscriptionDisabled 4 delete         1048576 -1
            ccg.audit         AuditRecorded        4 delete         1048576 -1
            ccg.estimator.dlq byte[]               1 delete         8388608 -1
            ccg.notifier.dlq  byte[]               1 delete         8388608 -1
            ccg.ingest.dlq    byte[]               1 delete         8388608 -1
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
    assertThat(TopicCreation.newTopics(Optional.of((short) 3)))
        .extracting(NewTopic::name, NewTopic::numPartitions, NewTopic::replicationFactor)
        .contains(
            org.assertj.core.groups.Tuple.tuple("ccg.plans", 4, (short) 3),
            org.assertj.core.groups.Tuple.tuple("ccg.prices", 1, (short) 3))
        .hasSameSizeAs(Topics.ALL);
    assertThat(TopicCreation.newTopics(Optional.empty()).getFirst())
        .satisfies(plans -> {
          assertThat(plans.replicationFactor()).isEqualTo((short) -1);
          assertThat(plans.configs()).isEqualTo(Topics.PLANS.settings());
        });
  }
}
