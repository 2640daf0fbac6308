package io.cloudcostguard.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Holds topics as they are against what they must be, and says of each difference that matters
/// what it does and which command mends it. More than is asked for is tolerated: copies, in-sync
/// copies, message size, time kept.
final class TopicCheck {

  /// A topic as the brokers have it.
  ///
  /// @param replicas the fewest copies that a partition has
  /// @param settings all of them, defaults too; empty: they may not be seen
  record Found(String name, int partitions, int replicas, Map<String, String> settings) {}

  /// A difference.
  ///
  /// @param fatal whether a service must not start like this
  /// @param mend what the setting must be; null: it is no setting
  record Finding(String topic, boolean fatal, String sentence, @Nullable Setting mend) {}

  record Setting(String name, String value) {}

  private static final Duration SHORTEST_KEPT = Duration.ofDays(1);
  private static final int COPIES_THAT_ALLOW_A_LOSS = 3;
  private static final String MIN_INSYNC = "min.insync.replicas";
  private static final String UNCLEAN = "unclean.leader.election.enable";
  private static final String FOR_EVER = "-1";

  /// Whether closed segments go to a remote storage, and how long they are on the brokers' disks.
  static final String TIERED = "remote.storage.enable";

  static final String LOCAL = "local.retention.ms";

  /// Topics whose number of partitions decides what comes out, and why.
  private static final Map<String, String> PARTITIONS_MATTER =
      Map.of(
          Topics.PRICES.name(),
          "the marker that completes a version must be read after each of its prices",
          Topics.BUDGETS.name(),
          "after a change of the number, a project's newest limit is in another partition than an"
              + " older one, and either may be read last",
          Topics.LEDGER.name(),
          "after a change of the number, a tenant's newest entry is in another partition than an"
              + " older one, and offsets no longer order them");

  private final String client;
  private final int brokers;
  private final List<Finding> findings = new ArrayList<>();

  /// @param client how Kafka's tools are told where to connect, e.g. `--bootstrap-server
  ///   kafka:9092`
  /// @param brokers how many there are
  TopicCheck(String client, int brokers) {
    this.client = client;
    this.brokers = brokers;
  }

