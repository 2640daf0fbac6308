package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.TopicCheck.Finding;
import io.cloudcostguard.schemas.TopicCheck.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCheckTest {

  private final TopicCheck check = new TopicCheck("--bootstrap-server kafka:9092", 3);

  @Test
  void findsNothingInTopicsThatWereMadeByUs() {
    for (Topic<?> topic : Topics.ALL) {
      check.check(topic, found(topic, Map.of("min.insync.replicas", "2")), (short) 3);
    }

    assertThat(check.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ccg.plans         | max.message.bytes   | 1048575          | refused | larger records that are allowed would be refused. `kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name ccg.plans --add-config max.message.bytes=1048576`
          ccg.plans         | max.message.bytes   | 99999999         | fine    |
          ccg.plans         | cleanup.policy      | compact          | refused | ccg.plans has cleanup.policy=compact and must have delete: compaction removes all records of a key but the last
          ccg.plans         | cleanup.policy      | compact,delete   | refused | compaction removes
          ccg.budgets       | cleanup.policy      | delete           | refused | ccg.budgets has cleanup.policy=delete and must have compact: records that are not written again are deleted after a time
          ccg.prices        | cleanup.policy      | delete           | refused | --add-config cleanup.policy=compact`
          ccg.cancellations | cleanup.policy      | compact          | refused | it grows without bound. `kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name ccg.cancellations --add-config cleanup.policy=[compact,delete]`
          ccg.cancellations | cleanup.policy      | delete , compact | fine    |
          ccg.cancellations | retention.ms        | 604800000        | told    | ccg.cancellations has retention.ms=604800000 and should have 2592000000
          ccg.cancellations | retention.ms        | -1               | fine    |
          ccg.estimates     | retention.ms        | 604800000        | told    | older records cannot be audited, replayed or read again
          ccg.estimates     | retention.ms        | 60000            | refused | a record may be deleted before it is read
          ccg.audit         | retention.bytes     | 1000000          | told    | records beyond it are deleted
          ccg.budgets       | retention.ms        | 604800000        | fine    |
          ccg.plans         | min.insync.replicas | 1                | told    | a record that only one broker has is lost with it
          ccg.plans         | min.insync.replicas | 3                | fine    |
          ccg.plans         | min.insync.replicas | 4                | refused | it has 3 replicas of a partition, so nothing can be written
          ccg.plans         | unclean.leader.election.enable | true  | told    | a lagging broker may become leader
          """)
  void tellsOfASetting(
      String name,
      String setting,
      String value,
      String what,
      @org.jspecify.annotations.Nullable String sentence) {
    Topic<?> topic = topic(name);
    Map<String, String> settings = new HashMap<>(Map.of("min.insync.replicas", "2"));
    settings.put(setting, value);

    check.check(topic, found(topic, settings), null);

    if (what.equals("fine")) {
      assertThat(check.findings()).isEmpty();
    } else {
      assertThat(check.findings()).hasSize(1);
      assertThat(check.findings().getFirst().fatal()).isEqualTo(what.equals("refused"));
      assertThat(check.findings().getFirst().sentence()).contains(sentence);
    }
  }

  @Test
  void refusesAnotherNumberOfPartitionsWhereItMatters() {
    check.check(Topics.BUDGETS, partitions(Topics.BUDGETS, 8), null);
    check.check(Topics.PRICES, partitions(Topics.PRICES, 4), null);
    check.check(Topics.PLANS, partitions(Topics.PLANS, 8), null);

    assertThat(check.findings()).extracting(Finding::fatal).containsExactly(true, true, false);
    assertThat(check.findings().getFirst().sentence())
        .startsWith("ccg.budgets has 8 partitions and must have 4: after a change of the number")
        .contains("`kafka-topics.sh --bootstrap-server kafka:9092 --delete --topic ccg.budgets`");
    assertThat(check.findings().getLast().sentence())
        .startsWith("ccg.plans has 8 partitions; the default is 4.");
  }

  @Test
  void refusesATopicOfKafkaStreamsThatDoesNotMeetItsPartner() {
    check.checkInternal(
        new Found("ccg-estimator-budgets-changelog", 4, 3, Map.of()),
        new Found("ccg.budgets", 8, 3, Map.of()));
    check.checkInternal(
        new Found("ccg-estimator-totals-repartition", 8, 3, Map.of()),
        new Found("ccg.budgets", 8, 3, Map.of()));

    assertThat(check.findings()).hasSize(1);
    assertThat(check.findings().getFirst().fatal()).isTrue();
    assertThat(check.findings().getFirst().sentence())
        .startsWith(
            "ccg-estimator-budgets-changelog has 4 partitions and must have 8, as ccg.budgets");
  }

  @Test
  void tellsOfTooFewCopies() {
    check.check(Topics.PLANS, copies(1), null);
    check.check(Topics.PLANS, copies(2), (short) 3);
    check.check(Topics.PLANS, copies(2), null);

    assertThat(check.findings()).extracting(Finding::fatal).containsExactly(false, false);
    assertThat(check.findings().getFirst().sentence())
        .startsWith("ccg.plans has one replica of a partition on 3 brokers");
    assertThat(check.findings().getLast().sentence())
        .startsWith("ccg.plans has 2 replicas of a partition, and 3 are configured");
  }

  @Test
  void saysThatItMayNotLook() {
    check.check(Topics.PLANS, new Found("ccg.plans", 4, 3, Map.of()), null);

    assertThat(check.findings()).extracting(Finding::fatal).containsExactly(false);
  }

  @Test
  void namesTheWorstFirstAndAllOfIt() {
    List<String> topics = new ArrayList<>();
    check.check(Topics.PLANS, partitions(Topics.PLANS, 8), null);
    check.check(
        Topics.AUDIT,
        found(Topics.AUDIT, Map.of("cleanup.policy", "compact", "max.message.bytes", "1")),
        null);
    check.findings().forEach(finding -> topics.add(finding.topic() + " " + finding.fatal()));

    assertThat(topics)
        .containsExactly("ccg.audit true", "ccg.audit true", "ccg.plans false", "ccg.audit false");
  }

  private static Topic<?> topic(String name) {
    return Topics.ALL.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }

  private static Found copies(int copies) {
    Map<String, String> settings = new HashMap<>(Topics.PLANS.settings());
    settings.put("min.insync.replicas", "1");
    return new Found("ccg.plans", 4, copies, settings);
  }

  private static Found partitions(Topic<?> topic, int partitions) {
    Found found = found(topic, Map.of("min.insync.replicas", "2"));
    return new Found(topic.name(), partitions, 3, found.settings());
  }

  private static Found found(Topic<?> topic, Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.putAll(others);
    return new Found(topic.name(), topic.partitions(), 3, settings);
  }
}
