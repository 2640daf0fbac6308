package io.cloudcostguard.schemas;

import io.cloudcostguard.schemas.audit.AuditRecorded;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.budget.AlertAnswered;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.CancellationRequested;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.PricesChanged;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.sealing.TenantKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Every topic of CloudCostGuard, with its settings.
///
/// Keys are strings. Values are JSON (see [Json]) under CloudEvents headers (see
/// [io.cloudcostguard.schemas.event.EventHeaders]).
public final class Topics {

  /// Partitions of the topics that are keyed by workspace or by project. Fixed: Kafka Streams joins
  /// and state depend on it.
  public static final int PARTITIONS = 4;

  /// Producers may send records up to this size before compression.
  public static final int MAX_UNCOMPRESSED_BYTES = 64 * 1024 * 1024;

  /// A record of [#PLANS] has at most this size before compression: the estimator holds some at
  /// once, and the estimate of each besides.
  public static final int MAX_PLAN_BYTES = 16 * 1024 * 1024;

  /// How long a cancellation is kept: longer than any plan waits for the estimator.
  public static final Duration CANCELLATIONS_KEPT = Duration.ofDays(30);

  /// How long a replayed record is kept: longer than the service that reads it is away.
  public static final Duration REPLAYS_KEPT = Duration.ofDays(30);

  private static final String MIB = String.valueOf(1024 * 1024);
  private static final String EIGHT_MIB = String.valueOf(8 * 1024 * 1024);
  private static final String FOR_EVER = "-1";

  /// Key: `tenant/project/workspace`, so that plans of one workspace stay in order.
  public static final Topic<PlanSubmitted> PLANS =
      new Topic<>(Names.PLANS, PlanSubmitted.class, PARTITIONS, kept(MIB));

  /// Key: tenant and plan, [CancellationRequested#key]. A topic of its own, so that the estimator
  /// reads it ahead of the plans. Of no use once the plan has its outcome.
  public static final Topic<CancellationRequested> CANCELLATIONS =
      new Topic<>(
          Names.CANCELLATIONS,
          CancellationRequested.class,
          1,
          Map.of(
              "cleanup.policy",
              "compact,delete",
              "retention.ms",
              String.valueOf(CANCELLATIONS_KEPT.toMillis()),
              "max.message.bytes",
              MIB));

  /// Key: the price key, [io.cloudcostguard.schemas.price.ContractHistory#keyOf], or
  /// [io.cloudcostguard.schemas.price.CatalogueCompleted#KEY]. One partition: the marker that
  /// completes a version must be read after every price and contract of that version.
  public static final Topic<PriceRecord> PRICES =
      new Topic<>(Names.PRICES, PriceRecord.class, 1, compacted());

  /// Key: [io.cloudcostguard.schemas.price.CatalogueCompleted#KEY]. For consumers that want to hear
  /// that prices changed, without the prices.
  public static final Topic<PricesChanged> PRICE_CHANGES =
      new Topic<>(Names.PRICE_CHANGES, PricesChanged.class, 1, kept(MIB));

  /// Key: as [#PLANS]. An estimate carries proofs and is larger than its plan.
  public static final Topic<PlanOutcome> ESTIMATES =
      new Topic<>(Names.ESTIMATES, PlanOutcome.class, PARTITIONS, kept(EIGHT_MIB));

  /// Key: as [#PLANS].
  public static final Topic<PlanAdvised> RECOMMENDATIONS =
      new Topic<>(Names.RECOMMENDATIONS, PlanAdvised.class, PARTITIONS, kept(EIGHT_MIB));

  /// Key: the budget's id.
  public static final Topic<Budget> BUDGETS =
      new Topic<>(Names.BUDGETS, Budget.class, PARTITIONS, compacted());

  /// Key: the budget's id.
  public static final Topic<BudgetAlert> ALERTS =
      new Topic<>(Names.ALERTS, BudgetAlert.class, PARTITIONS, kept(MIB));

  /// Key: as [#PLANS]. The outcomes of proposals outside of this system.
  public static final Topic<Settlement> SETTLEMENTS =
      new Topic<>(Names.SETTLEMENTS, Settlement.class, PARTITIONS, kept(MIB));

