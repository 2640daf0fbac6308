package io.cloudcostguard.standalone.rebuild;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.sealing.Sealing;
import io.cloudcostguard.standalone.local.Services.Environment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The tables that follow topics, and the consumer groups that fill them.
final class ReadModelTables {

  /// What is built again at once.
  ///
  /// @param tables those that hold nothing else; an older or newer version may lack one
  /// @param followed the consumer groups of ingest-api that fill them, with their topics
  record Part(List<String> tables, Map<String, Topic<?>> followed) {

    /// Budgets, where they stand, and what their workspaces cost.
    static final Part BUDGETS =
        new Part(
            List.of("budget", "ledger_workspace", "ledger_standing"),
            Map.of(
                "ccg-ingest-read-model-budgets", Topics.BUDGETS,
                "ccg-ingest-read-model-ledger", Topics.LEDGER));

    /// All of the read model.
    static final Part ALL =
        BUDGETS.and(
            new Part(
                List.of(
                    "estimate",
                    "submission",
                    "recommendation_set",
                    "recommendation",
                    "audit_record"),
                Map.of(
                    "ccg-ingest-read-model", Topics.ESTIMATES,
                    "ccg-ingest-read-model-submissions", Topics.PLANS,
                    "ccg-ingest-read-model-recommendations", Topics.RECOMMENDATIONS,
                    "ccg-ingest-read-model-audit", Topics.AUDIT)));

    Part {
      tables = List.copyOf(tables);
      followed = Map.copyOf(followed);
    }

    private Part and(Part other) {
      List<String> allTables = new ArrayList<>(tables);
      allTables.addAll(other.tables);
      Map<String, Topic<?>> allFollowed = new HashMap<>(followed);
      allFollowed.putAll(other.followed);
      return new Part(allTables, allFollowed);
    }
  }

  private static final Duration POLL = Duration.ofMillis(500);

  /// Longer than any session of a consumer.
  private static final Duration SESSION = Duration.ofMinutes(2);

  private final Environment environment;
  private final Part part;

  ReadModelTables(Environment environment, Part part) {
    this.environment = environment;
    this.part = part;
  }

  /// Deletes every row, and has the groups begin at the beginning.
  ///
  /// @return how many rows there were, in words
  String empty() throws SQLException, InterruptedException, ExecutionException {
    String counts = counts();
    try (Admin admin = Admin.create(kafka())) {
      // Rows first: a group that begins anew fills what is empty, and changes nothing that is
      // there.
      try (Connection database = database();
          Statement statement = database.createStatement()) {
        for (String table : tables(database)) {
          statement.execute("delete from " + table);
        }
      }
      forget(admin);
    }
    return counts;
  }

  /// A service that was killed is a member of its group until its session ends.
  private void forget(Admin admin) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + SESSION.toNanos();
    for (String group : part.followed().keySet()) {
      while (true) {
        try {
          admin.deleteConsumerGroups(List.of(group)).all().get();
          break;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof GroupIdNotFoundException) {
            break; // it never read anything
          }
          if (!(e.getCause() instanceof GroupNotEmptyException) || System.nanoTime() > end) {
            throw e;
          }
          Thread.sleep(POLL);
        }
      }
    }
  }

  /// How many rows each table has.
  String counts() throws SQLException {
    List<String> counts = new ArrayList<>();
    try (Connection database = database();
        Statement statement = database.createStatement()) {
      for (String table : tables(database)) {
        try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
          count.next();
          counts.add("%,d of %s".formatted(count.getLong(1), table));
        }
      }
    }
    return String.join(", ", counts);
  }

  private List<String> tables(Connection database) throws SQLException {
    List<String> there = new ArrayList<>();
    try (var exists = database.prepareStatement("select to_regclass(?) is not null")) {
      for (String table : part.tables()) {
        exists.setString(1, "public." + table);
        try (ResultSet found = exists.executeQuery()) {
          if (found.next() && found.getBoolean(1)) {
            there.add(table);
          }
        }
      }
    }
    return there;
  }

  /// Returns when every group has read all that was there.
  ///
  /// @throws TimeoutException if that takes longer
  void awaitRead(Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + patience.toNanos();
    try (Admin admin = Admin.create(kafka())) {
      for (var each : part.followed().entrySet()) {
        String group = each.getKey();
        String topic = each.getValue().name();
        while (!hasRead(admin, group, topic)) {
          if (System.nanoTime() > end) {
            throw new TimeoutException(
                "%s did not read all in %s; the next ./ccg up goes on".formatted(group, patience));
          }
          Thread.sleep(POLL);
        }
      }
    }
  }

  /// Whether nothing comes behind the committed offsets but the markers of transactions.
  private boolean hasRead(Admin admin, String group, String topic)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    // What is erased is never read, so nobody commits it.
    try (Sealing sealing =
            Sealing.of(kafka(), System.getenv().getOrDefault("CCG_SEALING_KEYS", ""));
        Consumer<byte[], byte[]> consumer = sealing.on(consumer())) {
      Set<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .collect(Collectors.toSet());
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      for (TopicPartition partition : partitions) {
        OffsetAndMetadata offset = committed.get(partition);
        consumer.seek(
            partition, offset == null ? begins.getOrDefault(partition, 0L) : offset.offset());
      }
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        if (!consumer.poll(POLL).isEmpty()) {
          return false;
        }
      }
      return true;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> kafka() {
    return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, environment.kafka());
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection(
        environment.databaseUrl(), environment.databaseUser(), environment.databasePassword());
  }
}
