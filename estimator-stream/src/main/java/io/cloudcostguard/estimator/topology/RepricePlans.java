package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.budget.CostSums;
import io.cloudcostguard.estimation.budget.PriceDifference;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.CostTerm;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.PricesMoved;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prices what the ledger counts at each new catalogue version, some plans a second, and tells what
/// that changes. Each plan is priced twice by the rules of now, at the prices that its cost is at
/// and at the new ones, so what is told is the effect of prices alone.
///
/// It walks over the workspaces of its partition in the order of their keys, so those of a tenant
/// come together. A cost that the ledger writes behind the walk is looked at by itself.
final class RepricePlans implements Processor<byte[], byte[], byte[], Output> {

  static final String WORKSPACES = "repricer-workspaces";
  static final String BEHIND = "repricer-behind";
  static final String WALK = "repricer-walk";

  private static final Logger LOGGER = LoggerFactory.getLogger(RepricePlans.class);
  private static final Deserializer<LedgerEntry> READER =
      JsonSerde.of(Topics.LEDGER).deserializer();

  private static final Duration TICK = Duration.ofMillis(100);

  /// How long one round works, so that a commit is never far.
  private static final Duration ROUND = Duration.ofSeconds(1);

  /// How many workspaces are looked at in one round.
  private static final int AT_ONCE = 500;

  /// How many prices an effect tells.
  private static final int TOLD = 20;

  private final RepricerEnvironment environment;
  private ProcessorContext<byte[], Output> context;
  private Envelope envelope;
  private KeyValueStore<String, TrackedWorkspace> workspaces;
  private KeyValueStore<String, String> behind;
  private KeyValueStore<String, PriceWalk> walks;

