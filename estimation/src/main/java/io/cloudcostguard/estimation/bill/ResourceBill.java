package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.estimation.resource.CostComponent;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.resource.Side;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bill of one resource on both sides of a plan.
final class ResourceBill {

  private static final String LEFT_RUNNING = "left running";

  /// Of a whole plan, lines: some, and a number for each resource, more than any type has. All
  /// instances of a launch template have its volumes: few resources could have very many lines.
  private static final int LINES = 20_000;

  private static final int LINES_PER_RESOURCE = 60;

  private final ResourceTypes types;
  private final Pricer pricer;
  private final Side before;
  private final Side after;
  private long linesLeft;

  /// @param planned how many resources there are
  ResourceBill(ResourceTypes types, Pricer pricer, Side before, Side after, int planned) {
    this.types = types;
    this.pricer = pricer;
    this.before = before;
    this.after = after;
    linesLeft = LINES + (long) LINES_PER_RESOURCE * planned;
  }

  ResourceEstimate of(PlannedResource planned) {
    ResourceType type = types.find(planned.type());
    Resource was = before.of(planned);
    Resource willBe = planned.action() == Action.FORGET ? was : after.of(planned);
    if (type == null) {
      return estimate(
          planned,
          State.UNSUPPORTED,
          planned.type() + " is not supported by this version",
          ResourceSums.unknown(was != null, willBe != null, !isUnchanged(planned.action())),
          List.of());
    }
    Lines lines = new Lines(isUntouched(planned));
    if (was != null) {
      type.components(was).forEach(lines::addBefore);
      if (planned.action() == Action.CREATE_THEN_FORGET) {
        type.components(was).forEach(component -> lines.addAfter(leftRunning(component)));
      }
    }
    if (willBe != null) {
      type.components(willBe).forEach(lines::addAfter);
    }
    linesLeft -= lines.size();
    if (linesLeft < 0 && lines.size() > 0) {
      return estimate(
          planned,
          State.NOT_PRICED,
          "the plan has more charges than one estimate may have",
          ResourceSums.unknown(was != null, willBe != null, !isUnchanged(planned.action())),
          List.of());
    }
    return priced(planned, type, was != null, willBe != null, lines.components());
  }

  private ResourceEstimate priced(
      PlannedResource planned,
      ResourceType type,
      boolean was,
      boolean willBe,
      List<ComponentEstimate> components) {
    State state = type.free() ? State.FREE : State.PRICED;
    String reason = null;
    for (ComponentEstimate component : components) {
      LineItem uncertain = uncertain(component.before(), component.after());
      switch (uncertain) {
        case LineItem.NotPriced(_, var why, _) -> {
          if (state != State.NOT_PRICED) {
            state = State.NOT_PRICED;
            reason = why;
          }
        }
        case LineItem.DependsOnUsage(_, var keys, _, _) -> {
          if (state == State.PRICED) {
            state = State.DEPENDS_ON_USAGE;
            reason = "depends on usage: " + keys;
          }
        }
        case null, default -> {}
      }
    }
    return estimate(planned, state, reason, ResourceSums.of(components, was, willBe), components);
  }

  /// The less certain of two sides; null when both are priced or absent.
  private static @Nullable LineItem uncertain(@Nullable LineItem before, @Nullable LineItem after) {
    if (before instanceof LineItem.NotPriced || after instanceof LineItem.NotPriced) {
      return after instanceof LineItem.NotPriced ? after : before;
    }
    if (after instanceof LineItem.DependsOnUsage) {
      return after;
    }
    return before instanceof LineItem.DependsOnUsage ? before : null;
  }

  private static ResourceEstimate estimate(
      PlannedResource planned,
      State state,
      @Nullable String reason,
      ResourceSums sums,
      List<ComponentEstimate> components) {
    return new ResourceEstimate(
        planned.address(),
        planned.previousAddress(),
        planned.deposed(),
        planned.type(),
        planned.action(),
        planned.imported(),
        planned.region(),
        planned.regionSource(),
        state,
        reason,
        sums.knownBefore(),
        sums.knownAfter(),
        sums.change().knownOrNull(),
        components,
        planned.tags(),
        sums.doubts());
  }

