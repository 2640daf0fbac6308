package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.estimation.price.ContractedPrices;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.CostComponent;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.resource.Side;
import io.cloudcostguard.estimation.resource.UsageLookup;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.recommendation.CounterBill;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what a plan would cost after apply if it were altered: by the same rules, prices, usage and
/// regions as [Estimator]. Only those resources are priced again whose cost may change: the altered
/// ones, and those that look at them. Where always-free allowances are taken off, which all lines
/// share, the whole plan is.
public final class CounterEstimator {

  private static final int MOST_RECENT = 100;

  private final ResourceTypes types;
  private final Pricer pricer;
  private final Side after;
  private final PlanSubmitted submitted;
  private final PriceBook book;
  private final Map<String, Resource> byAddress = new HashMap<>();
  private final Map<Resource, Integer> places = new HashMap<>();
  private final Map<Resource, List<Resource>> lookers = new HashMap<>();
  private final Map<Resource, List<Line>> lines = new HashMap<>();
  private final @Nullable Map<String, ResourceEstimate> whole;

  /// What was priced last for [#between], by how the plan was altered: what a change costs without
  /// it is asked for again with each other change to the same resource.
  private final Map<List<Alteration>, Map<Resource, List<Line>>> recent = new HashMap<>();

  private long linesPriced;
  private BigDecimal monthly = BigDecimal.ZERO;

  /// A line of a bill on one side.
  private record Line(@Nullable String group, String name, String unit, LineItem item) {}

  private record Name(@Nullable String group, String name) {}

  /// @param book as for the estimate
  public CounterEstimator(ResourceTypes types, PlanSubmitted submitted, PriceBook book) {
    this.types = types;
    this.submitted = submitted;
    this.book = book;
    pricer = new Pricer(new ContractedPrices(book));
    List<PlannedResource> planned = Estimator.resources(submitted, types);
    List<PlannedResource> seen = types.seen(planned);
    after =
        Side.after(
            seen,
            submitted.plan().relevantOrNone(),
            new UsageLookup(submitted.usageOrNone()),
            Estimator.day(submitted));
    for (int i = 0; i < seen.size(); i++) {
      PlannedResource one = seen.get(i);
      Resource resource = after.of(one);
      if (resource != null && one.deposed() == null) {
        // A twin of another type is charged as that type, and cannot be altered as one.
        if (one.type().equals(planned.get(i).type())) {
          byAddress.put(one.address(), resource);
        }
        places.put(resource, places.size());
        Set<Resource> looked = after.lookedAtBy(() -> lines.put(resource, priced(resource)));
        for (Resource other : looked) {
          if (other != resource) {
            lookers.computeIfAbsent(other, _ -> new ArrayList<>(1)).add(resource);
          }
        }
        monthly = monthly.add(known(Objects.requireNonNull(lines.get(resource))));
      }
    }
    if (submitted.usageOrNone().takesOffFreeTiers()) {
      PlanEstimated estimate = Estimator.withAllLines(types).estimate(submitted, book, 1);
      whole = byAddress(estimate);
      monthly = estimate.after().known();
    } else {
      whole = null;
    }
  }

  /// The resources as they will be after apply.
  public Side side() {
    return after;
  }

  /// One of them; null where there is none.
  public @Nullable Resource resource(String address) {
    return byAddress.get(address);
  }

  /// Those of them that can be altered and are not left over of a replacement, in the order of the
  /// plan.
  public List<Resource> resources() {
    List<Resource> all = new ArrayList<>(byAddress.values());
    all.sort(Comparator.comparing(places::get));
    return all;
  }

  /// What they cost a month, as far as known.
  public BigDecimal monthly() {
    return monthly;
  }

  /// How many lines were priced so far: the work that was done.
  public long linesPriced() {
    return linesPriced;
  }

  /// Whether lines of different resources share allowances, so that savings do not add up.
  public boolean sharesAllowances() {
    return whole != null;
  }