  /// Key: as [#PLANS].
  public static final Topic<PlanDecided> DECISIONS =
      new Topic<>(Names.DECISIONS, PlanDecided.class, PARTITIONS, kept(MIB));

  /// Key: [LedgerEntry#key]. Partitioned by the tenant, so that all its records are in one
  /// partition, in order.
  public static final Topic<LedgerEntry> LEDGER =
      new Topic<>(Names.LEDGER, LedgerEntry.class, PARTITIONS, compacted());

  /// Key: the budget's id.
  public static final Topic<AlertAnswered> ALERT_ANSWERS =
      new Topic<>(Names.ALERT_ANSWERS, AlertAnswered.class, PARTITIONS, kept(MIB));

  /// Key: the tenant.
  public static final Topic<PriceEffect> PRICE_EFFECTS =
      new Topic<>(Names.PRICE_EFFECTS, PriceEffect.class, PARTITIONS, kept(MIB));

  /// Key: the tenant.
  public static final Topic<BillEvent> ACTUALS =
      new Topic<>(Names.ACTUALS, BillEvent.class, PARTITIONS, kept(MIB));

  /// Key: the subscription's id.
  public static final Topic<DeliveryAttempted> DELIVERIES =
      new Topic<>(Names.DELIVERIES, DeliveryAttempted.class, PARTITIONS, kept(MIB));

  /// Key: the subscription's id.
  public static final Topic<SubscriptionDisabled> SUBSCRIPTIONS =
      new Topic<>(Names.SUBSCRIPTIONS, SubscriptionDisabled.class, PARTITIONS, kept(MIB));

  /// Key: the tenant.
  public static final Topic<AuditRecorded> AUDIT =
      new Topic<>(Names.AUDIT, AuditRecorded.class, PARTITIONS, kept(MIB));

  /// Key: topic, `-` and partition of the records that are vouched for. One partition, so that an
  /// auditor reads them once.
  public static final Topic<Checkpoint> CHECKPOINTS =
      new Topic<>(Names.CHECKPOINTS, Checkpoint.class, 1, kept(MIB));

  /// Key: the key's id. One partition, so that who has read to its end knows every key. A key that
  /// was destroyed is compacted away soon, not when much has changed.
  public static final Topic<TenantKey> TENANT_KEYS =
      new Topic<>(
          Names.TENANT_KEYS,
          TenantKey.class,
          1,
          Map.of(
              "cleanup.policy",
              "compact",
              "max.message.bytes",
              MIB,
              "segment.ms",
              "60000",
              "min.cleanable.dirty.ratio",
              "0.001",
              "max.compaction.lag.ms",
              "60000"));

  /// Records of [#PLANS], [#BUDGETS], [#SETTLEMENTS], [#PRICE_EFFECTS], [#ALERT_ANSWERS], [#PRICES]
  /// and [#CANCELLATIONS] that could not be processed, as they came, with the error in headers.
  public static final Topic<byte[]> ESTIMATOR_DLQ =
      new Topic<>(Names.ESTIMATOR_DLQ, byte[].class, 1, kept(EIGHT_MIB));

  /// Records of [#ESTIMATES], [#ALERTS], [#PRICE_EFFECTS], [#ACTUALS] and [#DECISIONS] that the
  /// notifier could not read.
  public static final Topic<byte[]> NOTIFIER_DLQ =
      new Topic<>(Names.NOTIFIER_DLQ, byte[].class, 1, kept(EIGHT_MIB));

  /// Records of [#ESTIMATES], [#RECOMMENDATIONS], [#BUDGETS], [#LEDGER] and [#AUDIT] that the read
  /// model could not store.
  public static final Topic<byte[]> INGEST_DLQ =
      new Topic<>(Names.INGEST_DLQ, byte[].class, 1, kept(EIGHT_MIB));

  /// Records of [#INGEST_DLQ] and [#NOTIFIER_DLQ] that are to be processed again by the service
  /// that could not, and by no other; see [io.cloudcostguard.schemas.event.Replay].
  public static final Topic<byte[]> REPLAYS =
      new Topic<>(
          Names.REPLAYS,
          byte[].class,
          1,
          Map.of(
              "cleanup.policy",
              "delete",
              "retention.ms",
              String.valueOf(REPLAYS_KEPT.toMillis()),
              "max.message.bytes",
              EIGHT_MIB));

