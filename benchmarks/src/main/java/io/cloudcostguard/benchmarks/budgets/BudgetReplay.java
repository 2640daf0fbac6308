package io.cloudcostguard.benchmarks.budgets;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.Share;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.AlertDetails;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What should be alerted, from the workspaces in `ccg.ledger` alone: each sum is added up anew
/// over all workspaces, and each threshold compared by itself. Nothing of the stream's sums and
/// states is used.
final class BudgetReplay {

  /// All budgets have the same limit in every month.
  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  private final List<BudgetTerms> budgets;

  /// By budget, instance and workspace.
  private final Map<String, Map<String, Map<String, Share>>> shares = new HashMap<>();

  private final Map<String, Set<String>> above = new HashMap<>();
  private final Map<String, List<String>> expected = new TreeMap<>();
  private final Map<String, List<String>> got = new TreeMap<>();
  private final Set<String> ids = new HashSet<>();
  private int alerts;
  private int changes;

  /// Instances that new prices changed; they are compared when all are counted.
  private final Map<String, BudgetTerms> byPrices = new TreeMap<>();

  private final Map<String, Set<String>> beforePrices = new TreeMap<>();
  private final Map<String, Set<String>> expectedByPrices = new TreeMap<>();
  private final Map<String, Set<String>> gotByPrices = new TreeMap<>();
  private int repriced;
  private int priceAlerts;
  private int repeated;

  BudgetReplay(List<Budget> budgets) {
    this.budgets = budgets.stream().map(BudgetTerms::of).toList();
  }

  void entry(String key, byte @Nullable [] value) {
    if (value == null) {
      throw new IllegalStateException(key + " was taken away, which was not asked for.");
    }
    if (Json.MAPPER.readValue(value, LedgerEntry.class) instanceof LedgerEntry.Workspace changed) {
      changes++;
      boolean isRepriced = isRepriced(changed);
      repriced += isRepriced ? 1 : 0;
      for (BudgetTerms terms : budgets) {
        if (terms.budget().tenant().equals(changed.tenant())) {
          take(terms, changed, isRepriced);
        }
      }
    }
  }

  /// Plans are priced at the first version only, so what is at another is of changed prices.
  private static boolean isRepriced(LedgerEntry.Workspace changed) {
    WorkspaceCosts costs = changed.costs();
    return Stream.concat(
            Stream.ofNullable(costs.settled()),
            costs.proposals().stream()
                .flatMap(proposal ->
                    Stream.of(proposal.whole(), proposal.part()).filter(Objects::nonNull)))
        .flatMap(of -> of.termsOrNone().stream())
        .anyMatch(term -> term.version() > 1);
  }

  private void take(BudgetTerms terms, LedgerEntry.Workspace changed, boolean isRepriced) {
    Map<String, Map<String, Share>> ofBudget =
        shares.computeIfAbsent(terms.budget().id(), _ -> new HashMap<>());
    Map<String, Share> now =
        Share.of(terms, changed.project(), changed.workspace(), changed.costs());
    Set<String> touched = new TreeSet<>(now.keySet());
    ofBudget.forEach((instance, workspaces) -> {
      if (workspaces.remove(changed.key()) != null) {
        touched.add(instance);
      }
    });
    now.forEach((instance, share) ->
        ofBudget.computeIfAbsent(instance, _ -> new HashMap<>()).put(changed.key(), share));
    for (String instance : touched) {
      if (isRepriced) {
        byPrices.put(terms.budget().id() + "|" + instance, terms);
      } else {
        look(terms, instance, ofBudget.getOrDefault(instance, Map.of()));
      }
    }
  }