  /// The worst first.
  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparing(finding -> !finding.fatal)).toList();
  }

  /// @param requestedReplicas copies that new topics get; null: the broker's default
  void check(Topic<?> topic, Found found, @Nullable Short requestedReplicas) {
    partitions(topic, found);
    replicas(found, requestedReplicas);
    if (found.settings.isEmpty()) {
      tell(
          found.name,
          "The settings of %s cannot be checked: this service lacks the permission DescribeConfigs."
              .formatted(found.name));
      return;
    }
    cleanup(topic, found);
    messageSize(topic, found);
    time(topic, found);
    inSync(found);
  }

  /// A topic of Kafka Streams must have as many partitions as those that it is read with.
  void checkInternal(Found found, Found like) {
    if (found.partitions != like.partitions) {
      refuse(
          found.name,
          "%s has %d partitions and must have %d, as %s: Kafka Streams does not start with it. Stop every estimator and delete it: `%s --delete --topic %s`; the next start creates it, and budgets alert again from each workspace's next plan on."
              .formatted(
                  found.name,
                  found.partitions,
                  like.partitions,
                  like.name,
                  tool("kafka-topics.sh"),
                  found.name),
          null);
    }
    replicas(found, null);
    if (!found.settings.isEmpty()) {
      inSync(found);
    }
  }

  private void partitions(Topic<?> topic, Found found) {
    if (found.partitions == topic.partitions()) {
      return;
    }
    String has = "%s has %d partitions".formatted(found.name, found.partitions);
    String why = PARTITIONS_MATTER.get(topic.name());
    if (why == null) {
      tell(
          found.name,
          "%s; the default is %d. That works as long as the number never changes, because order is kept within a partition."
              .formatted(has, topic.partitions()));
    } else {
      refuse(
          found.name,
          "%s and must have %d: %s. If it is empty, delete it: `%s --delete --topic %s`; the next start creates it. If it is not, see \"Topics\" in docs/deploy.md."
              .formatted(has, topic.partitions(), why, tool("kafka-topics.sh"), found.name),
          null);
    }
  }

  private void replicas(Found found, @Nullable Short requested) {
    if (requested != null && requested > found.replicas) {
      tell(
          found.name,
          "%s has %d replicas of a partition, and %d are configured. Add replicas: `%s --execute --reassignment-json-file FILE`."
              .formatted(
                  found.name, found.replicas, requested, tool("kafka-reassign-partitions.sh")));
    } else if (found.replicas == 1 && brokers >= COPIES_THAT_ALLOW_A_LOSS) {
      tell(
          found.name,
          "%s has one replica of a partition on %d brokers: the loss of one disk loses it. Add replicas: `%s --execute --reassignment-json-file FILE`."
              .formatted(found.name, brokers, tool("kafka-reassign-partitions.sh")));
    }
  }

  private void cleanup(Topic<?> topic, Found found) {
    Set<String> must = words(topic.settings().get("cleanup.policy"));
    Set<String> has = words(found.settings.get("cleanup.policy"));
    if (has.equals(must)) {
      return;
    }
    String why =
        has.contains("compact") && !must.contains("compact")
            ? "compaction removes all records of a key but the last"
            : has.contains("delete") && !must.contains("delete")
                ? "records that are not written again are deleted after a time"
                : "it grows without bound";
    refuse(found.name, why, "cleanup.policy", String.join(",", has), String.join(",", must));
  }

  private void messageSize(Topic<?> topic, Found found) {
    String must = topic.settings().getOrDefault("max.message.bytes", "0");
    long has = number(found.settings.get("max.message.bytes"), Long.MAX_VALUE);
    if (has < Long.parseLong(must)) {
      refuse(
          found.name,
          "larger records that are allowed would be refused",
          "max.message.bytes",
          String.valueOf(has),
          must);
    }
  }

  private void time(Topic<?> topic, Found found) {
    String must = topic.settings().get("retention.ms");
    if (must == null) {
      return;
    }
    long has = number(found.settings.get("retention.ms"), -1);
    boolean isShorter = has >= 0 && (must.equals(FOR_EVER) || has < Long.parseLong(must));
    if (isShorter && has < SHORTEST_KEPT.toMillis()) {
      refuse(
          found.name,
          "a record may be deleted before it is read",
          "retention.ms",
          String.valueOf(has),
          must);
    } else if (isShorter) {
      tell(
          found.name,
          "older records cannot be audited, replayed or read again",
          "retention.ms",
          String.valueOf(has),
          must);
    }
    boolean isAsked = !must.equals(original(topic).settings().get("retention.ms"));
    if (isAsked && (has < 0 || has > Long.parseLong(must))) {
      tell(
          found.name,
          "records are kept longer than " + TopicRetention.VARIABLE + " says",
          "retention.ms",
          String.valueOf(has),
          must);
    }
    tiers(topic, found);
    long bytes = number(found.settings.get("retention.bytes"), -1);
    if (bytes >= 0) {
      tell(
          found.name,
          "records beyond it are deleted at any age",
          "retention.bytes",
          String.valueOf(bytes),
          FOR_EVER);
    }
  }

  /// The topic without what is configured.
  private static Topic<?> original(Topic<?> topic) {
    return Topics.ALL.stream()
        .filter(each -> each.name().equals(topic.name()))
        .findFirst()
        .orElseThrow();
  }

  private void tiers(Topic<?> topic, Found found) {
    for (String setting : List.of(TIERED, LOCAL)) {
      String must = topic.settings().get(setting);
      String has = found.settings.getOrDefault(setting, "unset");
      if (must != null && !must.equals(has)) {
        tell(
            found.name,
            "closed segments stay on the brokers' disks otherwise than "
                + TopicRetention.VARIABLE
                + " says",
            setting,
            has,
            must);
      }
    }
  }

  private void inSync(Found found) {
    long inSync = number(found.settings.get(MIN_INSYNC), 1);
    if (inSync > found.replicas) {
      refuse(
          found.name,
          "it has %d replicas of a partition, so nothing can be written".formatted(found.replicas),
          MIN_INSYNC,
          String.valueOf(inSync),
          String.valueOf(TopicCreation.minInSync(found.replicas, 1)));
    } else if (inSync < 2 && found.replicas >= COPIES_THAT_ALLOW_A_LOSS) {
      tell(
          found.name,
          "a record that only one broker has is lost with it, although it was acknowledged",
          MIN_INSYNC,
          String.valueOf(inSync),
          "2");
    }
    if (found.replicas > 1 && "true".equals(found.settings.get(UNCLEAN))) {
      tell(
          found.name,
          "a lagging broker may become leader, and the records that it lacks are lost",
          UNCLEAN,
          "true",
          "false");
    }
  }

  private void refuse(String topic, String why, String setting, String has, String must) {
    refuse(
        topic, sentence(topic, why, setting, has, must, "must have"), new Setting(setting, must));
  }

  private void refuse(String topic, String sentence, @Nullable Setting mend) {
    findings.add(new Finding(topic, true, sentence, mend));
  }

  private void tell(String topic, String why, String setting, String has, String should) {
    String sentence = sentence(topic, why, setting, has, should, "should have");
    findings.add(new Finding(topic, false, sentence, new Setting(setting, should)));
  }

  private void tell(String topic, String sentence) {
    findings.add(new Finding(topic, false, sentence, null));
  }

  private String sentence(
      String topic, String why, String setting, String has, String want, String verb) {
    return "%s has %s=%s and %s %s: %s. `%s --alter --entity-type topics --entity-name %s --add-config %s=%s`"
        .formatted(
            topic,
            setting,
            has,
            verb,
            want,
            why,
            tool("kafka-configs.sh"),
            topic,
            setting,
            want.contains(",") ? "[" + want + "]" : want);
  }

  private String tool(String name) {
    return name + " " + client;
  }

  private static Set<String> words(@Nullable String list) {
    return list == null ? Set.of() : new TreeSet<>(List.of(list.replace(" ", "").split(",")));
  }

  private static long number(@Nullable String value, long otherwise) {
    return value == null ? otherwise : Long.parseLong(value);
  }
}
