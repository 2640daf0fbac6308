package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.estimation.bill.CounterEstimator;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.recommendation.CounterBill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds the candidates that save most when all of them are done. Candidates whose bills have
/// nothing to do with each other are apart; of those that do, every compatible set is priced anew
/// where there are not too many, else the largest savings are taken first.
final class CompatibleSets {

  /// Of candidates that have to do with each other, whose sets are all tried.
  private static final int MOST_TRIED_TOGETHER = 12;

  /// Of sets that are priced for one such group.
  private static final int MOST_SETS = 600;

  private final CounterEstimator estimator;
  private final long mostLines;
  private final Set<Candidate> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
  private BigDecimal total = BigDecimal.ZERO;
  private boolean best = true;

  /// @param mostLines how many lines may have been priced; beyond them no set is tried any more
  CompatibleSets(CounterEstimator estimator, long mostLines) {
    this.estimator = estimator;
    this.mostLines = mostLines;
  }

  void solve(List<Candidate> candidates) {
    for (List<Candidate> group : groups(candidates.stream().filter(Candidate::counts).toList())) {
      if (group.size() == 1) {
        take(group, CounterEstimator.saving(group.getFirst().proof()));
      } else {
        solveGroup(group);
      }
    }
    if (estimator.sharesAllowances() && chosen.size() > 1) {
      best = false;
      total = CounterEstimator.saving(estimator.counterBills(alterations(chosen)));
    }
  }

  private static List<Alteration> alterations(Collection<Candidate> candidates) {
    List<Alteration> all = new ArrayList<>();
    candidates.forEach(candidate -> all.addAll(candidate.alterations()));
    return all;
  }

  /// The candidates of the set.
  Set<Candidate> chosen() {
    return chosen;
  }

  /// What they save together.
  BigDecimal total() {
    return total;
  }

  /// Whether all sets were tried.
  boolean isBest() {
    return best;
  }

  private void take(List<Candidate> set, BigDecimal saving) {
    chosen.addAll(set);
    total = total.add(saving);
  }

  private void solveGroup(List<Candidate> group) {
    if (solveInParts(group)) {
      return;
    }
    Search search = new Search(group);
    if (group.size() > MOST_TRIED_TOGETHER || !search.exhaust(0, new ArrayList<>())) {
      best = false;
      search.greedy();
    }
    take(search.set, search.saving);
  }

  /// Tries all sets in each part of a group whose members change the same lines, e.g. those of one
  /// volume. True where the best sets of all parts save together what each saves alone: then
  /// nothing but the lines of one part depends on its members.
  private boolean solveInParts(List<Candidate> group) {
    List<List<Candidate>> parts = parts(group);
    if (parts.size() == 1) {
      return false;
    }
    List<Candidate> union = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (List<Candidate> part : parts) {
      Search search = new Search(part);
      if (part.size() > MOST_TRIED_TOGETHER || !search.exhaust(0, new ArrayList<>())) {
        return false;
      }
      union.addAll(search.set);
      sum = sum.add(search.saving);
    }
    List<CounterBill> bills = estimator.counterBills(alterations(union));
    if (sum.compareTo(CounterEstimator.saving(bills)) != 0 || !isKnown(bills, union)) {
      return false;
    }
    take(union, sum);
    return true;
  }

  private static List<List<Candidate>> parts(List<Candidate> group) {
    return connected(
        group,
        candidate ->
            Stream.concat(
                    candidate.proof().stream()
                        .flatMap(bill ->
                            bill.lines().stream()
                                .map(line -> bill.address() + "\n" + line.fullName())),
                    candidate.alterations().stream()
                        .map(alteration ->
                            alteration instanceof Alteration.Attribute(var address, var path, _)
                                ? address + "\n" + path
                                : alteration.address()))
                .toList());
  }

  /// Groups whose members touch the same resources, directly or through others.
  private static List<List<Candidate>> groups(List<Candidate> candidates) {
    return connected(
        candidates, candidate -> candidate.touched().stream().map(Resource::address).toList());
  }

