package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Occasion;
import io.cloudcostguard.estimation.budget.Share;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceLedger;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.CostTerm;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.Proposal;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Replays one partition of the ledger: each standing must follow from the one before, the change
/// of the workspace that it stands with, and a version of its budget; and each crossing must have
/// its alert. It is the ledger's own decision, [BudgetWatch], from the records alone.
///
/// What is held is the newest state of each workspace and budget. Where compaction has removed
/// older entries, what followed on them cannot be replayed, and is counted as not covered; the
/// newest standings are compared with the sums of the newest workspaces in any case.
final class LedgerReplay {

  private final BudgetVersions versions;
  private final AlertLog alerts;
  private final PricesThrough through;
  private final Findings findings;
  private final Map<String, Tenant> tenants = new HashMap<>();
  private final Set<String> uncertain = new HashSet<>();
  private long standings;
  private long notCovered;
  private long unreadable;

  /// When all of a tenant's plans were at new prices last, in milliseconds; the minimum: never, or
  /// too recently for budgets to have been compared with them.
  interface PricesThrough {
    long of(String tenant);
  }

  LedgerReplay(BudgetVersions versions, AlertLog alerts, PricesThrough through, Findings findings) {
    this.versions = versions;
    this.alerts = alerts;
    this.through = through;
    this.findings = findings;
  }

  private static final class Tenant {
    private final TreeMap<String, WorkspaceCosts> workspaces = new TreeMap<>();
    private final Map<String, Balance> budgets = new TreeMap<>();
    private long sequence;

    /// Entries from this offset on are complete.
    private long wholeFrom;

    private @Nullable Moved moved;
  }

  /// What an entry changed of a workspace.
  private record Moved(
      String project, String workspace, WorkspaceCosts before, WorkspaceCosts after) {

    /// Whether the same plans count at other prices. Budgets are compared with these later.
    boolean isByPrices() {
      List<CostTerm> were = terms(before);
      List<CostTerm> are = terms(after);
      return !were.equals(are) && unpriced(were).equals(unpriced(are));
    }

    private static List<CostTerm> terms(WorkspaceCosts costs) {
      List<CostTerm> all = new ArrayList<>();
      if (costs.settled() != null) {
        all.addAll(costs.settled().termsOrNone());
      }
      for (Proposal proposal : costs.proposals()) {
        if (proposal.whole() != null) {
          all.addAll(proposal.whole().termsOrNone());
        }
        if (proposal.part() != null) {
          all.addAll(proposal.part().termsOrNone());
        }
      }
      return all;
    }

    private static List<CostTerm> unpriced(List<CostTerm> terms) {
      return terms.stream().map(term -> term.at(0)).toList();
    }
  }

  /// How a budget stands so far.
  private static final class Balance {
    /// Of the version that counts; -1: none does yet.
    private int version = -1;

    /// The one before that, and the change that came with it.
    private int earlier = -1;

    private long since;
    private long episodes;
    private @Nullable YearMonth month;
    private final Map<String, Seen> instances = new TreeMap<>();
    private final Map<Integer, Map<String, Standing>> recounts = new HashMap<>();
    private long recountedAt;

    /// A budget with more instances puts some together, by an order that is not kept.
    boolean hasRoom() {
      return instances.size() < BudgetTerms.MOST_INSTANCES;
    }
  }

  /// @param change of the tenant that took the workspace's change in
  /// @param pending since when thresholds are to be compared with new prices, in milliseconds; the
  ///   maximum: they are compared
  private record Seen(
      Standing standing, BudgetState state, long offset, long change, long pending) {}

  /// How a standing came about.
  ///
  /// @param moved whether it takes the workspace's change in
  /// @param pending whether thresholds are compared later
  private record Step(
      int version,
      @Nullable YearMonth month,
      List<BudgetAlert> alerts,
      boolean moved,
      boolean pending) {}

  /// Older entries may be missing before a record.
  void gap(long offset) {
    tenants.values().forEach(tenant -> tenant.wholeFrom = offset);
  }