  RepricePlans(RepricerEnvironment environment) {
    this.environment = environment;
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(WORKSPACES),
            Serdes.String(),
            new JsonSerde<>(TrackedWorkspace.class)),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(BEHIND), Serdes.String(), Serdes.String()),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(WALK),
            Serdes.String(),
            new JsonSerde<>(PriceWalk.class)));
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
    envelope = new Envelope(context, Spans.none()); // a hop of no request
    workspaces = context.getStateStore(WORKSPACES);
    behind = context.getStateStore(BEHIND);
    walks = context.getStateStore(WALK);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  /// Keeps where the cost of a workspace comes from.
  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      count("unreadable");
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      workspaces.delete(key);
      behind.delete(key);
      return;
    }
    LedgerEntry entry;
    try {
      entry = READER.deserialize(Topics.LEDGER.name(), record.value());
    } catch (SerializationException _) {
      count("unreadable");
      return;
    }
    if (!(entry instanceof LedgerEntry.Workspace workspace) || !workspace.key().equals(key)) {
      return;
    }
    TrackedWorkspace tracked = TrackedWorkspace.of(workspace.costs(), workspaces.get(key));
    workspaces.put(key, tracked);
    PriceWalk walk = walks.get(WALK);
    if (walk != null && tracked.isBehind(walk.version()) && walk.hasPassed(key)) {
      behind.put(key, "");
    }
  }

  private void tick(long now) {
    CatalogueCompleted catalogue = environment.catalogue().get();
    if (catalogue == null) {
      return;
    }
    PriceWalk walk = walks.get(WALK);
    if (walk == null || (walk.done() && walk.version() < catalogue.version())) {
      walk = PriceWalk.to(catalogue.version(), now);
      walks.put(WALK, walk);
    }
    Round round = new Round(walk.version(), now);
    round.catchUp();
    if (!walk.done()) {
      round.go(walk);
    }
  }

  private void count(String result) {
    environment.count(result);
  }

  private record Seen(String key, TrackedWorkspace workspace) {}

  private record Cost(String planId, int partition, long offset, long version) {}

  /// One round of work.
  private final class Round {
    private final long version;
    private final long now;
    private final long end = System.nanoTime() + ROUND.toNanos();

    Round(long version, long now) {
      this.version = version;
      this.now = now;
    }

    private boolean mayGoOn() {
      return System.nanoTime() < end;
    }

    /// Looks at what the ledger wrote behind the walk.
    void catchUp() {
      List<String> keys = new ArrayList<>();
      try (var all = behind.all()) {
        while (all.hasNext() && keys.size() < AT_ONCE) {
          keys.add(all.next().key);
        }
      }
      for (String key : keys) {
        TrackedWorkspace workspace = workspaces.get(key);
        if (workspace != null) {
          List<PriceEffect.OnPlan> effects = effects(key, workspace, now);
          if (effects == null) {
            return;
          }
          tell(effects, true);
        }
        behind.delete(key);
      }
    }

    /// Goes on with the walk.
    void go(PriceWalk from) {
      PriceWalk walk = from;
      List<Seen> next = next(walk);
      for (Seen seen : next) {
        String tenant = seen.key().substring(0, seen.key().indexOf('/'));
        if (!tenant.equals(walk.tenant())) {
          leave(walk);
          walk = walk.at(tenant);
        }
        List<PriceEffect.OnPlan> effects = effects(seen.key(), seen.workspace(), walk.at());
        if (effects == null) {
          walks.put(WALK, walk);
          return;
        }
        tell(effects, false);
        walk =
            walk.past(
                seen.key(),
                seen.workspace().planned(),
                onPlanned(seen.workspace(), effects),
                effects.stream()
                    .map(PriceEffect.OnPlan::prices)
                    .reduce(PricesMoved::and)
                    .orElse(null));
      }
      if (next.isEmpty()) {
        leave(walk);
        walk = walk.ended();
        LOGGER
            .atInfo()
            .addKeyValue("catalogueVersion", version)
            .addKeyValue("partition", context.taskId().partition())
            .log("What is planned is at these prices");
      }
      walks.put(WALK, walk);
    }

    private List<Seen> next(PriceWalk walk) {
      List<Seen> next = new ArrayList<>();
      try (var some = workspaces.range(walk.last().isEmpty() ? null : walk.last(), null)) {
        while (some.hasNext() && next.size() < AT_ONCE) {
          var entry = some.next();
          if (!entry.key.equals(walk.last())) {
            next.add(new Seen(entry.key, entry.value));
          }
        }
      }
      return next;
    }

    private void leave(PriceWalk walk) {
      PriceEffect.OnTenant effect = walk.effect();
      if (effect != null) {
        tell(effect);
      }
    }

    /// @param isLast whether no effect on the tenant follows
    private void tell(List<PriceEffect.OnPlan> effects, boolean isLast) {
      for (int i = 0; i < effects.size(); i++) {
        PriceEffect.OnPlan effect = effects.get(i);
        tell(isLast && i == effects.size() - 1 ? effect.asLast() : effect);
      }
    }

    private void tell(PriceEffect effect) {
      envelope.forward(new Record<>(new byte[0], new byte[0], now), new Output.Repriced(effect));
    }

    /// What the prices make of a workspace; null: it has to wait for its turn.
    private @Nullable List<PriceEffect.OnPlan> effects(
        String key, TrackedWorkspace workspace, long at) {
      Set<Cost> costs = new LinkedHashSet<>();
      for (TrackedWorkspace.Term term : workspace.terms()) {
        CostTerm of = term.of();
        if (term.checked() < version && of.partition() != null && of.offset() != null) {
          costs.add(new Cost(of.planId(), of.partition(), of.offset(), of.version()));
        }
      }
      if (!costs.isEmpty() && (!mayGoOn() || !environment.pace().take(costs.size(), now))) {
        return null;
      }
      List<PriceEffect.OnPlan> effects = new ArrayList<>();
      for (Cost cost : costs) {
        PriceEffect.OnPlan effect = effect(key, cost, at);
        if (effect != null) {
          effects.add(effect);
        }
      }
      if (!costs.isEmpty()) {
        workspaces.put(key, workspace.checkedAt(version));
      }
      return effects;
    }

    private PriceEffect.@Nullable OnPlan effect(String key, Cost cost, long at) {
      Record<byte[], byte[]> record = environment.plans().at(cost.partition(), cost.offset());
      if (record == null) {
        count("missing");
        return null;
      }
      PlanSubmitted plan = plan(record);
      if (plan == null || !plan.id().equals(cost.planId()) || !plan.key().equals(key)) {
        count("missing");
        return null;
      }
      int task = context.taskId().partition();
      int size = record.value().length;
      if (!environment.attempts().begin(task, cost.offset(), size)) {
        count("too-costly");
        return null;
      }
      try {
        PriceDifference difference =
            PriceDifference.between(estimate(plan, cost.version()), estimate(plan, version));
        count(difference.isNone() ? "same" : "moved");
        return difference.isNone()
            ? null
            : new PriceEffect.OnPlan(
                plan.tenant(),
                plan.project(),
                plan.workspace(),
                plan.id(),
                difference.before().groups(),
                difference.change().groups(),
                difference.part().groups(),
                new PricesMoved(cost.version(), version, difference.moves()).top(TOLD),
                false,
                Instant.ofEpochMilli(at));
      } catch (KafkaException broken) {
        throw broken;
      } catch (RuntimeException | StackOverflowError bad) {
        LOGGER
            .atWarn()
            .addKeyValue("planId", plan.id())
            .addKeyValue("reason", BadRecord.reason(bad))
            .log("A plan cannot be priced again");
        count("failed");
        return null;
      } finally {
        environment.attempts().end(task, size);
      }
    }

    private static @Nullable PlanSubmitted plan(Record<byte[], byte[]> record) {
      try {
        return PlanRecord.plan(record);
      } catch (BadRecord _) {
        return null;
      }
    }

    private PlanEstimated estimate(PlanSubmitted plan, long at) {
      var prices = environment.prices().get();
      return environment
          .estimator()
          .estimate(
              plan,
              new PublishedPriceBook(key -> PriceTable.find(prices, key), plan.tenant(), at),
              new PinnedCatalogue(at, null));
    }

    private static BigDecimal onPlanned(
        TrackedWorkspace workspace, List<PriceEffect.OnPlan> effects) {
      BigDecimal sum = BigDecimal.ZERO;
      for (TrackedWorkspace.Term term : workspace.terms()) {
        for (PriceEffect.OnPlan effect : effects) {
          if (term.planned()
              && term.of().planId().equals(effect.planId())
              && term.of().version() == effect.prices().since()) {
            sum = sum.add(CostSums.known(effect.of(term.of().side())));
          }
        }
      }
      return sum;
    }
  }
}
