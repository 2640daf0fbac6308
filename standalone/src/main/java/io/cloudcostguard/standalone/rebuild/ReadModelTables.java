package io.cloudcostguard.standalone.rebuild;

import io.cloudcostguard.standalone.local.Services.Environment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The tables that follow topics, and the consumer groups that fill them.
final class ReadModelTables {

  /// Those that hold nothing else. An older or newer version may lack one.
  private static final List<String> TABLES =
      List.of(
          "estimate",
          "submission",
          "budget",
          "ledger_workspace",
          "ledger_standing",
          "audit_record");

  private static final String GROUPS = "ccg-ingest-read-model";
  private static final Duration POLL = Duration.ofMillis(500);

  private final Environment environment;
  private final Map<String, Set<TopicPartition>> followed;

  ReadModelTables(Environment environment) {
    this(environment, new HashMap<>());
  }

  private ReadModelTables(Environment environment, Map<String, Set<TopicPartition>> followed) {
    this.environment = environment;
    this.followed = followed;
  }

  /// The same after a restart of broker and database.
  ReadModelTables at(Environment other) {
    return new ReadModelTables(other, followed);
  }

  /// Deletes every row, and has the groups begin at the beginning.
  ///
  /// @return how many rows there were, in words
  String empty() throws SQLException, InterruptedException, ExecutionException {
    String counts = counts();
    try (Admin admin = Admin.create(kafka())) {
      List<String> groups =
          admin.listGroups().all().get().stream()
              .map(GroupListing::groupId)
              .filter(group -> group.startsWith(GROUPS))
              .toList();
      for (String group : groups) {
        followed.put(
            group,
            new HashSet<>(
                admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet()));
      }
      // Rows first: a group that begins anew fills what is empty, and changes nothing that is
      // there.
      try (Connection database = database();
          Statement statement = database.createStatement()) {
        for (String table : tables(database)) {
          statement.execute("delete from " + table);
        }
      }
      admin.deleteConsumerGroups(groups).all().get();
    }
    return counts;
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

  private static List<String> tables(Connection database) throws SQLException {
    List<String> there = new ArrayList<>();
    try (var exists = database.prepareStatement("select to_regclass(?) is not null")) {
      for (String table : TABLES) {
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
      for (String group : followed.keySet()) {
        while (!hasRead(admin, group)) {
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
  private boolean hasRead(Admin admin, String group)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Set<TopicPartition> partitions = followed.getOrDefault(group, Set.of());
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
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