  /// The lines of a resource as the plan has it, by full name.
  public Map<String, LineItem> lines(Resource resource) {
    Map<String, LineItem> named = new LinkedHashMap<>();
    for (Line line : lines.getOrDefault(resource, List.of())) {
      named.putIfAbsent(line.group == null ? line.name : line.group + ": " + line.name, line.item);
    }
    return named;
  }

  /// The resources that are priced again if these are altered.
  public Set<Resource> touched(List<Alteration> alterations) {
    Set<Resource> touched = new HashSet<>();
    for (Alteration alteration : alterations) {
      Resource altered = byAddress.get(alteration.address());
      if (altered != null) {
        touched.add(altered);
        touched.addAll(lookers.getOrDefault(altered, List.of()));
      }
    }
    return touched;
  }

  /// The lines that cost something else, resource by resource: before as the plan has them, after
  /// altered.
  public List<CounterBill> counterBills(List<Alteration> alterations) {
    return whole == null ? inParts(alterations) : inAll(whole, alterations);
  }

  private List<CounterBill> inParts(List<Alteration> alterations) {
    Map<Resource, List<Line>> altered = altered(alterations, touched(alterations));
    List<CounterBill> bills = new ArrayList<>();
    altered.forEach((resource, are) -> {
      List<ComponentEstimate> differing = differing(lines.getOrDefault(resource, List.of()), are);
      if (!differing.isEmpty()) {
        bills.add(new CounterBill(resource.address(), differing));
      }
    });
    return bills;
  }

  /// The lines of some resources when the plan is altered, in the order of the plan.
  private Map<Resource, List<Line>> altered(List<Alteration> alterations, Set<Resource> of) {
    List<Resource> touched = new ArrayList<>(of);
    touched.sort(Comparator.comparing(places::get));
    Map<String, List<Alteration>> byResource = new LinkedHashMap<>();
    for (Alteration alteration : alterations) {
      byResource.computeIfAbsent(alteration.address(), _ -> new ArrayList<>()).add(alteration);
    }
    Map<Resource, List<Line>> altered = new LinkedHashMap<>();
    try {
      byResource.forEach((address, own) -> {
        Resource resource = byAddress.get(address);
        if (resource != null) {
          after.alter(resource, Alteration.applied(resource.planned(), own), Alteration.usage(own));
        }
      });
      for (Resource resource : touched) {
        altered.put(resource, after.of(resource.planned()) == null ? List.of() : priced(resource));
      }
    } finally {
      after.restore();
    }
    return altered;
  }

  private Map<Resource, List<Line>> recently(List<Alteration> alterations, Set<Resource> of) {
    Map<Resource, List<Line>> known = recent.get(alterations);
    if (known == null || !known.keySet().containsAll(of)) {
      known = altered(alterations, of);
      if (recent.size() >= MOST_RECENT) {
        recent.clear();
      }
      recent.put(List.copyOf(alterations), known);
    }
    return known;
  }

  /// The lines that cost something else from one way to alter the plan to another. Always-free
  /// allowances are not taken off.
  public List<CounterBill> between(List<Alteration> one, List<Alteration> other) {
    Set<Resource> touched = touched(one);
    touched.addAll(touched(other));
    Map<Resource, List<Line>> were = one.isEmpty() ? lines : recently(one, touched);
    List<CounterBill> bills = new ArrayList<>();
    altered(other, touched)
        .forEach((resource, are) -> {
          List<ComponentEstimate> differing =
              differing(were.getOrDefault(resource, List.of()), are);
          if (!differing.isEmpty()) {
            bills.add(new CounterBill(resource.address(), differing));
          }
        });
    return bills;
  }

  /// What the cost falls by from one way to alter the plan to another; null where it is not known.
  public @Nullable BigDecimal savingBetween(List<Alteration> one, List<Alteration> other) {
    BigDecimal saving = BigDecimal.ZERO;
    for (CounterBill bill : between(one, other)) {
      for (ComponentEstimate line : bill.lines()) {
        if (line.delta() == null) {
          return null;
        }
        saving = saving.subtract(line.delta());
      }
    }
    return saving;
  }

