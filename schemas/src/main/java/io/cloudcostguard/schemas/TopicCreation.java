package io.cloudcostguard.schemas;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableList;

import io.cloudcostguard.schemas.TopicCheck.Finding;
import io.cloudcostguard.schemas.TopicCheck.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Creates the topics of [Topics] that a broker does not have yet, so that any service can start
/// first, and checks existing ones: a topic with unsafe settings is refused. Every service uses it.
public final class TopicCreation {

  private static final String MIN_INSYNC = "min.insync.replicas";

  /// Creates what is missing and checks what is there.
  ///
  /// @param adminConfig how to reach Kafka, with whatever that needs
  /// @param replication copies of each partition of new topics; the broker's default when empty
  /// @return what should be otherwise but does not keep a service from working, as sentences
  /// @throws TopicsRefused if a topic is not as it must be
  public static List<String> createMissing(
      Map<String, Object> adminConfig, Optional<Short> replication) throws InterruptedException {
    return createMissing(adminConfig, replication, TopicRetention.KEEP);
  }

  /// The same with times that records are kept for. An existing topic with another time is told of.
  public static List<String> createMissing(
      Map<String, Object> adminConfig, Optional<Short> replication, TopicRetention retention)
      throws InterruptedException {
    return createMissing(adminConfig, replication, retention, Map.of());
  }

  /// The same, with the topics of Kafka Streams.
  ///
  /// @param internal each, and the topic that it must have as many partitions as; one that does not
  ///   exist is no fault
  public static List<String> createMissing(
      Map<String, Object> adminConfig,
      Optional<Short> replication,
      TopicRetention retention,
      Map<String, String> internal)
      throws InterruptedException {
    try (Admin admin = Admin.create(adminConfig)) {
      List<Finding> findings = findings(admin, adminConfig, replication, retention, internal);
      List<String> faults = sentences(findings, true);
      if (!faults.isEmpty()) {
        throw new TopicsRefused(faults);
      }
      return sentences(findings, false);
    }
  }

  /// Checks the topics and creates none.
  ///
  /// @param internal as in [#createMissing]
  /// @return a fault for each missing topic and each setting, the worst first
  public static List<TopicFault> check(
      Map<String, Object> adminConfig, TopicRetention retention, Map<String, String> internal)
      throws InterruptedException {
    try (Admin admin = Admin.create(adminConfig)) {
      Set<String> names = names(internal);
      Map<String, Found> found = found(admin, names);
      List<TopicFault> faults = new ArrayList<>();
      for (Topic<?> topic : Topics.ALL) {
        if (!found.containsKey(topic.name())) {
          faults.add(TopicFault.missing(topic, client(adminConfig)));
        }
      }
      findings(admin, adminConfig, found, Optional.empty(), retention, internal).stream()
          .map(finding -> new TopicFault(finding.topic(), finding.fatal(), finding.sentence()))
          .forEach(faults::add);
      return faults;
    }
  }

  /// The same for a broker of our own: settings that are not as they must be are set.
  ///
  /// @throws TopicsRefused if something is not as it must be that is no setting
  public static void createMissingAndMend(Map<String, Object> adminConfig, TopicRetention retention)
      throws InterruptedException {
    try (Admin admin = Admin.create(adminConfig)) {
      List<Finding> findings = findings(admin, adminConfig, Optional.empty(), retention, Map.of());
      Map<ConfigResource, Collection<AlterConfigOp>> mends =
          new HashMap<>(
              findings.stream()
                  .filter(finding -> finding.mend() != null)
                  .collect(
                      groupingBy(
                          finding -> resource(finding.topic()),
                          mapping(TopicCreation::setting, toUnmodifiableList()))));
      if (!mends.isEmpty()) {
        // The broker may go on showing the old ones for a moment, so they are not checked again.
        done(admin.incrementalAlterConfigs(mends).all());
      }
      List<String> faults =
          sentences(findings.stream().filter(finding -> finding.mend() == null).toList(), true);
      if (!faults.isEmpty()) {
        throw new TopicsRefused(faults);
      }
    }
  }

  /// How many copies must have a record before it counts as written. Where there are three, one may
  /// be away.
  static int minInSync(int replicas, int brokersDefault) {
    return replicas >= 3
        ? Math.clamp(brokersDefault, 2, replicas)
        : Math.min(brokersDefault, replicas);
  }

  private static List<Finding> findings(
      Admin admin,
      Map<String, Object> adminConfig,
      Optional<Short> replication,
      TopicRetention retention,
      Map<String, String> internal)
      throws InterruptedException {
    Map<String, ExecutionException> refused = create(admin, replication, retention);
    Map<String, Found> found = found(admin, names(internal));
    for (var topic : refused.entrySet()) {
      if (!found.containsKey(topic.getKey())) {
        throw failed(topic.getValue());
      }
    }
    return findings(admin, adminConfig, found, replication, retention, internal);
  }

  private static Set<String> names(Map<String, String> internal) {
    Set<String> names = new LinkedHashSet<>();
    Topics.ALL.forEach(topic -> names.add(topic.name()));
    names.addAll(internal.keySet());
    names.addAll(internal.values());
    return names;
  }