  private static boolean isUnchanged(Action action) {
    return action == Action.NO_OP || action == Action.READ;
  }

  /// Whether nothing that is charged for differs, also where it is not known what it costs.
  private static boolean isUntouched(PlannedResource planned) {
    return isUnchanged(planned.action())
        || (planned.unknown().isEmpty()
            && planned.regionBefore() == null
            && planned.before() != null
            && planned.before().equals(planned.after()));
  }

  /// What a line changes; null where a side has no price.
  private static @Nullable BigDecimal delta(
      @Nullable LineItem before, @Nullable LineItem after, boolean untouched) {
    if (LineItem.costTheSame(before, after) || (untouched && Objects.equals(before, after))) {
      return BigDecimal.ZERO;
    }
    BigDecimal was = cost(before);
    BigDecimal willBe = cost(after);
    return was == null || willBe == null ? null : willBe.subtract(was);
  }

  /// What a side comes to; nothing where there is no such line, null where it is not certain.
  private static @Nullable BigDecimal cost(@Nullable LineItem line) {
    return switch (line) {
      case LineItem.Priced priced -> priced.monthlyCost();
      case null -> BigDecimal.ZERO;
      default -> null;
    };
  }

  private static CostComponent leftRunning(CostComponent component) {
    return new CostComponent(
        component.name(),
        component.group() == null ? LEFT_RUNNING : LEFT_RUNNING + "." + component.group(),
        component.unit(),
        component.price(),
        component.quantity());
  }

  /// What a component is called, on both sides.
  private record Name(@Nullable String group, String name) {
    static Name of(CostComponent component) {
      return new Name(component.group(), component.name());
    }
  }

  /// Pairs the components of both sides by name, in the order of the new side.
  private final class Lines {

    private final List<CostComponent> was = new ArrayList<>();
    private final List<CostComponent> willBe = new ArrayList<>();
    private final boolean untouched;

    Lines(boolean untouched) {
      this.untouched = untouched;
    }

    void addBefore(CostComponent component) {
      was.add(component);
    }

    void addAfter(CostComponent component) {
      willBe.add(component);
    }

    int size() {
      return was.size() + willBe.size();
    }

    List<ComponentEstimate> components() {
      List<ComponentEstimate> components = new ArrayList<>(was.size() + willBe.size());
      if (was.isEmpty()) {
        willBe.forEach(component -> components.add(line(null, component)));
        return components;
      }
      Map<Name, Deque<CostComponent>> unpaired = new HashMap<>();
      was.forEach(component ->
          unpaired.computeIfAbsent(Name.of(component), _ -> new ArrayDeque<>()).add(component));
      Set<CostComponent> paired = Collections.newSetFromMap(new IdentityHashMap<>(was.size()));
      for (CostComponent component : willBe) {
        Deque<CostComponent> alike = unpaired.get(Name.of(component));
        CostComponent pair = alike == null ? null : alike.poll();
        if (pair != null) {
          paired.add(pair);
        }
        components.add(line(pair, component));
      }
      for (CostComponent component : was) {
        if (!paired.contains(component)) {
          components.add(line(component, null));
        }
      }
      return components;
    }

    private ComponentEstimate line(@Nullable CostComponent was, @Nullable CostComponent willBe) {
      CostComponent named = Objects.requireNonNull(willBe == null ? was : willBe);
      LineItem lineBefore = was == null ? null : pricer.price(was);
      LineItem lineAfter = willBe == null ? null : pricer.price(willBe);
      return new ComponentEstimate(
          named.name(),
          named.group(),
          named.unit(),
          lineBefore,
          lineAfter,
          delta(lineBefore, lineAfter, untouched));
    }
  }
}