  /// The dead-letter topics.
  public static final List<Topic<byte[]>> DEAD_LETTERS =
      List.of(ESTIMATOR_DLQ, NOTIFIER_DLQ, INGEST_DLQ);

  public static final List<Topic<?>> ALL =
      List.of(
          PLANS,
          CANCELLATIONS,
          PRICES,
          PRICE_CHANGES,
          ESTIMATES,
          RECOMMENDATIONS,
          BUDGETS,
          ALERTS,
          SETTLEMENTS,
          LEDGER,
          ALERT_ANSWERS,
          PRICE_EFFECTS,
          DECISIONS,
          ACTUALS,
          DELIVERIES,
          SUBSCRIPTIONS,
          AUDIT,
          CHECKPOINTS,
          TENANT_KEYS,
          ESTIMATOR_DLQ,
          NOTIFIER_DLQ,
          INGEST_DLQ,
          REPLAYS);

  /// The topics whose records are chained and vouched for in [#CHECKPOINTS].
  public static final List<Topic<?>> CHAINED =
      List.of(
          PLANS,
          PRICES,
          ESTIMATES,
          BUDGETS,
          ALERTS,
          AUDIT,
          SETTLEMENTS,
          LEDGER,
          RECOMMENDATIONS,
          DELIVERIES,
          PRICE_EFFECTS,
          ALERT_ANSWERS,
          DECISIONS,
          ACTUALS);

  /// Whether a topic keeps the newest record of a key only.
  public static boolean isCompacted(String name) {
    return ALL.stream()
        .filter(topic -> topic.name().equals(name))
        .anyMatch(topic -> topic.settings().getOrDefault("cleanup.policy", "").contains("compact"));
  }

  /// Whether nothing is deleted from a topic for its age.
  public static boolean isKeptForEver(Topic<?> topic) {
    return "delete".equals(topic.settings().get("cleanup.policy"))
        && FOR_EVER.equals(topic.settings().get("retention.ms"));
  }

  private static Map<String, String> kept(String maxBytes) {
    return Map.of(
        "cleanup.policy", "delete", "retention.ms", FOR_EVER, "max.message.bytes", maxBytes);
  }

  private static Map<String, String> compacted() {
    return Map.of("cleanup.policy", "compact", "max.message.bytes", MIB);
  }

  private Topics() {}

  /// The topics' names, as constants that annotations can take.
  public static final class Names {

    public static final String PLANS = "ccg.plans";
    public static final String CANCELLATIONS = "ccg.cancellations";
    public static final String PRICES = "ccg.prices";
    public static final String PRICE_CHANGES = "ccg.price-changes";
    public static final String ESTIMATES = "ccg.estimates";
    public static final String RECOMMENDATIONS = "ccg.recommendations";
    public static final String BUDGETS = "ccg.budgets";
    public static final String ALERTS = "ccg.alerts";
    public static final String SETTLEMENTS = "ccg.settlements";
    public static final String LEDGER = "ccg.ledger";
    public static final String ALERT_ANSWERS = "ccg.alert-answers";
    public static final String PRICE_EFFECTS = "ccg.price-effects";
    public static final String DECISIONS = "ccg.decisions";
    public static final String ACTUALS = "ccg.actuals";
    public static final String DELIVERIES = "ccg.deliveries";
    public static final String SUBSCRIPTIONS = "ccg.subscriptions";
    public static final String AUDIT = "ccg.audit";
    public static final String CHECKPOINTS = "ccg.checkpoints";
    public static final String TENANT_KEYS = "ccg.tenant-keys";
    public static final String ESTIMATOR_DLQ = "ccg.estimator.dlq";
    public static final String NOTIFIER_DLQ = "ccg.notifier.dlq";
    public static final String INGEST_DLQ = "ccg.ingest.dlq";
    public static final String REPLAYS = "ccg.replays";

    private Names() {}
  }
}
