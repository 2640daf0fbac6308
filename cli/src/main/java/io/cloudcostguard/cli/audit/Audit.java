package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  private static final Duration CHECKPOINT_PATIENCE = Duration.ofSeconds(15);
  private static final Duration CHECKPOINT_PAUSE = Duration.ofMillis(500);

  private static final Set<Topic<?>> READ_ELSEWHERE =
      Set.of(
          Topics.PLANS,
          Topics.ESTIMATES,
          Topics.PRICES,
          Topics.BUDGETS,
          Topics.ALERTS,
          Topics.LEDGER,
          Topics.PRICE_EFFECTS,
          Topics.RECOMMENDATIONS,
          Topics.DELIVERIES);

  private final RecordSource source;

  public Audit(String kafka) {
    this(kafka, KafkaClientSettings.none());
  }

  /// @param client how the brokers are reached beyond their addresses
  public Audit(String kafka, KafkaClientSettings client) {
    this(new Brokers(kafka, client));
  }

  Audit(RecordSource source) {
    this.source = source;
  }

  /// Of archived segments.
  ///
  /// @param folder with a folder for each partition, as a broker has them
  public static Audit ofArchive(Path folder) {
    return new Audit(new Archive(folder));
  }

  /// The same of records that may be sealed.
  ///
  /// @param sealingKeys as `CCG_SEALING_KEYS` of the services; empty: nothing is sealed
  /// @throws IllegalArgumentException if they do not open what is sealed
  public Audit opened(String sealingKeys) {
    return new Audit(OpenedSource.over(source, sealingKeys));
  }

  /// Recomputes every estimate; each fault is told as it is found.
  public Verification verify(Consumer<String> tell) {
    return verify(AuditOptions.everything(), tell, _ -> {});
  }

  /// Collects the evidence of estimates.
  ///
  /// @throws IOException if there is no such estimate
  Bundle bundle(List<String> ids) throws IOException {
    return new BundleMaker(source).of(ids);
  }

  /// Reads the catalogue for pricing plans anew.
  ///
  /// @throws IOException if there is none
  Repricing repricing() throws IOException {
    return new Repricing(source);
  }

  /// Explains an estimate.
  ///
  /// @param part of the addresses or names that are asked for; null: all
  /// @param rows of vendors that prices were read from
  /// @throws IOException if there is no such estimate
  Explanation explain(String id, @Nullable String part, VendorRows rows) throws IOException {
    return new Explainer(source, rows).explain(id, part);
  }

  /// Recomputes the estimates of a selection, and compares every record with the checkpoints.
  ///
  /// @param tell takes lines about faults as they are found
  /// @param progress takes a line every few seconds
  public Verification verify(
      AuditOptions options, Consumer<String> tell, Consumer<String> progress) {
    Findings findings = new Findings(tell);
    source.check(findings);
    Bounds bounds = bounds(options.selection());
    List<ChainWalk> walks = new ArrayList<>();
    Instant begun = Instant.now();
    try (Arena arena = Arena.ofShared();
        Chain chain = Chain.read(source, bounds.checkpoints(), bounds.whole(), options, findings)) {
      Removals removals = Removals.of(source, chain, bounds.whole(), options.retention(), findings);
      List<PlanTable> tables =
          bounds.plans().stream().map(_ -> new PlanTable(options.scratch(), arena)).toList();
      ApprovalLog approvals = new ApprovalLog();
      Walks walk =
          (topic, partition, read) -> {
            ChainWalk made =
                chain.walk(
                    new TopicPartition(topic.name(), partition),
                    there(bounds.whole(), topic).get(partition),
                    read.begin(),
                    removals.begin(new TopicPartition(topic.name(), partition)));
            walks.add(made);
            return made;
          };
      AuditCatalogue catalogue = new AuditCatalogue();
      ChainWalk prices = walk.of(Topics.PRICES, 0, bounds.prices());
      BudgetAudit budgets =
          new BudgetAudit(source, findings, options, bounds.whole(), removals, arena, begun);
      List<Runnable> collecting = new ArrayList<>();
      List<AdviceReplay> advice =
          advice(options, bounds, removals, catalogue, walk, arena, findings, collecting);
      run( // prices are many, and in one partition: the others are read beside it
          List.of(
              () -> catalogue.read(source, bounds.prices(), prices, findings),
              () -> {
                collecting.addAll(budgets.work(walk));
                run(collecting, options.threads() - 1, () -> {});
              }),
          options.threads(),
          () -> {});
      Cancelled cancelled =
          Cancelled.read(
              source, bounds.whole().getOrDefault(Topics.CANCELLATIONS, List.of()), options, arena);
      String cluster = options.state() == null ? "" : source.id();
      List<PartitionAudit> audits =
          audits(
              options,
              cluster,
              bounds,
              new Recomputation(catalogue),
              tables,
              walk,
              budgets,
              advice,
              cancelled,
              removals,
              findings);
      AuditProgress done = audits.isEmpty() ? new AuditProgress(0) : audits.getFirst().progress();
      List<Runnable> work = new ArrayList<>();
      audits.forEach(audit -> work.add(audit::run));
      others(bounds, walk, work, approvals, findings);
      run(
          work,
          options.threads(),
          () -> {
            progress.accept(done.line());
            keep(options, cluster, audits, findings);
          });
      keep(options, cluster, audits, findings);
      budgets.end();
      List<DeliveryAudit> deliveries =
          deliveries(
              options, bounds, removals, tables, budgets.alerts(), walk, arena, begun, findings);
      run(deliveries.stream().<Runnable>map(each -> each::run).toList(), 1, () -> {});
      walks.forEach(each -> each.checkRemovals(source));
      chain.tellUnwalked(
          walks.stream().map(ChainWalk::partition).collect(Collectors.toUnmodifiableSet()));
      tellUncovered(chain, walks, options, findings);
      ApiClient api = options.api();
      if (api != null) {
        ReadModel shown = new ReadModel(api, findings);
        Instant fresh = begun.minus(options.grace());
        shown.compareOutcomes(tables, source, removals, fresh);
        shown.compareApprovals(approvals, removals, fresh);
      }
      Counts counts = new Counts(0, 0, 0, 0, 0, 0, catalogue.unreadable());
      for (PartitionAudit audit : audits) {
        counts = counts.plus(audit.counts());
      }
      return new Verification(
          counts,
          chain.isEmpty() ? 0 : chain.records(),
          findings.counts(),
          findings.faults(),
          budgets
              .replayed()
              .with(
                  advice.stream().mapToLong(AdviceReplay::proven).sum(),
                  deliveries.stream().mapToLong(DeliveryAudit::ended).sum()),
          notChecked(chain, options, counts, audits),
          notCovered(budgets, advice, cancelled, removals, audits, options, findings));
    } finally {
      walks.forEach(ChainWalk::close);
    }
  }

  /// What recomputes recommendations, one for each partition; none where it would not know all.
  ///
  /// @param collecting takes what is to be done before that
  private List<AdviceReplay> advice(
      AuditOptions options,
      Bounds bounds,
      Removals removals,
      AuditCatalogue catalogue,
      Walks walk,
      Arena arena,
      Findings findings,
      List<Runnable> collecting) {
    List<RecordSource.Bounds> partitions =
        bounds.whole().getOrDefault(Topics.RECOMMENDATIONS, List.of());
    List<AdviceReplay> all = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      AdviceReplay replay =
          new AdviceReplay(
              source,
              i,
              partitions.get(i),
              new PlanTable(options.scratch(), arena),
              catalogue,
              findings);
      ChainWalk walked = walk.of(Topics.RECOMMENDATIONS, i, partitions.get(i));
      collecting.add(() -> replay.collect(walked));
      all.add(replay);
    }
    return options.advice()
            && isComplete(options)
            && !removals.any(Topics.PLANS, Topics.RECOMMENDATIONS)
            && partitions.size() == bounds.plans().size()
        ? all
        : List.of();
  }

  /// Whether the audit sees every plan with its outcome.
  private static boolean isComplete(AuditOptions options) {
    return options.selection().isAll() && options.state() == null;
  }

  private List<DeliveryAudit> deliveries(
      AuditOptions options,
      Bounds bounds,
      Removals removals,
      List<PlanTable> outcomes,
      AlertLog alerts,
      Walks walk,
      Arena arena,
      Instant begun,
      Findings findings) {
    List<RecordSource.Bounds> partitions =
        bounds.whole().getOrDefault(Topics.DELIVERIES, List.of());
    List<DeliveryAudit> all = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      all.add(
          new DeliveryAudit(
              source,
              partitions.get(i),
              walk.of(Topics.DELIVERIES, i, partitions.get(i)),
              new PlanTable(options.scratch(), arena),
              (tenant, plan) ->
                  !options.selection().isAll()
                      || removals.any(Topics.ESTIMATES)
                      || outcomes.stream()
                          .anyMatch(table ->
                              table.find(PlanTable.Key.of(tenant, plan)) != PlanTable.NONE),
              alerts::contains,
              begun.minus(options.grace()).toEpochMilli(),
              findings));
    }
    return all;
  }

  private static List<String> notCovered(
      BudgetAudit budgets,
      List<AdviceReplay> advice,
      Cancelled cancelled,
      Removals removals,
      List<PartitionAudit> audits,
      AuditOptions options,
      Findings findings) {
    List<String> all = new ArrayList<>(removals.sentences());
    long halves = audits.stream().mapToLong(PartitionAudit::halves).sum();
    if (halves > 0) {
      all.add(
          "%,d plans whose outcome, or outcomes whose plan was removed by retention"
              .formatted(halves));
    }
    if (removals.any(Topics.ESTIMATES)) {
      all.add("whether deliveries tell of outcomes that retention removed");
    }
    all.addAll(budgets.notCovered());
    all.addAll(findings.erasures());
    long otherRules = advice.stream().mapToLong(AdviceReplay::notCovered).sum();
    if (!options.advice()) {
      all.add("recommendations: --no-recommendations was given");
    } else if (!isComplete(options)) {
      all.add(
          "recommendations: only a run without a selection and without --state recomputes them");
    } else if (removals.any(Topics.PLANS, Topics.RECOMMENDATIONS)) {
      all.add("recommendations: retention removed plans or recommendations");
    } else if (otherRules > 0) {
      all.add("%,d recommendations by other rules".formatted(otherRules));
    }
    all.addAll(cancelled.notCovered());
    return all;
  }

  /// Makes the comparison of a partition with its checkpoints.
  interface Walks {

    /// Of one partition.
    ///
    /// @param read what is read of it
    ChainWalk of(Topic<?> topic, int partition, RecordSource.Bounds read);
  }

  private List<PartitionAudit> audits(
      AuditOptions options,
      String cluster,
      Bounds bounds,
      Recomputation recomputation,
      List<PlanTable> tables,
      Walks walk,
      BudgetAudit budgets,
      List<AdviceReplay> advice,
      Cancelled cancelled,
      Removals removals,
      Findings findings) {
    AuditState before = stateBefore(options, cluster, findings);
    AuditProgress progress =
        new AuditProgress(bounds.plans().stream().mapToLong(RecordSource.Bounds::records).sum());
    Instant now = Instant.now();
    List<PartitionAudit> audits = new ArrayList<>();
    for (int partition = 0; partition < bounds.plans().size(); partition++) {
      RecordSource.Bounds plans = bounds.plans().get(partition);
      AuditState.Mark mark = mark(before, partition, plans, findings);
      RecordSource.Bounds outcomes = bounds.outcomes().get(partition);
      audits.add(
          new PartitionAudit(
              source,
              options,
              recomputation,
              findings,
              progress,
              now,
              partition,
              plans,
              outcomes,
              tables.get(partition),
              walk.of(Topics.PLANS, partition, plans),
              walk.of(Topics.ESTIMATES, partition, outcomes),
              mark.next(),
              budgets.workspaces(partition),
              advice.isEmpty() ? null : advice.get(partition),
              cancelled,
              removals.of(Topics.PLANS, partition),
              removals.of(Topics.ESTIMATES, partition),
              new Counts(0, mark.identical(), mark.rejected(), 0, 0, mark.engines(), 0)));
    }
    return audits;
  }

  /// The chained topics that nothing else reads.
  private void others(
      Bounds bounds, Walks walk, List<Runnable> work, ApprovalLog approvals, Findings findings) {
    for (Topic<?> topic : Topics.CHAINED) {
      if (!READ_ELSEWHERE.contains(topic)) {
        List<RecordSource.Bounds> whole = bounds.whole().getOrDefault(topic, List.of());
        for (int partition = 0; partition < whole.size(); partition++) {
          RecordSource.Bounds read = whole.get(partition);
          ChainWalk walked = walk.of(topic, partition, read);
          work.add(
              () -> walk(walked, read, topic.equals(Topics.AUDIT) ? approvals : null, findings));
        }
      }
    }
  }

  private void walk(
      ChainWalk walk,
      RecordSource.Bounds read,
      @Nullable ApprovalLog approvals,
      Findings findings) {
    try (PartitionReader reader = source.reader(walk.partition(), read)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        List<String> names = walk.see(entry);
        if (entry instanceof PartitionReader.Damaged damaged) {
          findings.add(Damage.fault(walk.partition(), damaged, names));
        } else if (approvals != null && entry instanceof PartitionReader.Intact(var record)) {
          approvals.see(record);
        }
      }
    }
    walk.end();
  }

  /// A checkpoint comes some seconds after its records: an audit in between waits for it.
  private void tellUncovered(
      Chain chain, List<ChainWalk> walks, AuditOptions options, Findings findings) {
    if (chain.isEmpty() && options.keys().isEmpty()) {
      return; // nothing is signed here
    }
    Instant old = Instant.now().minus(options.grace());
    long until = System.nanoTime() + CHECKPOINT_PATIENCE.toNanos();
    List<Fault> faults = uncovered(walks, Map.of(), old);
    while (source.isLive() && !faults.isEmpty()) {
      faults = uncovered(walks, chain.coveredLater(source), old);
      if (System.nanoTime() > until || !pause()) {
        break;
      }
    }
    faults.forEach(findings::add);
  }

  private static List<Fault> uncovered(
      List<ChainWalk> walks, Map<TopicPartition, Long> covered, Instant before) {
    List<Fault> faults = new ArrayList<>();
    for (ChainWalk walk : walks) {
      Fault fault = walk.uncovered(covered.getOrDefault(walk.partition(), 0L), before);
      if (fault != null) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private static boolean pause() {
    try {
      Thread.sleep(CHECKPOINT_PAUSE);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> notChecked(
      Chain chain, AuditOptions options, Counts counts, List<PartitionAudit> audits) {
    List<String> all = new ArrayList<>();
    if (chain.isEmpty()) {
      all.add(
          "whether records were changed, removed or put in: there are no checkpoints in "
              + Topics.CHECKPOINTS.name()
              + " (ccg.notary.keys of estimator-stream)");
    } else if (options.keys().isEmpty()) {
      all.add("the signatures of checkpoints: give the keys with --key");
    }
    List<String> notWitnessed = options.witness() == null ? List.of() : chain.notWitnessed();
    if (!notWitnessed.isEmpty()) {
      all.add(
          "partitions of which the witness has no copy of a checkpoint: "
              + String.join(", ", notWitnessed));
    }
    Selection selection = options.selection();
    Set<String> missing = new TreeSet<>(selection.ids());
    audits.forEach(audit -> missing.removeAll(audit.found()));
    if (!missing.isEmpty()) {
      all.add("plans that this history does not have: " + String.join(", ", missing));
    } else if (!selection.isAll() && counts.plans() == 0) {
      all.add("anything: no plan of this history is in the selection");
    }
    return all;
  }

  /// Where the audit begins and ends.
  ///
  /// @param whole of each topic, by partition
  /// @param plans as far as the selection reaches
  /// @param outcomes as far as the selection reaches
  /// @param checkpoints null: there is no such topic
  private record Bounds(
      Map<Topic<?>, List<RecordSource.Bounds>> whole,
      List<RecordSource.Bounds> plans,
      List<RecordSource.Bounds> outcomes,
      RecordSource.Bounds prices,
      RecordSource.@Nullable Bounds checkpoints) {}

  private Bounds bounds(Selection selection) {
    // Checkpoints first: what they cover is there. Then outcomes, for what is published or
    // submitted after them is of no matter to them.
    RecordSource.Bounds checkpoints = source.bounds(Topics.CHECKPOINTS, 0);
    // Then the ledger, which follows on outcomes and budgets.
    List<Topic<?>> topics = new ArrayList<>(List.of(Topics.LEDGER, Topics.ESTIMATES));
    Topics.CHAINED.stream().filter(topic -> !topics.contains(topic)).forEach(topics::add);
    topics.add(Topics.CANCELLATIONS);
    Map<Topic<?>, List<RecordSource.Bounds>> whole = source.bounds(topics);
    List<RecordSource.Bounds> outcomes = there(whole, Topics.ESTIMATES);
    List<RecordSource.Bounds> plans = there(whole, Topics.PLANS);
    if (plans.size() != outcomes.size()) {
      throw new IllegalStateException(
          "%s has %d partitions and %s %d; they must have as many, for the estimator writes an"
                  .formatted(
                      Topics.PLANS.name(), plans.size(), Topics.ESTIMATES.name(), outcomes.size())
              + " outcome to the partition of its plan");
    }
    return new Bounds(
        whole,
        within(Topics.PLANS, plans, selection),
        within(Topics.ESTIMATES, outcomes, selection),
        there(whole, Topics.PRICES).getFirst(),
        checkpoints);
  }

  private static List<RecordSource.Bounds> there(
      Map<Topic<?>, List<RecordSource.Bounds>> whole, Topic<?> topic) {
    List<RecordSource.Bounds> partitions = whole.getOrDefault(topic, List.of());
    if (partitions.isEmpty()) {
      throw new IllegalStateException(
          "There is no topic %s, or it may not be read".formatted(topic.name()));
    }
    return partitions;
  }

  /// From the first record of a time on. Up to which, each record says.
  private List<RecordSource.Bounds> within(
      Topic<?> topic, List<RecordSource.Bounds> whole, Selection selection) {
    Instant from = selection.from();
    return from == null ? whole : source.since(topic, whole, from.toEpochMilli());
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

  /// How far a partition was proven before. One that ends before that has lost what was proven.
  private static AuditState.Mark mark(
      @Nullable AuditState before, int partition, RecordSource.Bounds plans, Findings findings) {
    AuditState.Mark mark = before == null ? AuditState.Mark.NONE : before.mark(partition);
    if (mark.next() <= Math.max(plans.end(), plans.begin())) {
      return mark;
    }
    findings.add(
        Fault.at(
            Fault.Kind.TRUNCATED,
            Topics.PLANS.name(),
            partition,
            plans.end(),
            "an audit before proved what was up to offset %d, and the partition ends at offset %d"
                .formatted(mark.next(), plans.end())));
    return AuditState.Mark.NONE;
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
    Map<Fault.Kind, Long> counts = findings.counts();
    if (recomputed.size()
        < counts.getOrDefault(Fault.Kind.DIFFERENT, 0L)
            + counts.getOrDefault(Fault.Kind.CATALOGUE, 0L)) {
      return; // the next run would not know of all
    }
    new AuditState(
            cluster, Estimator.ENGINE_VERSION, options.selection().words(), marks, recomputed)
        .write(options.state());
  }

  private static void run(List<Runnable> work, int threads, Runnable tick) {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.clamp(work.size(), 1, Math.max(1, threads)), Thread.ofPlatform().factory());
    try {
      List<Future<?>> running = new ArrayList<>();
      work.forEach(each -> running.add(executor.submit(each)));
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
}