  private void look(BudgetTerms terms, String instance, Map<String, Share> workspaces) {
    BigDecimal planned = BigDecimal.ZERO;
    BigDecimal open = BigDecimal.ZERO;
    for (Share share : workspaces.values()) {
      planned = planned.add(share.planned());
      open = open.add(share.open());
    }
    String key = terms.budget().id() + "|" + instance;
    Set<String> on = above.computeIfAbsent(key, _ -> new HashSet<>());
    List<String> told = expected.computeIfAbsent(key, _ -> new ArrayList<>());
    List<String> begun = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      BigDecimal value = metric == Metric.PLANNED ? planned : open;
      Threshold highestBegun = null;
      Threshold highestOver = null;
      for (Threshold threshold : terms.thresholds()) {
        if (threshold.metric() != metric) {
          continue;
        }
        BigDecimal amount = terms.amount(threshold, MONTH);
        BigDecimal slack = terms.limit(MONTH).multiply(threshold.hysteresis()).movePointLeft(2);
        boolean was = on.contains(threshold.id());
        boolean is = value.compareTo(was ? amount.subtract(slack) : amount) > 0;
        if (is && !was) {
          on.add(threshold.id());
          highestBegun = higher(terms, highestBegun, threshold);
        } else if (was && !is) {
          on.remove(threshold.id());
          highestOver = higher(terms, highestOver, threshold);
        }
      }
      if (highestOver != null) {
        told.add(said(false, highestOver.id(), value));
      }
      if (highestBegun != null) {
        begun.add(said(true, highestBegun.id(), value));
      }
    }
    told.addAll(begun);
  }

  private static Threshold higher(BudgetTerms terms, @Nullable Threshold one, Threshold other) {
    return one == null || terms.amount(other, MONTH).compareTo(terms.amount(one, MONTH)) > 0
        ? other
        : one;
  }

  private static String said(boolean fires, String threshold, BigDecimal value) {
    return (fires ? "firing " : "resolved ")
        + threshold
        + " "
        + value.stripTrailingZeros().toPlainString();
  }

  /// Prices that rise cross each threshold at most once, whatever is compared together. So each of
  /// them has to begin once, by an alert of its own or as one that a higher alert names.
  void comparePrices() {
    byPrices.forEach((key, terms) -> {
      String instance = key.substring(key.indexOf('|') + 1);
      Set<String> before = Set.copyOf(above.getOrDefault(key, Set.of()));
      int told = expected.getOrDefault(key, List.of()).size();
      Map<String, Map<String, Share>> ofBudget = shares.getOrDefault(terms.budget().id(), Map.of());
      look(terms, instance, ofBudget.getOrDefault(instance, Map.of()));
      List<String> all = expected.computeIfAbsent(key, _ -> new ArrayList<>());
      all.subList(told, all.size()).clear();
      Set<String> after = new TreeSet<>(above.getOrDefault(key, Set.of()));
      after.removeAll(before);
      if (!after.isEmpty()) {
        expectedByPrices.put(key, after);
      }
      beforePrices.put(key, before);
    });
  }

  private void alertByPrices(String key, BudgetAlert alert, AlertDetails details) {
    priceAlerts++;
    Set<String> begun = gotByPrices.computeIfAbsent(key, _ -> new TreeSet<>());
    Set<String> fired = beforePrices.getOrDefault(key, Set.of());
    boolean isNew =
        alert instanceof BudgetAlert.Firing
            && !fired.contains(details.threshold())
            && begun.add(details.threshold());
    repeated += isNew ? 0 : 1;
    details.supersedes().stream().filter(id -> !fired.contains(id)).forEach(begun::add);
  }

  void alert(byte[] value) {
    BudgetAlert alert = Json.MAPPER.readValue(value, BudgetAlert.class);
    alerts++;
    ids.add(alert.id());
    AlertDetails details = Objects.requireNonNull(alert.details());
    String instance = details.instance() == null ? "" : details.instance();
    if (details.trigger() == Trigger.PRICE_CHANGE) {
      alertByPrices(alert.budgetId() + "|" + instance, alert, details);
      return;
    }
    got.computeIfAbsent(alert.budgetId() + "|" + instance, _ -> new ArrayList<>())
        .add(said(alert instanceof BudgetAlert.Firing, details.threshold(), alert.planned()));
  }

  /// How often a workspace changed.
  int changes() {
    return changes;
  }

  /// Whether each crossing was alerted exactly once, in order, and nothing else.
  boolean isRight() {
    expected.values().removeIf(List::isEmpty);
    return expected.equals(got)
        && expectedByPrices.equals(gotByPrices)
        && repeated == 0
        && ids.size() == alerts
        && alerts > 0;
  }

  String account() {
    expected.values().removeIf(List::isEmpty);
    int wrong = 0;
    Set<String> all = new TreeSet<>(expected.keySet());
    all.addAll(got.keySet());
    for (String key : all) {
      if (!expected.getOrDefault(key, List.of()).equals(got.getOrDefault(key, List.of()))) {
        wrong++;
      }
    }
    return """
    alerts expected            %,d, of %,d budgets and instances
    alerts got                 %,d, with %,d ids
    budgets or instances whose alerts differ in number, order, threshold or amount: %d
    by changed prices: %,d workspaces moved, %,d thresholds to be crossed, %,d crossed by %,d alerts, %,d repeated\
    """
        .formatted(
            expected.values().stream().mapToInt(List::size).sum(),
            expected.size(),
            alerts,
            ids.size(),
            wrong,
            repriced,
            expectedByPrices.values().stream().mapToInt(Set::size).sum(),
            gotByPrices.values().stream().mapToInt(Set::size).sum(),
            priceAlerts,
            repeated);
  }
}
