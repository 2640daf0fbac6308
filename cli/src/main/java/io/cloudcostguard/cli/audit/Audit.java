package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Proves estimates by recomputing them. The compacted price topic answers "as of version V", so a
/// plan and the version pinned in its estimate are sufficient. The digest, recomputed from the
/// topic, proves that the version has not changed its meaning.
///
/// Partitions are read side by side and in order; what is held does not grow with the plans, but
/// for 64 bytes each in a file.
public final class Audit {

  private static final Duration TICK = Duration.ofSeconds(5);

  private final Brokers brokers;

  public Audit(String kafka) {
    this(kafka, KafkaClientSettings.none());
  }

  /// @param client how the brokers are reached beyond their addresses
  public Audit(String kafka, KafkaClientSettings client) {
    brokers = new Brokers(kafka, client);
  }

  /// Recomputes every estimate; each fault is told as it is found.
  public Verification verify(Consumer<String> tell) {
    return verify(AuditOptions.everything(), tell, _ -> {});
  }

  /// Recomputes the estimates of a selection.
  ///
  /// @param tell takes lines about faults as they are found
  /// @param progress takes a line every few seconds
  public Verification verify(
      AuditOptions options, Consumer<String> tell, Consumer<String> progress) {
    Findings findings = new Findings(tell);
    Bounds bounds = bounds(options.selection(), findings);
    AuditCatalogue catalogue = AuditCatalogue.read(brokers, bounds.prices(), findings);
    Recomputation recomputation = new Recomputation(catalogue);
    String cluster = options.state() == null ? "" : clusterId();
    AuditState before = stateBefore(options, cluster, findings);
    AuditProgress done =
        new AuditProgress(bounds.plans().stream().mapToLong(Brokers.Bounds::records).sum());
    Instant now = Instant.now();
    List<PartitionAudit> audits = new ArrayList<>();
    for (int partition = 0; partition < bounds.plans().size(); partition++) {
      AuditState.Mark mark = before == null ? AuditState.Mark.NONE : before.mark(partition);
      audits.add(
          new PartitionAudit(
              brokers,
              options,
              recomputation,
              findings,
              done,
              now,
              partition,
              bounds.plans().get(partition),
              bounds.outcomes().get(partition),
              mark.next(),
              new Counts(0, mark.identical(), mark.rejected(), 0, 0, mark.engines(), 0)));
    }
    run(
        audits,
        options.threads(),
        () -> {
          progress.accept(done.line());
          keep(options, cluster, audits, findings);
        });
    keep(options, cluster, audits, findings);
    Counts counts = new Counts(0, 0, 0, 0, 0, 0, catalogue.unreadable());
    for (PartitionAudit audit : audits) {
      counts = counts.plus(audit.counts());
    }
    return new Verification(counts, findings.counts(), findings.faults(), List.of());
  }

  /// Where the audit begins and ends.
  private record Bounds(
      List<Brokers.Bounds> plans, List<Brokers.Bounds> outcomes, Brokers.Bounds prices) {}

  private Bounds bounds(Selection selection, Findings findings) {
    try (KafkaConsumer<byte[], byte[]> consumer = brokers.consumer()) {
      // Outcomes first: what is published or submitted after them is of no matter to them.
      List<Brokers.Bounds> outcomes = Brokers.bounds(consumer, Topics.ESTIMATES);
      Brokers.Bounds prices = Brokers.bounds(consumer, Topics.PRICES).getFirst();
      List<Brokers.Bounds> plans = Brokers.bounds(consumer, Topics.PLANS);
      if (plans.size() != outcomes.size()) {
        throw new IllegalStateException(
            "%s has %d partitions and %s %d; they must have as many, for the estimator writes an"
                    .formatted(
                        Topics.PLANS.name(), plans.size(), Topics.ESTIMATES.name(), outcomes.size())
                + " outcome to the partition of its plan");
      }
      checkBeginnings(Topics.PLANS, plans, findings);
      checkBeginnings(Topics.ESTIMATES, outcomes, findings);
      return new Bounds(
          within(consumer, Topics.PLANS, plans, selection),
          within(consumer, Topics.ESTIMATES, outcomes, selection),
          prices);
    }
  }

  /// Nothing is deleted from these topics for its age.
  private static void checkBeginnings(
      Topic<?> topic, List<Brokers.Bounds> partitions, Findings findings) {
    for (int partition = 0; partition < partitions.size(); partition++) {
      long begin = partitions.get(partition).begin();
      if (begin > 0) {
        findings.add(
            Fault.at(
                Fault.Kind.CUT_BEGINNING,
                topic.name(),
                partition,
                begin,
                "the partition begins here; what was before it is gone"));
      }
    }
  }

  /// From the first record of a time on. Up to which, each record says.
  private static List<Brokers.Bounds> within(
      KafkaConsumer<?, ?> consumer,
      Topic<?> topic,
      List<Brokers.Bounds> whole,
      Selection selection) {
    Instant from = selection.from();
    if (from == null) {
      return whole;
    }
    Map<TopicPartition, OffsetAndTimestamp> since =
        Brokers.since(consumer, topic, from.toEpochMilli());
    List<Brokers.Bounds> within = new ArrayList<>();
    for (int partition = 0; partition < whole.size(); partition++) {
      OffsetAndTimestamp first = since.get(new TopicPartition(topic.name(), partition));
      long end = whole.get(partition).end();
      within.add(new Brokers.Bounds(first == null ? end : Math.min(first.offset(), end), end));
    }
    return within;
  }

  private @Nullable AuditState stateBefore(
      AuditOptions options, String cluster, Findings findings) {
    AuditState state = options.state() == null ? null : AuditState.read(options.state());
    if (state == null) {
      return null;
    }
    if (!state.isOf(cluster, options.selection())) {
      throw new IllegalArgumentException(
          "%s is the state of an audit of another cluster, engine version or selection; give another --state"
              .formatted(options.state()));
    }
    state.faults().forEach(findings::add);
    return state;
  }

  private static void keep(
      AuditOptions options, String cluster, List<PartitionAudit> audits, Findings findings) {
    if (options.state() == null) {
      return;
    }
    Map<Integer, AuditState.Mark> marks = new HashMap<>();
    for (int partition = 0; partition < audits.size(); partition++) {
      marks.put(partition, audits.get(partition).mark());
    }
    List<Fault> recomputed =
        findings.faults().stream()
            .filter(fault ->
                fault.kind() == Fault.Kind.DIFFERENT || fault.kind() == Fault.Kind.CATALOGUE)
            .toList();
    new AuditState(
            cluster, Estimator.ENGINE_VERSION, options.selection().words(), marks, recomputed)
        .write(options.state());
  }

  private static void run(List<PartitionAudit> audits, int threads, Runnable tick) {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.clamp(audits.size(), 1, Math.max(1, threads)), Thread.ofPlatform().factory());
    try {
      List<Future<?>> running = new ArrayList<>();
      audits.forEach(audit -> running.add(executor.submit(audit::run)));
      for (Future<?> each : running) {
        await(each, tick);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The audit was interrupted", e);
    } finally {
      executor.shutdownNow();
      executor.close();
    }
  }

  private static void await(Future<?> running, Runnable tick) throws InterruptedException {
    while (true) {
      try {
        running.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException _) {
        tick.run();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException("The audit failed: " + e.getCause(), e);
      }
    }
  }

  private String clusterId() {
    Map<String, Object> config =
        brokers
            .client()
            .with(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers.addresses()));
    try (Admin admin = Admin.create(config)) {
      return admin.describeCluster().clusterId().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the brokers", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The brokers do not answer: " + e.getCause(), e);
    }
  }
}
