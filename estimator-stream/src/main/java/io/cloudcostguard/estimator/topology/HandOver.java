package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.CostSums;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.Proposal;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.event.BadRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Passes budgets on to the ledger, and before them what an older version kept by project: its
/// stores are empty once all is handed over.
final class HandOver implements Processor<byte[], byte[], byte[], Output> {

  static final String BUDGETS = "budgets";
  static final String WORKSPACES = "workspaces";

  private static final Deserializer<LedgerInput> READER =
      new JsonSerde<>(LedgerInput.class).deserializer();

  /// How many budgets are handed over in one transaction.
  private static final int AT_ONCE = 1000;

  private final DeadLetters deadLetters;
  private ProcessorContext<byte[], Output> context;
  private KeyValueStore<String, OlderBudget> budgets;
  private KeyValueStore<String, OlderWorkspace> workspaces;
  private Cancellable punctuation;

  HandOver(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  /// What the older version kept of a project.
  ///
  /// @param ledger every workspace's cost, as the first version kept them in here; null since
  record OlderBudget(
      @Nullable Budget budget,
      @Nullable OlderStanding standing,
      @Nullable OlderState state,
      @Nullable OlderLedger ledger) {}

  record OlderStanding(@Nullable String newestPlanId) {}

  record OlderState(long episode, @Nullable Cause cause) {}

  record OlderLedger(Map<String, OlderEntry> workspaces) {}

  record OlderEntry(BigDecimal planned, int notPriced) {}

  record OlderWorkspace(@Nullable OlderAmount whole, @Nullable OlderAmount part) {}

  record OlderAmount(BigDecimal known, int notPriced) {}

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(BUDGETS),
            Serdes.String(),
            new JsonSerde<>(OlderBudget.class)),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(WORKSPACES),
            Serdes.String(),
            new JsonSerde<>(OlderWorkspace.class)));
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
    budgets = context.getStateStore(BUDGETS);
    workspaces = context.getStateStore(WORKSPACES);
    punctuation =
        context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, this::handOver);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    LedgerInput input;
    try {
      input = READER.deserialize("", record.value());
      InputCheck.input(input, record.key() == null ? null : "");
      if (!(input instanceof LedgerInput.Limit)) {
        throw new BadRecord("It is no limit.");
      }
    } catch (BadRecord | SerializationException e) {
      context.forward(deadLetters.output(context, record, e));
      return;
    }
    String budgetId = new String(record.key(), StandardCharsets.UTF_8);
    OlderBudget older = budgets.get(budgetId);
    if (older != null) {
      handOver(budgetId, older, record.timestamp());
    }
    Budget budget = ((LedgerInput.Limit) input).budget();
    forward(record, budgetId, new LedgerInput.Limit(budgetId, budget));
  }

  private void handOver(long now) {
    List<String> ids = new ArrayList<>();
    try (var all = budgets.all()) {
      while (all.hasNext() && ids.size() < AT_ONCE) {
        ids.add(all.next().key);
      }
    }
    for (String id : ids) {
      OlderBudget older = budgets.get(id);
      if (older != null) {
        handOver(id, older, now);
      }
    }
    if (ids.isEmpty()) {
      punctuation.cancel();
    }
  }

  private void handOver(String budgetId, OlderBudget older, long at) {
    String[] names = budgetId.split("/", 2);
    Record<byte[], byte[]> cause = new Record<>(new byte[0], new byte[0], at);
    String planId = older.standing() == null ? null : older.standing().newestPlanId();
    if (names.length == 2) {
      if (older.ledger() != null) {
        older
            .ledger()
            .workspaces()
            .forEach((name, entry) ->
                forward(
                    cause,
                    budgetId,
                    new LedgerInput.KeptWorkspace(
                        names[1],
                        name,
                        costs(
                            new OlderWorkspace(
                                new OlderAmount(entry.planned(), entry.notPriced()), null),
                            planId,
                            at))));
      }
      forwardWorkspaces(cause, budgetId, names[1], planId);
      forward(
          cause,
          budgetId,
          new LedgerInput.KeptLimit(budgetId, older.budget(), state(older.state())));
    }
    budgets.delete(budgetId);
  }

  private void forwardWorkspaces(
      Record<byte[], byte[]> cause, String budgetId, String project, @Nullable String planId) {
    String prefix = budgetId + "/";
    List<String> done = new ArrayList<>();
    try (var all = workspaces.prefixScan(prefix, new StringSerializer())) {
      while (all.hasNext()) {
        var entry = all.next();
        forward(
            cause,
            budgetId,
            new LedgerInput.KeptWorkspace(
                project,
                entry.key.substring(prefix.length()),
                costs(entry.value, planId, cause.timestamp())));
        done.add(entry.key);
      }
    }
    done.forEach(workspaces::delete);
  }

  /// What was planned counts as what there is: the older version did not tell them apart.
  private static WorkspaceCosts costs(OlderWorkspace older, @Nullable String planId, long at) {
    OlderAmount whole = older.whole();
    OlderAmount part = older.part();
    return new WorkspaceCosts(
        whole == null ? null : CostSums.of(whole.known(), whole.notPriced()),
        null,
        part == null
            ? List.of()
            : List.of(
                new Proposal(
                    "",
                    planId == null ? "-" : planId,
                    at,
                    null,
                    CostSums.of(part.known(), part.notPriced()),
                    null)),
        List.of());
  }

  private static BudgetState state(@Nullable OlderState older) {
    if (older == null) {
      return BudgetState.INITIAL;
    }
    String threshold =
        switch (older.cause()) {
          case EXCEEDED -> BudgetTerms.LIMIT;
          case INCOMPLETE -> BudgetState.INCOMPLETE;
          case null -> null;
        };
    return threshold == null
        ? BudgetState.after(older.episode())
        : new BudgetState(older.episode(), Map.of(threshold, older.episode()));
  }

  private void forward(Record<?, ?> cause, String budgetId, LedgerInput input) {
    String tenant = budgetId.split("/", 2)[0];
    context.forward(
        new Record<>(
            tenant.getBytes(StandardCharsets.UTF_8),
            new Output.Input(input),
            cause.timestamp(),
            cause.headers()));
  }
}
