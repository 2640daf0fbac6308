package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up the lines of an estimate by vendor, service and tags. What comes out is of bounded size,
/// whatever tags there are: names with the most different values, such as `Name`, are left out
/// until it fits. The sum of the groups is always that of the estimate.
public final class CostGrouping {

  /// How many groups a plan has at most.
  static final int MOST_GROUPS = 64;

  /// How long the text of all groups is at most.
  static final int MOST_TEXT = 16 * 1024;

  private static final int MOST_TAGS = 50;
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_VALUE = 256;

  /// Names of tags that are looked at; a plan may have any number.
  private static final int MOST_NAMES = 500;

  /// Names of tags that are said to be left out.
  private static final int MOST_DROPPED = 50;

  private final Map<Key, TwoSides> sums = new LinkedHashMap<>();
  private final Map<String, Set<String>> values = new TreeMap<>();

  /// Adds one resource.
  public void add(ResourceEstimate resource) {
    Map<String, String> tags = tags(resource);
    Sides sides = new Sides(vendor(resource), tags);
    for (ComponentEstimate component : resource.components()) {
      sides.add(component.before(), false);
      sides.add(component.after(), true);
    }
    sides.close(resource.before(), resource.beforeSum(), false);
    sides.close(resource.after(), resource.afterSum(), true);
  }