  /// Groups whose members have a key in common, directly or through others.
  private static List<List<Candidate>> connected(
      List<Candidate> candidates, Function<Candidate, List<String>> keys) {
    int[] parents = new int[candidates.size()];
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      parents[i] = i;
      for (String key : keys.apply(candidates.get(i))) {
        Integer other = first.putIfAbsent(key, i);
        if (other != null) {
          parents[root(parents, i)] = root(parents, other);
        }
      }
    }
    Map<Integer, List<Candidate>> groups = new LinkedHashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      groups.computeIfAbsent(root(parents, i), _ -> new ArrayList<>(1)).add(candidates.get(i));
    }
    return List.copyOf(groups.values());
  }

  private static int root(int[] parents, int of) {
    int root = of;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /// The search in one group, with the best set so far.
  private final class Search {

    private final List<Candidate> group;
    private List<Candidate> set = List.of();
    private BigDecimal saving = BigDecimal.ZERO;
    private int tried;

    Search(List<Candidate> group) {
      this.group = group;
    }

    /// Tries every compatible set; false where there are too many.
    boolean exhaust(int from, List<Candidate> taken) {
      if (!taken.isEmpty() && !attempt(taken)) {
        return false;
      }
      for (int i = from; i < group.size(); i++) {
        Candidate next = group.get(i);
        if (taken.stream().noneMatch(next::contradicts)) {
          taken.add(next);
          if (!exhaust(i + 1, taken)) {
            return false;
          }
          taken.removeLast();
        }
      }
      return true;
    }

    void greedy() {
      set = List.of();
      saving = BigDecimal.ZERO;
      List<Candidate> byAmount = new ArrayList<>(group);
      byAmount.sort(
          Comparator.comparing(
              (Candidate one) -> CounterEstimator.saving(one.proof()), Comparator.reverseOrder()));
      boolean apart = estimator.linesPriced() >= mostLines;
      for (Candidate next : byAmount) {
        List<Candidate> more = new ArrayList<>(set);
        more.add(next);
        if (set.stream().noneMatch(next::contradicts) && (set.isEmpty() || !apart)) {
          price(more);
          apart = estimator.linesPriced() >= mostLines;
        }
      }
    }

    /// False where no more may be tried.
    private boolean attempt(List<Candidate> taken) {
      if (++tried > MOST_SETS || estimator.linesPriced() >= mostLines) {
        return false;
      }
      price(taken);
      return true;
    }

    /// One alone is priced already: that is its proof.
    private void price(List<Candidate> taken) {
      List<CounterBill> bills =
          taken.size() == 1 ? taken.getFirst().proof() : estimator.counterBills(alterations(taken));
      BigDecimal saved = CounterEstimator.saving(bills);
      if (saved.compareTo(saving) > 0 && isKnown(bills, taken)) {
        set = List.copyOf(taken);
        saving = saved;
      }
    }
  }

  /// Whether no line of the altered plan lacks what it has with each of the candidates alone.
  private static boolean isKnown(List<CounterBill> bills, List<Candidate> taken) {
    for (CounterBill bill : bills) {
      for (ComponentEstimate line : bill.lines()) {
        switch (line.after()) {
          case LineItem.NotPriced _ -> {
            return false;
          }
          case LineItem.DependsOnUsage _ -> {
            if (taken.stream().noneMatch(candidate -> isOpen(candidate, bill, line))) {
              return false;
            }
          }
          case LineItem.Priced _ -> {}
          case null -> {}
        }
      }
    }
    return true;
  }

  private static boolean isOpen(Candidate candidate, CounterBill bill, ComponentEstimate line) {
    return candidate.proof().stream()
        .filter(one -> one.address().equals(bill.address()))
        .flatMap(one -> one.lines().stream())
        .anyMatch(one ->
            one.fullName().equals(line.fullName())
                && one.after() instanceof LineItem.DependsOnUsage);
  }
}
