package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.budget.PriceDifference;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.PriceMove;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.PricesChanged;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Prices stored plans at another version of the catalogue. The plans, and so all quantities, are
/// the same: what moves is the effect of prices. Nothing is published; no budget hears of it.
final class Repricing {

  /// The most estimates that are told one by one.
  private static final int MOST = 1000;

  private final RecordSource source;
  private final PlanHistory history;
  private final AuditCatalogue catalogue;
  private final Estimator estimator = new Estimator(new ResourceTypes());

  Repricing(RecordSource source) throws IOException {
    this.source = source;
    history = new PlanHistory(source);
    RecordSource.Bounds bounds = source.bounds(Topics.PRICES, 0);
    if (bounds == null) {
      throw new IOException("There is no topic " + Topics.PRICES.name());
    }
    catalogue = AuditCatalogue.read(source, bounds, new Findings(_ -> {}));
  }

  /// What other prices mean.
  ///
  /// @param version whose prices they are
  /// @param against the version that they are compared with; null: the one that each estimate pins
  /// @param plans how many were priced
  /// @param moved the estimates that moved, the largest move first
  /// @param movedCount how many moved
  /// @param projects the sum of each project
  /// @param prices the effect of each price, the largest first
  /// @param otherEngines how many estimates were made by other rules; their moves are those of
  ///   prices all the same, for both sides are computed by the rules of now
  record Result(
      long version,
      @Nullable Long against,
      long plans,
      List<Moved> moved,
      long movedCount,
      List<Project> projects,
      List<KeyEffect> prices,
      long otherEngines) {}

  /// An estimate that moved. Amounts are a month's after apply, the known part.
  ///
  /// @param recorded what the estimate says
  record Moved(
      String id,
      String tenant,
      String project,
      String workspace,
      long pinned,
      BigDecimal recorded,
      BigDecimal before,
      BigDecimal after,
      BigDecimal effect) {}

  /// A project's sums.
  record Project(
      String tenant,
      String project,
      long plans,
      BigDecimal before,
      BigDecimal after,
      BigDecimal effect) {}

  /// What one price adds to or takes from all plans.
  ///
  /// @param before of one unit, in the first tier that is charged; null: there was no price
  /// @param after null: there is no price any more
  record KeyEffect(
      String key, @Nullable BigDecimal before, @Nullable BigDecimal after, BigDecimal effect) {}

  /// The newest version that was complete at a time; 0 where there was none.
  long versionAt(Instant time) {
    long[] version = new long[1];
    history.forEachSince(
        Topics.PRICE_CHANGES,
        0,
        record -> {
          if (record.timestamp() < time.toEpochMilli()) {
            try {
              PricesChanged changes = Json.MAPPER.readValue(record.value(), PricesChanged.class);
              version[0] = Math.max(version[0], changes.version());
            } catch (JacksonException | IllegalArgumentException _) {
              // It says nothing of a version.
            }
          }
        });
    return version[0];
  }

  /// The newest complete version; 0 where there is none.
  long newest() {
    return catalogue.find(CatalogueCompleted.KEY) instanceof CatalogueCompleted completed
        ? completed.version()
        : 0;
  }

  /// Prices plans at a version.
  ///
  /// @param everyPlan whether every plan counts, and not only the newest of each workspace
  Result at(long version, @Nullable Long against, Selection selection, boolean everyPlan) {
    Sums sums = new Sums();
    List<RecordSource.Bounds> plans = history.since(Topics.PLANS, 0);
    List<RecordSource.Bounds> outcomes = history.since(Topics.ESTIMATES, 0);
    for (int partition = 0; partition < plans.size(); partition++) {
      Map<PlanTable.Key, OutcomeHead> wanted =
          wanted(partition, outcomes.get(partition), selection, everyPlan);
      read(
          new TopicPartition(Topics.PLANS.name(), partition),
          plans.get(partition),
          record -> {
            OutcomeHead of = OutcomeHead.read(record.value());
            OutcomeHead pinned =
                of == null ? null : wanted.remove(PlanTable.Key.of(of.tenant(), of.id()));
            if (pinned != null) {
              price(record, pinned, version, against, sums);
            }
          });
    }
    return sums.result(version, against);
  }