  private static List<Finding> findings(
      Admin admin,
      Map<String, Object> adminConfig,
      Map<String, Found> found,
      Optional<Short> replication,
      TopicRetention retention,
      Map<String, String> internal)
      throws InterruptedException {
    Collection<Node> brokers = done(admin.describeCluster().nodes());
    TopicCheck check = new TopicCheck(client(adminConfig), brokers == null ? 1 : brokers.size());
    for (Topic<?> topic : Topics.ALL) {
      Found there = found.get(topic.name());
      if (there != null) {
        check.check(
            retention.applyTo(topic), there, replication.filter(copies -> copies > 0).orElse(null));
      }
    }
    internal.forEach((name, like) -> {
      Found there = found.get(name);
      Found partner = found.get(like);
      if (there != null && partner != null) {
        check.checkInternal(there, partner);
      }
    });
    return check.findings();
  }

  private static Map<String, Found> found(Admin admin, Set<String> names)
      throws InterruptedException {
    Map<String, TopicDescription> there = new HashMap<>();
    for (var described : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        there.put(described.getKey(), described.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw failed(e);
        }
      }
    }
    Map<String, Map<String, String>> settings =
        settings(admin, there.keySet().stream().map(TopicCreation::resource).toList());
    return there.values().stream()
        .collect(
            toMap(
                TopicDescription::name,
                topic ->
                    new Found(
                        topic.name(),
                        topic.partitions().size(),
                        topic.partitions().stream()
                            .mapToInt(partition -> partition.replicas().size())
                            .min()
                            .orElse(0),
                        settings.getOrDefault(topic.name(), Map.of()))));
  }

  /// Without those that may not be seen, and those of topics that are not there any more or not
  /// there yet.
  private static Map<String, Map<String, String>> settings(
      Admin admin, Collection<ConfigResource> resources) throws InterruptedException {
    Map<String, Map<String, String>> settings = new HashMap<>();
    for (var described : admin.describeConfigs(resources).values().entrySet()) {
      try {
        Config config = described.getValue().get();
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
          if (entry.value() != null) {
            values.put(entry.name(), entry.value());
          }
        }
        settings.put(described.getKey().name(), values);
      } catch (ExecutionException e) {
        // A topic that is being made or deleted is known to one broker and not yet to another.
        if (!(e.getCause() instanceof AuthorizationException
            || e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw failed(e);
        }
      }
    }
    return settings;
  }

  /// Asks for all, since what a broker says of a topic that is being made or deleted may be old.
  ///
  /// @return those that this service may not create, which another service may have
  private static Map<String, ExecutionException> create(
      Admin admin, Optional<Short> replication, TopicRetention retention)
      throws InterruptedException {
    Map<String, String> broker = brokerSettings(admin);
    List<NewTopic> topics =
        Topics.ALL.stream()
            .map(topic -> newTopic(retention.applyTo(topic), replication, broker))
            .toList();
    Map<String, ExecutionException> refused = new HashMap<>();
    for (var created : admin.createTopics(topics).values().entrySet()) {
      try {
        created.getValue().get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof AuthorizationException) {
          refused.put(created.getKey(), e);
        } else if (!(e.getCause() instanceof TopicExistsException)) {
          throw failed(e);
        }
      }
    }
    return refused;
  }

  /// A topic in Kafka's form.
  ///
  /// @param broker the broker's settings, whose defaults count; empty: they may not be seen
  static NewTopic newTopic(
      Topic<?> topic, Optional<Short> replication, Map<String, String> broker) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    int replicas =
        replication
            .map(Short::intValue)
            .filter(copies -> copies > 0)
            .orElseGet(
                () -> Integer.parseInt(broker.getOrDefault("default.replication.factor", "0")));
    int inSync = Integer.parseInt(broker.getOrDefault(MIN_INSYNC, "1"));
    if (replicas > 0 && minInSync(replicas, inSync) != inSync) {
      settings.put(MIN_INSYNC, String.valueOf(minInSync(replicas, inSync)));
    }
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), replication)
        .configs(settings);
  }

  private static Map<String, String> brokerSettings(Admin admin) throws InterruptedException {
    Node controller = done(admin.describeCluster().controller());
    if (controller == null || controller.isEmpty()) {
      return Map.of();
    }
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, controller.idString());
    return settings(admin, List.of(broker)).getOrDefault(controller.idString(), Map.of());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static AlterConfigOp setting(Finding finding) {
    TopicCheck.Setting mend = finding.mend();
    if (mend == null) {
      throw new IllegalArgumentException("Nothing to set");
    }
    return new AlterConfigOp(new ConfigEntry(mend.name(), mend.value()), AlterConfigOp.OpType.SET);
  }

  private static List<String> sentences(List<Finding> findings, boolean fatal) {
    return findings.stream()
        .filter(finding -> finding.fatal() == fatal)
        .map(Finding::sentence)
        .toList();
  }

  /// As Kafka's tools take it. How to log in is in a file of the reader's.
  private static String client(Map<String, Object> adminConfig) {
    Object servers = adminConfig.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    String where =
        servers instanceof Collection<?> several
            ? String.join(",", several.stream().map(String::valueOf).toList())
            : String.valueOf(servers);
    return "--bootstrap-server "
        + where
        + (adminConfig.containsKey(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)
            ? " --command-config client.properties"
            : "");
  }

  private static <V> @Nullable V done(KafkaFuture<V> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(ExecutionException e) {
    return new IllegalStateException("Topics cannot be created or checked: " + e.getCause(), e);
  }

  private TopicCreation() {}
}
