package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Recomputes the recommendations of one partition from their plans, and compares every byte. The
/// outcomes of those of earlier plans rest on all plans of the workspace and are taken as recorded.
/// A plan need not have any: they are made for tenants that want them.
final class AdviceReplay implements AutoCloseable {

  private static final int MOST_TOLD = 100;

  private final RecordSource source;
  private final RecordSource.Bounds bounds;
  private final TopicPartition partition;
  private final PlanTable table;
  private final AuditCatalogue catalogue;
  private final Findings findings;
  private final Advisor advisor = new Advisor(new ResourceTypes());
  private @Nullable RecordCursor cursor;
  private long proven;
  private long notCovered;

  /// @param table empty
  AdviceReplay(
      RecordSource source,
      int partition,
      RecordSource.Bounds bounds,
      PlanTable table,
      AuditCatalogue catalogue,
      Findings findings) {
    this.source = source;
    this.bounds = bounds;
    this.partition = new TopicPartition(Topics.RECOMMENDATIONS.name(), partition);
    this.table = table;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  /// Remembers where the recommendations of each plan are.
  ///
  /// @param walk sees every record
  void collect(ChainWalk walk) {
    try (PartitionReader reader = source.reader(partition, bounds)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        List<String> names = walk.see(entry);
        switch (entry) {
          case PartitionReader.Intact(var record) -> collect(record);
          case PartitionReader.Damaged damaged ->
              findings.add(Damage.fault(partition, damaged, names));
          case PartitionReader.Erased _ -> {}
        }
      }
    }
    walk.end();
  }

  private void collect(ConsumerRecord<byte[], byte[]> record) {
    OutcomeHead head = OutcomeHead.read(record.value());
    if (head == null) {
      findings.add(Fault.of(Fault.Kind.ADVICE, record, null, "it has no recommendations"));
      return;
    }
    long first = table.putIfAbsent(PlanTable.Key.of(head.tenant(), head.id()), record.offset(), 0);
    if (first != PlanTable.NONE) {
      findings.add(
          Fault.of(
              Fault.Kind.ADVICE,
              record,
              head.id(),
              "the plan has its recommendations at offset %d already".formatted(first)));
    }
  }

  /// Recomputes what is recommended for a plan, if anything is.
  void prove(PlanSubmitted plan) {
    PlanTable.Key key = PlanTable.Key.of(plan.tenant(), plan.id());
    long offset = table.find(key);
    if (offset == PlanTable.NONE || table.see(key)) {
      return;
    }
    RecordCursor there = cursor;
    if (there == null) {
      there = new RecordCursor(source.reader(partition, bounds));
      cursor = there;
    }
    ConsumerRecord<byte[], byte[]> record = there.at(offset);
    if (record != null) {
      compare(plan, record);
    }
  }

  private void compare(PlanSubmitted plan, ConsumerRecord<byte[], byte[]> record) {
    PlanAdvised recorded;
    try {
      recorded = Json.MAPPER.readValue(record.value(), PlanAdvised.class);
    } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
      findings.add(Fault.of(Fault.Kind.ADVICE, record, plan.id(), "they cannot be read"));
      return;
    }
    if (!Estimator.ENGINE_VERSION.equals(recorded.engineVersion())
        || !Advisor.RULES_VERSION.equals(recorded.rulesVersion())) {
      notCovered++;
      return;
    }
    PinnedCatalogue pinned =
        new PinnedCatalogue(recorded.catalogueVersion(), recorded.catalogueDigest());
    byte[] again =
        Json.MAPPER.writeValueAsBytes(
            advisor
                .advise(
                    plan,
                    new PublishedPriceBook(catalogue::find, plan.tenant(), pinned.version()),
                    pinned,
                    Measured.NOTHING)
                .with(
                    Objects.requireNonNullElse(recorded.realised(), List.of()),
                    Objects.requireNonNullElse(recorded.gone(), List.of())));
    if (Arrays.equals(again, record.value())) {
      proven++;
    } else {
      findings.add(
          Fault.of(
              Fault.Kind.ADVICE,
              record,
              plan.id(),
              "the recommendations differ from those that the plan gives",
              Recomputation.differences(record.value(), again)));
    }
  }

  /// Tells of recommendations without a plan.
  void end() {
    List<Long> orphans = new ArrayList<>();
    table.forEachUnseen(orphans::add);
    orphans.sort(null);
    try (RecordCursor all = new RecordCursor(source.reader(partition, bounds))) {
      for (long offset : orphans.subList(0, Math.min(orphans.size(), MOST_TOLD))) {
        ConsumerRecord<byte[], byte[]> record = all.at(offset);
        if (record != null) {
          OutcomeHead head = OutcomeHead.read(record.value());
          findings.add(
              Fault.of(
                  Fault.Kind.ADVICE,
                  record,
                  head == null ? null : head.id(),
                  "there is no plan of this id"));
        }
      }
    }
    findings.count(Fault.Kind.ADVICE, Math.max(0, orphans.size() - MOST_TOLD));
  }

  /// How many plans have the recommendations that they give.
  long proven() {
    return proven;
  }

  /// How many are of another version of the rules.
  long notCovered() {
    return notCovered;
  }

  @Override
  public void close() {
    RecordCursor there = cursor;
    if (there != null) {
      there.close();
    }
  }
}