  /// The estimates that count, by their plans.
  private Map<PlanTable.Key, OutcomeHead> wanted(
      int partition, RecordSource.Bounds bounds, Selection selection, boolean everyPlan) {
    Map<String, OutcomeHead> newest = new HashMap<>();
    Map<PlanTable.Key, OutcomeHead> wanted = new HashMap<>();
    read(
        new TopicPartition(Topics.ESTIMATES.name(), partition),
        bounds,
        record -> {
          OutcomeHead head = OutcomeHead.read(record.value());
          if (head == null || !head.isEstimate()) {
            return;
          }
          PlanTable.Key key = PlanTable.Key.of(head.tenant(), head.id());
          if (selection.takes(head, key, record.timestamp())) {
            OutcomeHead older = everyPlan ? null : newest.put(head.key(), head);
            if (older != null) {
              wanted.remove(PlanTable.Key.of(older.tenant(), older.id()));
            }
            wanted.put(key, head);
          }
        });
    return wanted;
  }

  private interface Sink {
    void take(ConsumerRecord<byte[], byte[]> record);
  }

  private void read(TopicPartition partition, RecordSource.Bounds bounds, Sink sink) {
    try (PartitionReader reader = source.reader(partition, bounds)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry instanceof PartitionReader.Intact(var record)) {
          sink.take(record);
        }
      }
    }
  }

  private void price(
      ConsumerRecord<byte[], byte[]> record,
      OutcomeHead head,
      long version,
      @Nullable Long against,
      Sums sums) {
    PlanSubmitted plan;
    try {
      plan = Json.MAPPER.readValue(record.value(), PlanSubmitted.class);
    } catch (JacksonException _) {
      return; // ccg audit verify tells
    }
    long other = against == null ? head.catalogueVersion() : against;
    sums.add(head, estimate(plan, other), estimate(plan, version));
  }

  private PlanEstimated estimate(PlanSubmitted plan, long version) {
    return estimator.estimate(
        plan,
        new PublishedPriceBook(catalogue::find, plan.tenant(), version),
        new PinnedCatalogue(version, null));
  }

  /// What was added up so far.
  private static final class Sums {

    private final Map<String, Project> projects = new HashMap<>();
    private final Map<String, KeyEffect> keys = new HashMap<>();
    private final List<Moved> moved = new ArrayList<>();
    private long plans;
    private long movedCount;
    private long otherEngines;

    void add(OutcomeHead head, PlanEstimated before, PlanEstimated after) {
      plans++;
      otherEngines += Estimator.ENGINE_VERSION.equals(head.engineVersion()) ? 0 : 1;
      BigDecimal was = before.after().known();
      BigDecimal is = after.after().known();
      BigDecimal effect = is.subtract(was);
      projects.merge(
          head.tenant() + "/" + head.project(),
          new Project(head.tenant(), head.project(), 1, was, is, effect),
          (one, other) ->
              new Project(
                  one.tenant(),
                  one.project(),
                  one.plans() + other.plans(),
                  one.before().add(other.before()),
                  one.after().add(other.after()),
                  one.effect().add(other.effect())));
      if (effect.signum() != 0) {
        movedCount++;
        moved.add(
            new Moved(
                head.id(),
                head.tenant(),
                head.project(),
                head.workspace(),
                head.catalogueVersion(),
                head.after() == null ? BigDecimal.ZERO : head.after(),
                was,
                is,
                effect));
        keepLargest();
        addKeys(before, after);
      }
    }

    private void keepLargest() {
      if (moved.size() > 2 * MOST) {
        moved.sort(LARGEST);
        moved.subList(MOST, moved.size()).clear();
      }
    }

    private static final Comparator<Moved> LARGEST =
        Comparator.<Moved, BigDecimal>comparing(each -> each.effect().abs()).reversed();

    private void addKeys(PlanEstimated before, PlanEstimated after) {
      for (PriceMove move : PriceDifference.moves(before, after)) {
        keys.merge(
            move.key().value(),
            new KeyEffect(move.key().value(), move.before(), move.after(), move.effect()),
            (one, other) ->
                new KeyEffect(
                    one.key(), one.before(), one.after(), one.effect().add(other.effect())));
      }
    }

    Result result(long version, @Nullable Long against) {
      moved.sort(LARGEST);
      return new Result(
          version,
          against,
          plans,
          List.copyOf(moved.subList(0, Math.min(moved.size(), MOST))),
          movedCount,
          projects.values().stream()
              .sorted(Comparator.comparing(Project::tenant).thenComparing(Project::project))
              .toList(),
          keys.values().stream()
              .filter(each -> each.effect().signum() != 0)
              .sorted(
                  Comparator.<KeyEffect, BigDecimal>comparing(each -> each.effect().abs())
                      .reversed()
                      .thenComparing(KeyEffect::key))
              .limit(MOST)
              .toList(),
          otherEngines);
    }
  }
}
