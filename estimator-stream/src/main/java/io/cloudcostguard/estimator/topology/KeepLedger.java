package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Occasion;
import io.cloudcostguard.estimation.budget.Share;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceLedger;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.AlertAnswered;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.PricesMoved;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Keeps what each workspace costs and how each budget stands, publishes both, and raises alerts
/// when a budget is crossed. State, ledger and alerts are written in one transaction, so each
/// crossing gives exactly one alert.
///
/// A change of a workspace is added to the budgets that hold it, so the work for a plan does not
/// depend on how many workspaces there are. A new budget, or one that holds something else since,
/// counts all workspaces of its tenant, some at once; until it has, it raises no alert. What new
/// prices make of a tenant's plans is compared with its budgets once all of it is counted.
final class KeepLedger implements Processor<byte[], byte[], byte[], Output> {

  static final String WORKSPACES = "ledger-workspaces";
  static final String BUDGETS = "ledger-budgets";
  static final String STANDINGS = "ledger-standings";
  static final String SEQUENCES = "ledger-sequences";

  private static final Deserializer<LedgerInput> READER =
      new JsonSerde<>(LedgerInput.class).deserializer();
  private static final StringSerializer KEYS = new StringSerializer();

  /// How many workspaces are counted in one transaction.
  private static final int AT_ONCE = 2000;

  /// Of how many tenants budgets are held in memory.
  private static final int MOST_TENANTS = 1000;

  /// Comes behind all keys of a tenant, where its name is followed by a slash in them.
  private static final char AFTER_SLASH = '/' + 1;

  private static final Duration SWEEP = Duration.ofHours(1);
  private static final int SWEPT_AT_ONCE = 200;

  private static final Duration REMINDERS = Duration.ofMinutes(1);
  private static final int REMINDED_AT_ONCE = 20;

  /// How many instances of budgets are compared with new prices, or another month's limit, in one
  /// transaction.
  private static final int COMPARED_AT_ONCE = 500;

  private final DeadLetters deadLetters;
  private final Spans spans;
  private final Map<String, TenantBudgets> cache = new LinkedHashMap<>(16, 0.75f, true);
  private final TreeSet<String> unfinished = new TreeSet<>();
  private final TreeSet<String> scheduled = new TreeSet<>();
  private final TreeSet<String> beginning = new TreeSet<>();
  private final TreeSet<String> repriced = new TreeSet<>();
  private final TreeSet<String> due = new TreeSet<>();
  private final TreeSet<String> reminding = new TreeSet<>();
  private ProcessorContext<byte[], Output> context;
  private KeyValueStore<String, WorkspaceCosts> workspaces;
  private KeyValueStore<String, KeptBudget> budgets;
  private KeyValueStore<String, KeptStanding> standings;
  private KeyValueStore<String, Long> sequences;
  private Envelope envelope;
  private boolean isBegun;
  private @Nullable YearMonth begun;
  private @Nullable String countedTo;
  private @Nullable String sweptTo;
  private long sweepAt;
  private @Nullable String remindedTo;
  private long remindAt;