  /// The cost of the plan, of which all resources were added.
  ///
  /// @param estimate its totals
  public PlanCost of(PlanEstimated estimate) {
    List<String> names =
        values.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                        entry -> entry.getValue().size())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
    int fewest = 0;
    int most = names.size();
    while (fewest < most) {
      int middle = (fewest + most + 1) / 2;
      if (fits(grouped(names.subList(0, middle)))) {
        fewest = middle;
      } else {
        most = middle - 1;
      }
    }
    Map<Key, TwoSides> groups = largest(grouped(names.subList(0, fewest)));
    balance(groups, estimate);
    List<String> dropped =
        names.subList(fewest, names.size()).stream().sorted().limit(MOST_DROPPED).toList();
    return new PlanCost(
        costs(groups, dropped, false), costs(groups, dropped, true), !estimate.partial().isEmpty());
  }

  private record Key(String provider, String service, Map<String, String> tags) {

    static final Key OTHER = new Key("", "", Map.of());

    int text() {
      int text = provider.length() + service.length();
      for (Map.Entry<String, String> tag : tags.entrySet()) {
        text += tag.getKey().length() + tag.getValue().length();
      }
      return text;
    }

    Key with(Set<String> names) {
      if (names.containsAll(tags.keySet())) {
        return this;
      }
      Map<String, String> kept = new TreeMap<>(tags);
      kept.keySet().retainAll(names);
      return new Key(provider, service, kept);
    }
  }

  private static final class TwoSides {
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal after = BigDecimal.ZERO;
    private int notPricedBefore;
    private int notPricedAfter;

    void add(BigDecimal amount, boolean isAfter) {
      if (isAfter) {
        after = after.add(amount);
      } else {
        before = before.add(amount);
      }
    }

    void lack(int resources, boolean isAfter) {
      if (isAfter) {
        notPricedAfter += resources;
      } else {
        notPricedBefore += resources;
      }
    }

    void add(TwoSides other) {
      before = before.add(other.before);
      after = after.add(other.after);
      notPricedBefore += other.notPricedBefore;
      notPricedAfter += other.notPricedAfter;
    }

    BigDecimal weight() {
      return before.max(after);
    }
  }

  /// One resource: its lines by service.
  private final class Sides {
    private final String vendor;
    private final Map<String, String> tags;
    private final BigDecimal[] known = {BigDecimal.ZERO, BigDecimal.ZERO};
    private final @Nullable Key[] lacking = new Key[2];
    private @Nullable Key newest;
    private TwoSides newestSum = new TwoSides();

    Sides(String vendor, Map<String, String> tags) {
      this.vendor = vendor;
      this.tags = tags;
    }

    void add(@Nullable LineItem line, boolean isAfter) {
      switch (line) {
        case LineItem.Priced priced -> {
          sum(priced.price()).add(priced.monthlyCost(), isAfter);
          known[side(isAfter)] = known[side(isAfter)].add(priced.monthlyCost());
        }
        case LineItem.NotPriced missing when lacking[side(isAfter)] == null ->
            lacking[side(isAfter)] = key(missing.price());
        case LineItem.NotPriced _, LineItem.DependsOnUsage _ -> {}
        case null -> {}
      }
    }

    /// What the resource costs beside its lines, and whether it lacks a price.
    void close(@Nullable BigDecimal cost, @Nullable Sum sum, boolean isAfter) {
      BigDecimal rest = (cost == null ? BigDecimal.ZERO : cost).subtract(known[side(isAfter)]);
      if (rest.signum() != 0) {
        CostGrouping.this.sum(key(null)).add(rest, isAfter);
      }
      if (sum != null && sum.more() != null && sum.more() != Missing.USAGE) {
        Key missing = lacking[side(isAfter)];
        CostGrouping.this.sum(missing == null ? key(null) : missing).lack(1, isAfter);
      }
    }

    /// Of the service that a price is of. Lines of one service follow on each other, and to look a
    /// key with tags up takes longer than to add.
    private TwoSides sum(PriceKey price) {
      Key last = newest;
      if (last == null || !isOf(price.value(), last)) {
        last = key(price);
        newest = last;
        newestSum = CostGrouping.this.sum(last);
      }
      return newestSum;
    }

    private static boolean isOf(String price, Key key) {
      int provider = key.provider().length();
      int end = provider + 1 + key.service().length();
      return price.length() > end
          && price.charAt(provider) == '/'
          && price.charAt(end) == '/'
          && price.startsWith(key.provider())
          && price.startsWith(key.service(), provider + 1);
    }

    private Key key(@Nullable PriceKey price) {
      String[] parts = price == null ? new String[0] : price.value().split("/", 3);
      return parts.length < 2 ? new Key(vendor, "", tags) : new Key(parts[0], parts[1], tags);
    }

    private static int side(boolean isAfter) {
      return isAfter ? 1 : 0;
    }
  }

  private TwoSides sum(Key key) {
    return sums.computeIfAbsent(key, _ -> new TwoSides());
  }

  private static String vendor(ResourceEstimate resource) {
    Vendor vendor = Vendor.ofType(resource.type());
    return vendor == Vendor.OTHER ? "" : vendor.id();
  }

  private Map<String, String> tags(ResourceEstimate resource) {
    if (resource.tags() == null) {
      return Map.of();
    }
    Map<String, String> kept = new TreeMap<>();
    for (Map.Entry<String, String> tag : new TreeMap<>(resource.tags()).entrySet()) {
      if (kept.size() == MOST_TAGS) {
        break;
      }
      if (tag.getValue() == null
          || !isText(tag.getKey(), LONGEST_NAME)
          || !isText(tag.getValue(), LONGEST_VALUE)) {
        continue;
      }
      Set<String> seen = values.get(tag.getKey());
      if (seen == null) {
        if (values.size() == MOST_NAMES) {
          continue;
        }
        seen = new HashSet<>();
        values.put(tag.getKey(), seen);
      }
      seen.add(tag.getValue());
      kept.put(tag.getKey(), tag.getValue());
    }
    return kept;
  }

  /// As a tag of a plan that was read here. A value may be what a budget is split by, and no
  /// database keeps every character.
  private static boolean isText(String text, int longest) {
    return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
  }

  private Map<Key, TwoSides> grouped(List<String> names) {
    Set<String> kept = new HashSet<>(names);
    Map<Key, TwoSides> groups = new LinkedHashMap<>();
    sums.forEach(
        (key, sum) -> groups.computeIfAbsent(key.with(kept), _ -> new TwoSides()).add(sum));
    return groups;
  }

  private static boolean fits(Map<Key, TwoSides> groups) {
    return groups.size() <= MOST_GROUPS
        && groups.keySet().stream().mapToInt(Key::text).sum() <= MOST_TEXT;
  }

  /// Without tags there may still be too many services.
  private static Map<Key, TwoSides> largest(Map<Key, TwoSides> groups) {
    if (groups.size() <= MOST_GROUPS) {
      return groups;
    }
    Map<Key, TwoSides> kept = new HashMap<>();
    TwoSides other = new TwoSides();
    int place = 0;
    List<Map.Entry<Key, TwoSides>> sorted = new ArrayList<>(groups.entrySet());
    sorted.sort(
        Comparator.<Map.Entry<Key, TwoSides>, BigDecimal>comparing(
                entry -> entry.getValue().weight())
            .reversed()
            .thenComparing(entry -> entry.getKey().provider() + "/" + entry.getKey().service()));
    for (Map.Entry<Key, TwoSides> entry : sorted) {
      if (++place < MOST_GROUPS) {
        kept.put(entry.getKey(), entry.getValue());
      } else {
        other.add(entry.getValue());
      }
    }
    kept.computeIfAbsent(Key.OTHER, _ -> new TwoSides()).add(other);
    return kept;
  }

  /// What an older engine counted otherwise is in no service.
  private static void balance(Map<Key, TwoSides> groups, PlanEstimated estimate) {
    TwoSides all = new TwoSides();
    groups.values().forEach(all::add);
    TwoSides rest = new TwoSides();
    rest.add(estimate.before().known().subtract(all.before), false);
    rest.add(estimate.after().known().subtract(all.after), true);
    rest.lack(estimate.before().notPriced() - all.notPricedBefore, false);
    rest.lack(estimate.after().notPriced() - all.notPricedAfter, true);
    if (rest.before.signum() != 0
        || rest.after.signum() != 0
        || rest.notPricedBefore != 0
        || rest.notPricedAfter != 0) {
      groups.computeIfAbsent(Key.OTHER, _ -> new TwoSides()).add(rest);
    }
  }

  private static Costs costs(Map<Key, TwoSides> groups, List<String> dropped, boolean isChange) {
    List<CostGroup> costs = new ArrayList<>();
    groups.forEach((key, sum) -> {
      BigDecimal amount = isChange ? sum.after.subtract(sum.before) : sum.before;
      int notPriced = isChange ? sum.notPricedAfter - sum.notPricedBefore : sum.notPricedBefore;
      costs.add(new CostGroup(key.provider(), key.service(), key.tags(), amount, notPriced));
    });
    return CostSums.tidy(costs, dropped);
  }
}
