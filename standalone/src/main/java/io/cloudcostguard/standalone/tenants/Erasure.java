package io.cloudcostguard.standalone.tenants;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.OperatorAct;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.sealing.Sealing;
import io.cloudcostguard.schemas.sealing.TenantKey;
import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Erases one tenant, step by step; each may be repeated.
///
/// 1. Its workspaces are retired and its budgets removed, so that the estimator's state forgets
///    them.
/// 2. Its keys are destroyed: its records are there, and cannot be read.
/// 3. The brokers forget the keys: what was before their end is compacted away.
/// 4. Its rows are deleted, and the act is recorded.
final class Erasure {

  private static final String SOURCE = "/ccg-tenants";
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// How often a broker is given a record to close a segment with, which is open for a minute.
  private static final Duration TOUCH = Duration.ofSeconds(10);

  private final Map<String, Object> clients;
  private final Sealing sealing;
  private final DeployedDatabase database;
  private final Duration patience;
  private final Consumer<String> tell;

  /// @param clients how clients reach the brokers
  /// @param patience with each step
  /// @param tell takes a line about each step
  Erasure(
      Map<String, Object> clients,
      Sealing sealing,
      DeployedDatabase database,
      Duration patience,
      Consumer<String> tell) {
    this.clients = Map.copyOf(clients);
    this.sealing = sealing;
    this.database = database;
    this.patience = patience;
    this.tell = tell;
  }

  /// Erases a tenant.
  ///
  /// @throws IllegalArgumentException if there is no such tenant, or it is open
  /// @throws IOException if a step does not end in time
  void of(String tenant, TenantKey.Destroyed end)
      throws IOException, SQLException, InterruptedException {
    try (Connection connection = database.source().getConnection();
        Producer<byte[], byte[]> producer = sealing.on(producer())) {
      TenantRows rows = new TenantRows(connection, tenant);
      rows.requireClosed();
      forget(tenant, rows, producer);
      int keys = sealing.keys().destroy(tenant, end);
      tell.accept(
          keys == 0
              ? "No key of %s is in use: its keys were destroyed before, or nothing of it is sealed."
                  .formatted(tenant)
              : "%d keys of %s are destroyed: its sealed records cannot be read any more."
                  .formatted(keys, tenant));
      awaitForgotten(tenant);
      long deleted = rows.delete();
      tell.accept("%,d rows of %s are deleted.".formatted(deleted, tenant));
      sent(List.of(producer.send(act(tenant, end, keys, deleted).record(SOURCE, Instant.now()))));
    }
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>(clients);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) Duration.ofSeconds(20).toMillis());
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// Has the estimator and the read model take the tenant out of their state.
  private void forget(String tenant, TenantRows rows, Producer<byte[], byte[]> producer)
      throws IOException, SQLException, InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    List<Future<?>> sent = new ArrayList<>();
    for (TenantRows.Workspace each : rows.workspaces()) {
      Settlement retired = new Settlement.Retired(tenant, each.project(), each.workspace());
      sent.add(
          producer.send(
              record(
                  Topics.SETTLEMENTS.name(),
                  retired.key(),
                  Json.MAPPER.writerFor(Settlement.class).writeValueAsBytes(retired),
                  EventType.PLAN_SETTLED)));
    }
    for (String budget : rows.budgets()) {
      sent.add(
          producer.send(record(Topics.BUDGETS.name(), budget, null, EventType.BUDGET_REMOVED)));
    }
    sent(sent);
    while (rows.counts()) {
      if (System.nanoTime() > until) {
        throw new IOException(
            "The tenant still counts for budgets. Do estimator-stream and ingest-api run? Nothing is"
                + " erased yet; repeat the command.");
      }
      Thread.sleep(LOOK);
    }
    tell.accept(
        "%d workspaces are retired and budgets removed: nothing of %s counts any more."
            .formatted(sent.size(), tenant));
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, String key, byte @Nullable [] value, String type) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    Instant now = Instant.now();
    new EventHeaders(
            "erased-" + key + "-" + now.toEpochMilli(),
            type,
            SOURCE,
            key,
            now,
            TraceParent.continuing(null))
        .writeTo(record.headers());
    return record;
  }

  private static void sent(List<Future<?>> all) throws IOException, InterruptedException {
    for (Future<?> each : all) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IOException("The brokers do not take a record: " + e.getCause(), e);
      }
    }
  }

  /// A broker compacts what is in closed segments, and closes one when the next record comes.
  private void awaitForgotten(String tenant) throws IOException, InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    long touched = System.nanoTime();
    while (sealing.keys().isStillThere(tenant)) {
      if (System.nanoTime() > until) {
        throw new IOException(
            "The brokers still have the destroyed keys on disk: ccg.tenant-keys is not compacted yet."
                + " Its records cannot be read by any service; repeat the command to go on.");
      }
      if (System.nanoTime() - touched > TOUCH.toNanos()) {
        sealing.keys().touch(tenant);
        touched = System.nanoTime();
        tell.accept("Waiting for the brokers to compact ccg.tenant-keys.");
      }
      Thread.sleep(LOOK);
    }
    tell.accept("The brokers have none of its keys any more.");
  }

  private static OperatorAct act(String tenant, TenantKey.Destroyed end, int keys, long rows) {
    return new OperatorAct(
        OperatorAct.OPERATORS_TENANT,
        end.by(),
        "ccg tenants erase",
        "/tenants/" + tenant,
        end.because(),
        null,
        Json.MAPPER.writeValueAsString(Map.of("keysDestroyed", keys, "rowsDeleted", rows)));
  }
}