  KeepLedger(DeadLetters deadLetters, Spans spans) {
    this.deadLetters = deadLetters;
    this.spans = spans;
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        store(WORKSPACES, WorkspaceCosts.class),
        store(BUDGETS, KeptBudget.class),
        store(STANDINGS, KeptStanding.class),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(SEQUENCES), Serdes.String(), Serdes.Long()));
  }

  private static <V> StoreBuilder<?> store(String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), new JsonSerde<>(type));
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
    envelope = new Envelope(context, spans);
    workspaces = context.getStateStore(WORKSPACES);
    budgets = context.getStateStore(BUDGETS);
    standings = context.getStateStore(STANDINGS);
    sequences = context.getStateStore(SEQUENCES);
    cache.clear();
    unfinished.clear();
    scheduled.clear();
    beginning.clear();
    begun = null;
    repriced.clear();
    due.clear();
    reminding.clear();
    isBegun = false;
    context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    begin();
    try {
      LedgerInput input = READER.deserialize("", record.value());
      InputCheck.input(input, record.key() == null ? null : "");
      new Change(new String(record.key(), StandardCharsets.UTF_8), record).of(input);
    } catch (BadRecord | SerializationException e) {
      context.forward(deadLetters.output(context, record, e));
    }
  }

  /// Finds what a run before this one left unfinished.
  private void begin() {
    if (isBegun) {
      return;
    }
    isBegun = true;
    try (var all = budgets.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        if (entry.value.counted() != null) {
          unfinished.add(entry.key);
        }
        if (entry.value.month() != null) {
          scheduled.add(entry.key);
        }
        if (entry.value.repriced() != null) {
          due.add(entry.key);
        }
        if (entry.value.mayRemind()) {
          reminding.add(entry.key);
        }
      }
    }
  }

  /// Goes on counting, begins months, and lets proposals expire.
  private void tick(long now) {
    begin();
    countNext(now);
    compareRepriced(now);
    beginMonths(now);
    if (now >= remindAt) {
      remind(now);
    }
    if (now >= sweepAt) {
      sweep(now);
    }
  }

  /// Counts some workspaces into a budget of one tenant, the next time into one of another.
  private void countNext(long now) {
    if (unfinished.isEmpty()) {
      return;
    }
    String next = countedTo == null ? null : unfinished.ceiling(countedTo);
    String id = next == null ? unfinished.first() : next;
    countedTo = id.split("/", 2)[0] + AFTER_SLASH;
    change(id, now).count(id);
  }

  /// Compares budgets with what new prices made of their standings, some at once.
  private void compareRepriced(long now) {
    for (int compared = 0; !due.isEmpty() && compared < COMPARED_AT_ONCE; ) {
      String id = due.pollFirst();
      compared += change(id, now).compareRepriced(id);
    }
  }

  /// Begins the month in budgets that have another limit in it, some at once.
  private void beginMonths(long now) {
    YearMonth month = monthOf(now);
    if (!month.equals(begun)) {
      begun = month;
      beginning.addAll(scheduled);
    }
    for (int compared = 0; !beginning.isEmpty() && compared < COMPARED_AT_ONCE; compared++) {
      String id = beginning.pollFirst();
      KeptBudget kept = budgets.get(id);
      if (kept != null && kept.month() != null && YearMonth.parse(kept.month()).isBefore(month)) {
        change(id, month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli())
            .beginMonth(id, kept, month);
        compared += kept.instances();
      }
    }
  }

  private void remind(long now) {
    String id = reminding.higher(remindedTo == null ? "" : remindedTo);
    for (int seen = 0; id != null && seen < REMINDED_AT_ONCE; seen++) {
      change(id, now).remind(id);
      remindedTo = id;
      id = reminding.higher(id);
    }
    if (id == null) {
      remindedTo = null;
      remindAt = now + REMINDERS.toMillis();
    }
  }

  private void sweep(long now) {
    List<String> keys = new ArrayList<>();
    String last = null;
    try (var some = workspaces.range(sweptTo, null)) {
      for (int seen = 0; some.hasNext() && seen < SWEPT_AT_ONCE; seen++) {
        var entry = some.next();
        last = entry.key;
        if (!WorkspaceLedger.expired(entry.value, now).equals(entry.value)) {
          keys.add(entry.key);
        }
      }
      if (!some.hasNext()) {
        last = null;
        sweepAt = now + SWEEP.toMillis();
      }
    }
    sweptTo = last;
    for (String key : keys) {
      String[] names = key.split("/", 3);
      WorkspaceCosts costs = workspaces.get(key);
      if (costs != null) {
        change(key, now)
            .workspace(
                names[1],
                names[2],
                costs,
                WorkspaceLedger.expired(costs, now),
                null,
                Occasion.of(Trigger.WITHDRAWAL, Instant.ofEpochMilli(now), names[2]));
      }
    }
  }

  /// Of nothing that was read.
  private Change change(String key, long at) {
    return new Change(key.split("/", 2)[0], new Record<>(new byte[0], new byte[0], at));
  }

  private static YearMonth monthOf(long at) {
    return YearMonth.from(Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC));
  }

  private TenantBudgets budgetsOf(String tenant) {
    TenantBudgets cached = cache.get(tenant);
    if (cached != null) {
      return cached;
    }
    TenantBudgets loaded = new TenantBudgets();
    try (var all = budgets.prefixScan(tenant + "/", KEYS)) {
      while (all.hasNext()) {
        Budget budget = all.next().value.budget();
        if (budget != null) {
          loaded.put(BudgetTerms.of(budget));
        }
      }
    }
    cache.put(tenant, loaded);
    if (cache.size() > MOST_TENANTS) {
      cache.remove(cache.keySet().iterator().next());
    }
    return loaded;
  }

  /// One change of one tenant's ledger.
  private final class Change {
    private final String tenant;
    private final Record<byte[], byte[]> cause;
    private final Instant at;
    private long sequence;

    Change(String tenant, Record<byte[], byte[]> cause) {
      this.tenant = tenant;
      this.cause = cause;
      at = Instant.ofEpochMilli(cause.timestamp());
    }

    void of(LedgerInput input) {
      switch (input) {
        case LedgerInput.Limit(var id, var budget) when id != null && budget == null -> remove(id);
        case LedgerInput.Limit(_, var budget) when budget != null -> set(budget);
        case LedgerInput.Limit _ -> throw new BadRecord("It does not say which limit it is.");
        case LedgerInput.KeptLimit kept -> take(kept);
        case LedgerInput.KeptWorkspace kept -> take(kept);
        case LedgerInput.Planned planned -> planned(planned);
        case LedgerInput.Outcome(var settlement) -> settled(settlement);
        case LedgerInput.Repriced(var effect) -> repriced(effect);
        case LedgerInput.Answered(var answered) -> answered(answered);
      }
    }

    private void planned(LedgerInput.Planned planned) {
      WorkspaceCosts before = costs(planned.project(), planned.workspace());
      workspace(
          planned.project(),
          planned.workspace(),
          before,
          WorkspaceLedger.estimated(
              WorkspaceLedger.expired(before, cause.timestamp()),
              planned.planId(),
              planned.source(),
              cause.timestamp(),
              planned.cost()),
          planned.planId(),
          new Occasion(
              isApplied(planned.source()) ? Trigger.APPLY : Trigger.PLAN,
              at,
              planned.workspace(),
              planned.source(),
              planned.author(),
              planned.movers()));
    }

    private static boolean isApplied(@Nullable PlanSource source) {
      return source != null && source.stage() == Stage.APPLIED;
    }

    private void settled(Settlement settlement) {
      if (!settlement.tenant().equals(tenant)) {
        throw new BadRecord("It stands under another key than its own.");
      }
      WorkspaceCosts before = costs(settlement.project(), settlement.workspace());
      long time = cause.timestamp();
      switch (settlement) {
        case Settlement.Applied(_, _, _, var plan, var after, var part) ->
            settled(
                settlement,
                before,
                WorkspaceLedger.applied(before, plan, after, part),
                plan,
                Trigger.APPLY);
        case Settlement.Withdrawn(_, _, _, var plan) ->
            settled(
                settlement,
                before,
                WorkspaceLedger.withdrawn(before, plan, time),
                plan,
                Trigger.WITHDRAWAL);
        case Settlement.PullRequestEnded(
                _,
                _,
                _,
                var repository,
                var number,
                var merged,
                var ended) ->
            settled(
                settlement,
                before,
                WorkspaceLedger.ended(
                    before, repository, number, merged, Math.min(ended.toEpochMilli(), time)),
                null,
                merged ? Trigger.APPLY : Trigger.WITHDRAWAL);
        case Settlement.Retired _ ->
            settled(
                settlement,
                before,
                WorkspaceLedger.retired(before, time),
                null,
                Trigger.WITHDRAWAL);
      }
    }

    private void settled(
        Settlement settlement,
        WorkspaceCosts before,
        WorkspaceCosts after,
        @Nullable String planId,
        Trigger trigger) {
      workspace(
          settlement.project(),
          settlement.workspace(),
          before,
          after,
          planId,
          Occasion.of(trigger, at, settlement.workspace()));
    }

    private void repriced(PriceEffect effect) {
      if (!effect.tenant().equals(tenant)) {
        throw new BadRecord("It stands under another key than its own.");
      }
      if (effect instanceof PriceEffect.OnPlan plan) {
        WorkspaceCosts before = costs(plan.project(), plan.workspace());
        workspace(
            plan.project(),
            plan.workspace(),
            before,
            WorkspaceLedger.repriced(before, plan),
            null,
            Occasion.of(plan.prices(), plan.at(), plan.workspace()));
        if (!plan.last()) {
          return;
        }
      }
      repriced
          .subSet(tenant + "/", tenant + AFTER_SLASH)
          .removeIf(id -> {
            due.add(id);
            return true;
          });
      KeepLedger.this.compareRepriced(cause.timestamp());
    }

    /// What is said to an alert that is over has no effect.
    private void answered(AlertAnswered answered) {
      if (!answered.tenant().equals(tenant)) {
        throw new BadRecord("It stands under another key than its own.");
      }
      String id = answered.budgetId();
      KeptBudget kept = budgets.get(id);
      KeptStanding standing = standings.get(key(id, answered.instance()));
      if (kept == null
          || standing == null
          || !standing.state().firing().containsKey(answered.threshold())) {
        return;
      }
      KeptStanding changed = standing.answered(answered.threshold(), answered.answer());
      if (changed.equals(standing)) {
        return;
      }
      standings.put(key(id, answered.instance()), changed);
      if (kept.counted() == null) {
        LedgerEntry.Standing entry = changed.entry(tenant, id, answered.instance(), sequence());
        publish(entry.key(), entry);
      } // else with what is being counted: until then it has a part of the workspaces
      if (answered.answer().kind() == AlertAnswer.Kind.SNOOZED) {
        budgets.put(id, kept.snoozed(true));
        reminding.add(id);
      }
    }

    /// Tells again of alerts that still fire, where a budget or a person wants it.
    void remind(String id) {
      KeptBudget kept = budgets.get(id);
      if (kept == null || kept.budget() == null || !kept.mayRemind()) {
        reminding.remove(id);
        return;
      }
      if (kept.counted() != null) {
        return;
      }
      BudgetTerms terms = BudgetTerms.of(kept.budget());
      Integer hours = kept.budget().policy() == null ? null : kept.budget().policy().remindHours();
      long now = cause.timestamp();
      Occasion occasion = of(Trigger.REMINDER, later(kept, monthOf(now)));
      boolean isSnoozed = false;
      for (Map.Entry<String, KeptStanding> entry : instances(id).entrySet()) {
        KeptStanding standing = entry.getValue();
        long told = standing.toldAt() == null ? now : standing.toldAt();
        long due =
            Math.min(
                standing.snoozedUntil(),
                hours == null ? Long.MAX_VALUE : told + Duration.ofHours(hours).toMillis());
        if (!standing.state().firing().isEmpty() && due <= now) {
          BudgetAlert reminder =
              BudgetWatch.remind(
                  terms,
                  entry.getKey(),
                  standing.standing(),
                  standing.state(),
                  threshold -> standing.isHeld(threshold, now),
                  told,
                  occasion);
          if (reminder != null) {
            standings.put(key(id, entry.getKey()), standing.told(now));
            envelope.forward(cause, new Output.Alert(reminder));
            continue;
          }
        }
        if (standing.toldAt() == null && !standing.state().firing().isEmpty()) {
          standings.put(key(id, entry.getKey()), standing.told(now)); // of an older version
        }
        isSnoozed |= standing.snoozedUntil() != Long.MAX_VALUE;
      }
      if (kept.snoozed() != null && !isSnoozed) {
        budgets.put(id, kept.snoozed(false));
      }
    }

    /// @return how many instances it has, and one
    int compareRepriced(String id) {
      KeptBudget kept = budgets.get(id);
      PricesMoved prices = kept == null ? null : kept.repriced();
      if (kept == null || prices == null) {
        return 1;
      }
      budgets.put(id, kept.repriced(null));
      Budget budget = kept.budget();
      if (budget == null || kept.counted() != null) {
        return 1;
      }
      BudgetTerms terms = BudgetTerms.of(budget);
      Map<String, KeptStanding> all = instances(id);
      Occasion occasion = Occasion.of(prices, at, null).in(later(kept, monthOf(cause.timestamp())));
      all.forEach((instance, standing) -> watch(terms, instance, standing, false, occasion));
      return all.size() + 1;
    }

    private WorkspaceCosts costs(String project, String workspace) {
      WorkspaceCosts stored =
          workspaces.get(LedgerEntry.Workspace.keyOf(tenant, project, workspace));
      return stored == null ? WorkspaceCosts.NONE : stored;
    }

    /// Keeps what changed of a workspace, and adds it to the budgets that hold it.
    ///
    /// @param planId null: that of the budget's newest plan stays
    void workspace(
        String project,
        String workspace,
        WorkspaceCosts before,
        WorkspaceCosts after,
        @Nullable String planId,
        Occasion occasion) {
      if (after.equals(before)) {
        return;
      }
      String key = LedgerEntry.Workspace.keyOf(tenant, project, workspace);
      workspaces.put(key, after.equals(WorkspaceCosts.NONE) ? null : after);
      boolean wasGone = WorkspaceLedger.isGone(before);
      boolean isGone = WorkspaceLedger.isGone(after);
      if (isGone && wasGone) {
        return;
      }
      publish(
          key,
          isGone
              ? null
              : new LedgerEntry.Workspace(
                  tenant, project, workspace, sequence(), after, wasGone ? null : before));
      for (BudgetTerms terms : budgetsOf(tenant).of(project, workspace)) {
        String id = terms.budget().id();
        KeptBudget kept = budgets.get(id);
        if (kept == null || (kept.counted() != null && key.compareTo(kept.counted()) > 0)) {
          continue;
        }
        YearMonth month = occasion.month();
        if (kept.month() != null && YearMonth.parse(kept.month()).isBefore(month)) {
          kept = beginMonth(id, kept, month);
        }
        Map<String, KeptStanding> changed = new TreeMap<>();
        kept =
            add(
                kept,
                id,
                changed,
                Share.of(terms, project, workspace, before),
                Share.of(terms, project, workspace, after),
                planId,
                project);
        if (kept.counted() == null && occasion.prices() != null) {
          recount(id, kept, changed, occasion.prices());
        } else if (kept.counted() == null) {
          Occasion counted = occasion.in(later(kept, month));
          changed.forEach((instance, to) -> watch(terms, instance, to, false, counted));
        } else {
          changed.forEach((instance, to) -> standings.put(key(id, instance), to));
        }
      }
    }

    /// Keeps and publishes standings that new prices changed; thresholds are compared later.
    private void recount(
        String id, KeptBudget kept, Map<String, KeptStanding> changed, PricesMoved prices) {
      if (changed.isEmpty()) {
        return;
      }
      changed.forEach((instance, standing) -> {
        standings.put(key(id, instance), standing);
        LedgerEntry.Standing entry = standing.entry(tenant, id, instance, sequence());
        publish(entry.key(), entry);
      });
      budgets.put(id, kept.repriced(prices));
      repriced.add(id);
    }

    /// Adds the difference of shares to the standings of a budget.
    private KeptBudget add(
        KeptBudget kept,
        String id,
        Map<String, KeptStanding> changed,
        Map<String, Share> before,
        Map<String, Share> after,
        @Nullable String planId,
        String project) {
      KeptBudget budget = kept;
      TreeSet<String> values = new TreeSet<>(before.keySet());
      values.addAll(after.keySet());
      for (String value : values) {
        Share was = before.get(value);
        Share is = after.get(value);
        if (was != null && was.equals(is)) {
          continue;
        }
        String instance = value;
        KeptStanding standing = changed.get(instance);
        if (standing == null) {
          standing = standings.get(key(id, instance));
        }
        if (standing == null && !instance.isEmpty()) {
          if (budget.full() != null || budget.instances() >= BudgetTerms.MOST_INSTANCES) {
            instance = BudgetTerms.OTHER;
            standing = changed.get(instance);
            standing = standing == null ? standings.get(key(id, instance)) : standing;
            budget = budget.filled();
          } else if (!instance.equals(BudgetTerms.OTHER)) {
            budget = budget.withInstance();
          }
          budgets.put(id, budget);
        }
        if (standing == null) {
          standing = KeptStanding.after(budget.episodes());
        }
        Standing now = standing.standing();
        changed.put(
            instance,
            standing.at(
                now.with(
                    was,
                    is,
                    planId == null ? now.newestPlanId() : planId,
                    planId == null && !now.project().isEmpty() ? now.project() : project)));
      }
      return budget;
    }

    /// Keeps a standing, publishes it and raises the alerts that it gives.
    private void watch(
        BudgetTerms terms,
        String instance,
        KeptStanding standing,
        boolean limitRaised,
        Occasion occasion) {
      String id = terms.budget().id();
      BudgetWatch.Decision decision =
          BudgetWatch.decide(
              terms, instance, standing.standing(), standing.state(), limitRaised, occasion);
      Long told = decision.alerts().isEmpty() ? standing.toldAt() : Long.valueOf(cause.timestamp());
      KeptStanding decided = standing.in(decision.state(), told);
      if (!decided.equals(standings.get(key(id, instance)))) {
        standings.put(key(id, instance), decided);
        LedgerEntry.Standing entry = decided.entry(tenant, id, instance, sequence());
        publish(entry.key(), entry);
        for (BudgetAlert alert : decision.alerts()) {
          envelope.forward(cause, new Output.Alert(alert));
        }
      }
      if (!instance.isEmpty()
          && decided.standing().workspaces() == 0
          && decided.state().firing().isEmpty()) {
        forget(id, instance, decided.state().episode());
      }
    }

    /// A value that nothing has any more makes room for another.
    private void forget(String id, String instance, long episode) {
      standings.delete(key(id, instance));
      publish(key(id, instance), null);
      KeptBudget kept = budgets.get(id);
      if (kept != null) {
        budgets.put(id, kept.withoutInstance(instance.equals(BudgetTerms.OTHER), episode));
      }
    }

    private void set(Budget budget) {
      String id = budget.id();
      if (!budget.tenant().equals(tenant)) {
        throw new BadRecord("It stands under another key than its own.");
      }
      TenantBudgets all = budgetsOf(tenant);
      BudgetTerms terms = BudgetTerms.of(budget);
      if (terms.onlyProject() == null && all.isFull() && !all.contains(id)) {
        throw new BadRecord(
            "The tenant has %d budgets that hold several projects already."
                .formatted(TenantBudgets.MOST));
      }
      KeptBudget kept = Objects.requireNonNullElse(budgets.get(id), KeptBudget.NEW);
      Budget before = kept.budget();
      if (budget.equals(before)) {
        return;
      }
      all.put(terms);
      YearMonth month = later(kept, monthOf(cause.timestamp()));
      KeptBudget changed = kept.under(budget).in(terms.isScheduled() ? month.toString() : null);
      if (terms.isScheduled()) {
        scheduled.add(id);
        beginning.add(id);
      } else {
        scheduled.remove(id);
      }
      if (changed.mayRemind()) {
        reminding.add(id);
      }
      BudgetTerms old = before == null ? null : BudgetTerms.of(before);
      if (old == null || kept.counted() != null || !terms.holdsTheSame(old)) {
        budgets.put(id, changed.counted("").withRoom());
        boolean isSplitAnew = old != null && !terms.isSplitAlike(old);
        Occasion occasion = of(Trigger.BUDGET_CHANGE, month);
        instances(id)
            .forEach((instance, standing) -> {
              KeptStanding empty = standing.at(Standing.EMPTY);
              if (isSplitAnew && !instance.isEmpty()) {
                watch(terms, instance, empty, false, occasion); // no such value comes again
              } else {
                standings.put(key(id, instance), empty);
              }
            });
        unfinished.add(id);
        count(id);
        return;
      }
      budgets.put(id, changed);
      boolean isRaised = terms.isRaisedFrom(old, month);
      instances(id)
          .forEach((instance, standing) ->
              watch(terms, instance, standing, isRaised, of(Trigger.BUDGET_CHANGE, month)));
    }

    private static YearMonth later(KeptBudget kept, YearMonth month) {
      YearMonth last = kept.month() == null ? month : YearMonth.parse(kept.month());
      return last.isAfter(month) ? last : month;
    }

    private Occasion of(Trigger trigger, YearMonth month) {
      return Occasion.of(trigger, at, null).in(month);
    }

    private void remove(String id) {
      KeptBudget kept = budgets.get(id);
      if (kept == null || kept.budget() == null) {
        return;
      }
      budgetsOf(tenant).remove(id);
      unfinished.remove(id);
      scheduled.remove(id);
      beginning.remove(id);
      repriced.remove(id);
      due.remove(id);
      reminding.remove(id);
      long episodes = kept.episodes();
      for (Map.Entry<String, KeptStanding> entry : instances(id).entrySet()) {
        episodes = Math.max(episodes, entry.getValue().state().episode());
        standings.delete(key(id, entry.getKey()));
        publish(key(id, entry.getKey()), null);
      }
      budgets.put(id, KeptBudget.gone(episodes));
    }

    /// A month with another limit begins.
    KeptBudget beginMonth(String id, KeptBudget kept, YearMonth month) {
      KeptBudget changed = kept.in(month.toString());
      budgets.put(id, changed);
      Budget budget = changed.budget();
      if (budget != null && changed.counted() == null) {
        BudgetTerms terms = BudgetTerms.of(budget);
        boolean isRaised =
            terms.limit(month).compareTo(terms.limit(YearMonth.parse(kept.month()))) > 0;
        instances(id)
            .forEach((instance, standing) ->
                watch(terms, instance, standing, isRaised, of(Trigger.PERIOD_END, month)));
      }
      return Objects.requireNonNullElse(budgets.get(id), changed);
    }

    /// Counts the next workspaces into a budget, and looks at it when it has all.
    void count(String id) {
      KeptBudget kept = budgets.get(id);
      if (kept == null || kept.budget() == null || kept.counted() == null) {
        unfinished.remove(id);
        return;
      }
      BudgetTerms terms = BudgetTerms.of(kept.budget());
      String only = terms.onlyProject();
      String prefix = only == null ? tenant + "/" : tenant + "/" + only + "/";
      String from = kept.counted().isEmpty() ? prefix : kept.counted();
      Map<String, KeptStanding> changed = new TreeMap<>();
      KeptBudget now = kept;
      boolean isDone = true;
      try (var some = workspaces.range(from, prefix + Character.MAX_VALUE)) {
        for (int seen = 0; some.hasNext(); seen++) {
          if (seen >= AT_ONCE) {
            isDone = false;
            break;
          }
          var entry = some.next();
          if (entry.key.equals(kept.counted())) {
            continue;
          }
          String[] names = entry.key.split("/", 3);
          String newest =
              entry.value.proposals().isEmpty() ? null : entry.value.proposals().getLast().planId();
          now =
              add(
                  now.counted(entry.key),
                  id,
                  changed,
                  Map.of(),
                  Share.of(terms, names[1], names[2], entry.value),
                  newest,
                  names[1]);
        }
      }
      changed.forEach((instance, standing) -> standings.put(key(id, instance), standing));
      if (!isDone) {
        budgets.put(id, now);
        return;
      }
      budgets.put(id, now.counted(null));
      unfinished.remove(id);
      Occasion occasion = of(Trigger.BUDGET_CHANGE, later(now, monthOf(cause.timestamp())));
      Map<String, KeptStanding> all = instances(id);
      if (all.isEmpty()) {
        all.put("", KeptStanding.after(now.episodes()));
      }
      all.forEach((instance, standing) -> {
        standings.delete(key(id, instance)); // so that it is published in any case
        watch(terms, instance, standing, false, occasion);
      });
    }

    /// What an older version kept, unless something newer is here already.
    private void take(LedgerInput.KeptLimit kept) {
      if (budgets.get(kept.budgetId()) != null) {
        return;
      }
      if (kept.budget() == null) {
        budgets.put(kept.budgetId(), KeptBudget.gone(kept.state().episode()));
        return;
      }
      standings.put(key(kept.budgetId(), ""), new KeptStanding(Standing.EMPTY, kept.state()));
      set(kept.budget());
    }

    private void take(LedgerInput.KeptWorkspace kept) {
      WorkspaceCosts before = costs(kept.project(), kept.workspace());
      if (!before.equals(WorkspaceCosts.NONE)) {
        return;
      }
      workspace(
          kept.project(),
          kept.workspace(),
          before,
          kept.costs(),
          null,
          Occasion.of(Trigger.PLAN, at, kept.workspace()));
    }

    private Map<String, KeptStanding> instances(String id) {
      Map<String, KeptStanding> instances = new TreeMap<>();
      String prefix = key(id, "");
      try (var all = standings.prefixScan(prefix, KEYS)) {
        while (all.hasNext()) {
          var entry = all.next();
          instances.put(entry.key.substring(prefix.length()), entry.value);
        }
      }
      return instances;
    }

    private static String key(String id, String instance) {
      return LedgerEntry.Standing.keyOf(id, instance);
    }

    private long sequence() {
      if (sequence == 0) {
        Long last = sequences.get(tenant);
        sequence = (last == null ? 0 : last) + 1;
        sequences.put(tenant, sequence);
      }
      return sequence;
    }

    private void publish(String key, @Nullable LedgerEntry change) {
      envelope.forward(cause, new Output.Ledgered(key, sequence(), change));
    }
  }
}