  private List<CounterBill> inAll(Map<String, ResourceEstimate> was, List<Alteration> alterations) {
    PlanEstimated estimate =
        Estimator.withAllLines(types).estimate(Alteration.applied(submitted, alterations), book, 1);
    linesPriced += estimate.resources().stream().mapToLong(one -> one.components().size()).sum();
    Map<String, ResourceEstimate> willBe = byAddress(estimate);
    List<CounterBill> bills = new ArrayList<>();
    was.forEach((address, resource) -> {
      ResourceEstimate altered = willBe.get(address);
      List<ComponentEstimate> differing =
          differing(linesAfter(resource), altered == null ? List.of() : linesAfter(altered));
      if (!differing.isEmpty()) {
        bills.add(new CounterBill(address, differing));
      }
    });
    return bills;
  }

  private static List<Line> linesAfter(ResourceEstimate resource) {
    List<Line> all = new ArrayList<>(resource.components().size());
    for (ComponentEstimate component : resource.components()) {
      if (component.after() != null) {
        all.add(new Line(component.group(), component.name(), component.unit(), component.after()));
      }
    }
    return all;
  }

  private static Map<String, ResourceEstimate> byAddress(PlanEstimated estimate) {
    Map<String, ResourceEstimate> resources = new LinkedHashMap<>();
    for (ResourceEstimate resource : estimate.resources()) {
      if (resource.deposed() == null) {
        resources.put(resource.address(), resource);
      }
    }
    return resources;
  }

  private List<Line> priced(Resource resource) {
    ResourceType type = types.find(resource.type());
    if (type == null) {
      return List.of();
    }
    List<CostComponent> components = type.components(resource);
    List<Line> priced = new ArrayList<>(components.size());
    for (CostComponent component : components) {
      priced.add(
          new Line(component.group(), component.name(), component.unit(), pricer.price(component)));
    }
    linesPriced += priced.size();
    return priced;
  }

  private static BigDecimal known(List<Line> lines) {
    BigDecimal known = BigDecimal.ZERO;
    for (Line line : lines) {
      if (line.item instanceof LineItem.Priced priced) {
        known = known.add(priced.monthlyCost());
      }
    }
    return known;
  }

  /// The lines that are not the same, paired by name.
  private static List<ComponentEstimate> differing(List<Line> were, List<Line> are) {
    Map<Name, Deque<Line>> unpaired = new LinkedHashMap<>();
    for (Line line : were) {
      unpaired.computeIfAbsent(new Name(line.group, line.name), _ -> new ArrayDeque<>(1)).add(line);
    }
    List<ComponentEstimate> differing = new ArrayList<>();
    for (Line line : are) {
      Deque<Line> alike = unpaired.get(new Name(line.group, line.name));
      add(differing, alike == null ? null : alike.poll(), line);
    }
    unpaired.values().forEach(left -> left.forEach(line -> add(differing, line, null)));
    return differing;
  }

  private static void add(List<ComponentEstimate> to, @Nullable Line was, @Nullable Line is) {
    LineItem before = was == null ? null : was.item;
    LineItem after = is == null ? null : is.item;
    if (!LineItem.costTheSame(before, after)) {
      Line named = Objects.requireNonNull(is == null ? was : is);
      BigDecimal delta =
          isCertain(before) && isCertain(after) ? cost(after).subtract(cost(before)) : null;
      to.add(new ComponentEstimate(named.name, named.group, named.unit, before, after, delta));
    }
  }

  private static boolean isCertain(@Nullable LineItem line) {
    return line == null || line instanceof LineItem.Priced;
  }

  private static BigDecimal cost(@Nullable LineItem line) {
    return line instanceof LineItem.Priced priced ? priced.monthlyCost() : BigDecimal.ZERO;
  }

  /// What the known part of the cost falls by, of lines that differ.
  public static BigDecimal saving(List<CounterBill> bills) {
    BigDecimal saving = BigDecimal.ZERO;
    for (CounterBill bill : bills) {
      for (ComponentEstimate line : bill.lines()) {
        saving = saving.add(cost(line.before())).subtract(cost(line.after()));
      }
    }
    return saving;
  }
}