  /// Takes up a record of `ccg.ledger`.
  void see(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    LedgerEntry entry = null;
    if (record.value() != null) {
      try {
        entry = Json.MAPPER.readValue(record.value(), LedgerEntry.class);
      } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
        entry = null;
      }
      if (entry == null || !key.equals(entry.key())) {
        unreadable++;
        findings.add(Fault.of(Fault.Kind.STANDING, record, key, "it is no entry of a ledger"));
        return;
      }
    }
    String name = key.split("/", 2)[0];
    Tenant tenant = tenants.computeIfAbsent(name, _ -> new Tenant());
    follow(name, tenant, entry == null ? sequence(record) : entry.sequence(), record);
    switch (entry) {
      case LedgerEntry.Workspace workspace -> take(tenant, workspace, record);
      case LedgerEntry.Standing standing -> take(tenant, standing, record);
      case null -> remove(tenant, key);
    }
  }

  /// A change that takes something away says its number in the event's id only.
  private static long sequence(ConsumerRecord<byte[], byte[]> record) {
    String id = Objects.requireNonNullElse(EventHeaders.text(record.headers(), "ce_id"), "");
    try {
      return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /// The changes of a tenant are numbered.
  private void follow(
      String name, Tenant tenant, long sequence, ConsumerRecord<byte[], byte[]> record) {
    if (sequence == tenant.sequence) {
      return;
    }
    if (sequence < tenant.sequence) {
      findings.note(
          "The ledger of %s begins again at offset %d of %s-%d: its state was lost; what follows is not covered"
              .formatted(name, record.offset(), record.topic(), record.partition()));
      tenant.workspaces.clear();
      tenant.budgets.clear();
      uncertain.add(name);
      tenant.wholeFrom = Long.MAX_VALUE;
    } else if (sequence > tenant.sequence + 1) {
      tenant.wholeFrom = Math.max(1, record.offset());
    }
    tenant.sequence = sequence;
    tenant.moved = null;
  }

  private void take(
      Tenant tenant, LedgerEntry.Workspace entry, ConsumerRecord<byte[], byte[]> record) {
    WorkspaceCosts known = tenant.workspaces.get(entry.key());
    WorkspaceCosts before = orNone(entry.before());
    if (!orNone(known).equals(before) && isWhole(tenant)) {
      findings.add(
          Fault.of(
              Fault.Kind.WORKSPACE,
              record,
              entry.key(),
              "it does not follow on the workspace's entry before"));
    }
    tenant.workspaces.put(entry.key(), entry.costs());
    tenant.moved = new Moved(entry.project(), entry.workspace(), before, entry.costs());
  }

  private static boolean isWhole(Tenant tenant) {
    return tenant.wholeFrom == 0;
  }

  private static WorkspaceCosts orNone(@Nullable WorkspaceCosts costs) {
    return costs == null || WorkspaceLedger.isGone(costs) ? WorkspaceCosts.NONE : costs;
  }

  private void remove(Tenant tenant, String key) {
    int bar = key.indexOf(LedgerEntry.INSTANCE);
    if (bar < 0) {
      WorkspaceCosts before = tenant.workspaces.remove(key);
      String[] names = key.split("/", 3);
      if (names.length == 3) {
        tenant.moved = new Moved(names[1], names[2], orNone(before), WorkspaceCosts.NONE);
      }
      return;
    }
    Balance balance = tenant.budgets.get(key.substring(0, bar));
    Seen gone = balance == null ? null : balance.instances.remove(key.substring(bar + 1));
    if (balance != null && gone != null) {
      balance.episodes = Math.max(balance.episodes, gone.state().episode());
      if (isForgotten(key.substring(bar + 1), gone)) {
        return;
      }
      List<BudgetVersions.Version> all = versions.of(key.substring(0, bar));
      for (int i = balance.version; i >= 0 && i < all.size(); i++) {
        if (all.get(i).terms() == null) {
          balance.version = i;
          break;
        }
      }
    }
  }

  /// A value that nothing has any more is taken away while its budget stays.
  private static boolean isForgotten(String instance, Seen gone) {
    return !instance.isEmpty()
        && gone.standing().workspaces() == 0
        && gone.state().firing().isEmpty();
  }

  private void take(
      Tenant tenant, LedgerEntry.Standing entry, ConsumerRecord<byte[], byte[]> record) {
    Balance balance = tenant.budgets.computeIfAbsent(entry.budgetId(), _ -> new Balance());
    Step step = explained(tenant, balance, entry, record.timestamp());
    Seen before = balance.instances.get(entry.instance());
    if (step == null) {
      boolean isCovered =
          versions.isWhole(entry.budgetId())
              && (before == null ? isWhole(tenant) : before.offset() >= tenant.wholeFrom)
              && balance.hasRoom()
              && !uncertain.contains(entry.budgetId());
      uncertain.add(entry.budgetId());
      if (isCovered) {
        findings.add(
            Fault.of(
                Fault.Kind.STANDING,
                record,
                entry.budgetId(),
                "it does not follow from the standing before, the workspace that changed and the budget",
                differences(tenant, balance, entry)));
      } else {
        notCovered++;
      }
    } else {
      standings++;
      if (step.version() != balance.version) {
        balance.earlier = balance.version;
        balance.version = step.version();
        balance.since = tenant.sequence;
      }
      balance.month = step.month();
      step.alerts().forEach(alert -> alerts.expect(alert, record));
    }
    boolean isTaken = step == null ? tenant.moved != null : step.moved();
    boolean isPending = step != null && step.pending();
    balance.instances.put(
        entry.instance(),
        new Seen(
            standing(entry),
            new BudgetState(entry.episode(), entry.firing()),
            record.offset(),
            isTaken ? tenant.sequence : 0,
            !isPending
                ? Long.MAX_VALUE
                : Math.min(
                    before == null ? Long.MAX_VALUE : before.pending(), record.timestamp())));
  }

  private static Standing standing(LedgerEntry.Standing entry) {
    return new Standing(
        entry.planned(),
        entry.open(),
        entry.proposals(),
        entry.workspaces(),
        entry.notPriced(),
        entry.atLeast(),
        entry.reduced(),
        Objects.requireNonNullElse(entry.newestPlanId(), ""),
        Objects.requireNonNullElse(entry.project(), ""));
  }

  /// How the entry follows on what is known; null: it does not. Where several versions of the
  /// budget give it, the one counts that gives the alerts that there are.
  private @Nullable Step explained(
      Tenant tenant, Balance balance, LedgerEntry.Standing entry, long time) {
    List<BudgetVersions.Version> all = versions.of(entry.budgetId());
    Step first = null;
    for (int i = Math.max(0, balance.version); i < all.size(); i++) {
      BudgetTerms terms = all.get(i).terms();
      Step step =
          terms == null
              ? null
              : new Explanations(tenant, balance, entry, time, all, i, terms).find();
      if (step != null && step.alerts().stream().allMatch(alerts::has)) {
        return step;
      }
      first = first == null ? step : first;
    }
    return first;
  }

  /// The ways in which a version of a budget may give a standing.
  private static final class Explanations {
    private final Tenant tenant;
    private final Balance balance;
    private final LedgerEntry.Standing entry;
    private final Instant at;
    private final List<BudgetVersions.Version> all;
    private final int version;
    private final BudgetTerms terms;
    private final YearMonth month;
    private final @Nullable Seen before;

    Explanations(
        Tenant tenant,
        Balance balance,
        LedgerEntry.Standing entry,
        long time,
        List<BudgetVersions.Version> all,
        int version,
        BudgetTerms terms) {
      this.tenant = tenant;
      this.balance = balance;
      this.entry = entry;
      this.at = Instant.ofEpochMilli(time);
      this.all = all;
      this.version = version;
      this.terms = terms;
      YearMonth now = YearMonth.from(at.atOffset(ZoneOffset.UTC));
      YearMonth last = balance.month;
      month = last != null && last.isAfter(now) ? last : now;
      before = balance.instances.get(entry.instance());
    }

    @Nullable Step find() {
      Moved moved = tenant.moved;
      Seen there = before;
      BudgetState state = there == null ? BudgetState.after(balance.episodes) : there.state();
      if (moved != null && isSilentUpTo() && (there == null || there.change() != tenant.sequence)) {
        Step step = with(moved, state);
        if (step != null) {
          return step;
        }
      }
      boolean isNew = version > balance.version;
      boolean isOfThisChange = balance.since == tenant.sequence && version == balance.version;
      int from = isNew ? balance.version : balance.earlier;
      if (isNew || isOfThisChange) {
        BudgetTerms older = from < 0 ? null : all.get(from).terms();
        if (older == null || there == null || !terms.holdsTheSame(older)) {
          return decided(
              recount(version).getOrDefault(entry.instance(), Standing.EMPTY), state, false, null);
        }
        return decided(there.standing(), state, terms.isRaisedFrom(older, month), null);
      }
      YearMonth last = balance.month;
      if (there != null && terms.isScheduled() && last != null && last.isBefore(month)) {
        return decided(
            there.standing(), state, terms.limit(month).compareTo(terms.limit(last)) > 0, null);
      }
      return moved == null && there != null
          ? decided(
              recount(version).getOrDefault(entry.instance(), Standing.EMPTY), state, false, null)
          : null;
    }

    private @Nullable Step with(Moved moved, BudgetState state) {
      Share was =
          Share.of(terms, moved.project(), moved.workspace(), moved.before()).get(entry.instance());
      Share is =
          Share.of(terms, moved.project(), moved.workspace(), moved.after()).get(entry.instance());
      Standing from = before == null ? Standing.EMPTY : before.standing();
      Standing to = from.with(was, is, "", "");
      Step step = moved.isByPrices() ? undecided(to, state) : null;
      step = step == null ? decided(to, state, false, moved.workspace()) : step;
      return step == null
          ? null
          : new Step(step.version(), step.month(), step.alerts(), true, step.pending());
    }

    /// A standing that new prices give, if that is what the entry says: nothing was compared.
    private @Nullable Step undecided(Standing standing, BudgetState state) {
      return isSame(standing, standing(entry))
              && state.equals(new BudgetState(entry.episode(), entry.firing()))
          ? new Step(version, balance.month, List.of(), true, true)
          : null;
    }

    /// What a standing gives, if that is what the entry says.
    private @Nullable Step decided(
        Standing standing, BudgetState state, boolean isRaised, @Nullable String workspace) {
      Standing said = standing(entry);
      if (!isSame(standing, said)) {
        return null;
      }
      BudgetWatch.Decision decision =
          BudgetWatch.decide(
              terms,
              entry.instance(),
              said,
              state,
              isRaised,
              Occasion.of(Trigger.PLAN, at, workspace).in(month));
      return decision.state().equals(new BudgetState(entry.episode(), entry.firing()))
              && Objects.equals(decision.state().cause(), entry.cause())
          ? new Step(version, terms.isScheduled() ? month : null, decision.alerts(), false, false)
          : null;
    }

    /// Whether the versions since the last one that is known changed nothing of any instance, so
    /// that nothing was written of them.
    private boolean isSilentUpTo() {
      for (int i = balance.version + 1; i <= version; i++) {
        BudgetTerms next = all.get(i).terms();
        BudgetTerms last = i == 0 ? null : all.get(i - 1).terms();
        if (next == null || last == null || balance.version < 0 || !next.holdsTheSame(last)) {
          return false;
        }
        boolean isRaised = next.isRaisedFrom(last, month);
        for (Map.Entry<String, Seen> each : balance.instances.entrySet()) {
          Seen seen = each.getValue();
          if (!BudgetWatch.decide(
                  next,
                  each.getKey(),
                  seen.standing(),
                  seen.state(),
                  isRaised,
                  Occasion.of(Trigger.BUDGET_CHANGE, at, null).in(month))
              .state()
              .equals(seen.state())) {
            return false;
          }
        }
      }
      return true;
    }

    private Map<String, Standing> recount(int of) {
      if (balance.recountedAt != tenant.sequence) {
        balance.recounts.clear();
        balance.recountedAt = tenant.sequence;
      }
      return balance.recounts.computeIfAbsent(of, _ -> sums(tenant, terms));
    }
  }

  /// The sums over all workspaces, by instance.
  private static Map<String, Standing> sums(Tenant tenant, BudgetTerms terms) {
    Map<String, Standing> sums = new HashMap<>();
    tenant.workspaces.forEach((key, costs) -> {
      String[] names = key.split("/", 3);
      Share.of(terms, names[1], names[2], costs)
          .forEach((instance, share) ->
              sums.merge(
                  instance,
                  Standing.EMPTY.with(null, share, "", ""),
                  (sum, _) -> sum.with(null, share, "", "")));
    });
    return sums;
  }

  private static boolean isSame(Standing one, Standing other) {
    return one.planned().compareTo(other.planned()) == 0
        && one.open().compareTo(other.open()) == 0
        && one.reduced().compareTo(other.reduced()) == 0
        && one.proposals() == other.proposals()
        && one.workspaces() == other.workspaces()
        && one.notPriced() == other.notPriced()
        && one.atLeast() == other.atLeast();
  }

  private List<String> differences(Tenant tenant, Balance balance, LedgerEntry.Standing entry) {
    List<BudgetVersions.Version> all = versions.of(entry.budgetId());
    int version = Math.max(0, balance.version);
    if (all.isEmpty() || all.get(version).terms() == null) {
      return List.of("the budget is not in ccg.budgets");
    }
    Standing now =
        sums(tenant, Objects.requireNonNull(all.get(version).terms()))
            .getOrDefault(entry.instance(), Standing.EMPTY);
    List<String> lines = new ArrayList<>();
    add(lines, "planned", entry.planned(), now.planned());
    add(lines, "open", entry.open(), now.open());
    add(
        lines,
        "workspaces",
        BigDecimal.valueOf(entry.workspaces()),
        BigDecimal.valueOf(now.workspaces()));
    lines.add("crossed: recorded %s, episode %d".formatted(entry.firing(), entry.episode()));
    return lines;
  }

  private static void add(List<String> lines, String what, BigDecimal said, BigDecimal now) {
    if (said.compareTo(now) != 0) {
      lines.add(
          "%s: recorded %s, its workspaces give %s"
              .formatted(what, said.toPlainString(), now.toPlainString()));
    }
  }

  /// Compares the newest standings with the sums of the newest workspaces.
  ///
  /// @param partition for the faults
  void end(String topic, int partition) {
    tenants.forEach((name, tenant) -> {
      if (tenant.wholeFrom > 0) {
        uncertain.add(name);
      }
      tenant.budgets.forEach((id, balance) -> {
        if (!balance.instances.isEmpty()
            && balance.hasRoom()
            && !uncertain.contains(id)
            && tenant.wholeFrom != Long.MAX_VALUE) {
          compare(tenant, id, balance, topic, partition);
          balance.instances.forEach((instance, seen) -> {
            if (seen.pending() <= through.of(name)) {
              compareWithPrices(id, balance, instance, seen, topic, partition);
            }
          });
        }
      });
    });
  }

  private void compare(Tenant tenant, String id, Balance balance, String topic, int partition) {
    List<BudgetVersions.Version> all = versions.of(id);
    List<String> wrong = List.of();
    for (int i = Math.max(0, balance.version); i < all.size(); i++) {
      BudgetTerms terms = all.get(i).terms();
      if (terms == null) {
        return;
      }
      wrong = wrong(sums(tenant, terms), balance);
      if (wrong.isEmpty()) {
        return;
      }
    }
    if (!all.isEmpty()) {
      findings.add(
          new Fault(
              Fault.Kind.STANDING,
              topic,
              partition,
              balance.instances.values().stream().mapToLong(Seen::offset).max().orElse(-1),
              null,
              id,
              "the newest standing is not the sum of the newest costs of its workspaces",
              wrong));
    }
  }

  /// New prices changed a standing, and all of the tenant's plans are at them.
  private void compareWithPrices(
      String id, Balance balance, String instance, Seen seen, String topic, int partition) {
    BudgetTerms terms = balance.version < 0 ? null : versions.of(id).get(balance.version).terms();
    if (terms == null || versions.of(id).size() > balance.version + 1) {
      return;
    }
    Occasion occasion =
        Occasion.of(Trigger.PRICE_CHANGE, Instant.ofEpochMilli(seen.pending()), null);
    BudgetWatch.Decision decision =
        BudgetWatch.decide(
            terms,
            instance,
            seen.standing(),
            seen.state(),
            false,
            balance.month == null ? occasion : occasion.in(balance.month));
    if (!decision.alerts().isEmpty()) {
      findings.add(
          new Fault(
              Fault.Kind.ALERT,
              topic,
              partition,
              seen.offset(),
              Instant.ofEpochMilli(seen.pending()),
              id,
              "new prices cross it, and no standing says so",
              List.of()));
    }
  }

  private static List<String> wrong(Map<String, Standing> sums, Balance balance) {
    List<String> wrong = new ArrayList<>();
    Set<String> names = new HashSet<>(sums.keySet());
    names.addAll(balance.instances.keySet());
    for (String instance : names) {
      Seen seen = balance.instances.get(instance);
      Standing said = seen == null ? Standing.EMPTY : seen.standing();
      Standing sum = sums.getOrDefault(instance, Standing.EMPTY);
      if (!isSame(said, sum)) {
        wrong.add(
            "%splanned: recorded %s, its workspaces give %s"
                .formatted(
                    instance.isEmpty() ? "" : instance + ": ",
                    said.planned().toPlainString(),
                    sum.planned().toPlainString()));
      }
    }
    return wrong;
  }

  /// What each workspace costs, as the ledger has it last; null: nothing of it is there.
  @Nullable WorkspaceCosts costs(String key) {
    Tenant tenant = tenants.get(key.split("/", 2)[0]);
    return tenant == null ? null : tenant.workspaces.get(key);
  }

  /// Whether the costs of a tenant's workspaces follow from all of its plans.
  boolean isFromTheBeginning(String tenant) {
    Tenant there = tenants.get(tenant);
    return there != null && there.wholeFrom != Long.MAX_VALUE && unreadable == 0;
  }

  /// Budgets, and tenants with all of theirs, of which an alert may be unknown.
  Set<String> uncertain() {
    return uncertain;
  }

  /// How many standings follow.
  long standings() {
    return standings;
  }

  /// How many standings could not be replayed.
  long notCovered() {
    return notCovered;
  }
}
