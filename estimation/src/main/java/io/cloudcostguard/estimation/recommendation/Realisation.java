package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.estimation.bill.CounterEstimator;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.ProposedChange;
import io.cloudcostguard.schemas.recommendation.RealisedSaving;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the outcomes of the recommendations of earlier plans of a workspace: open still, done by
/// this plan, or gone. A plan that does not cover the whole workspace ends none that it does not
/// do. What was done as it was said saves what was said; what was done in another way saves what
/// the plan would cost more as it was before, if that is known.
///
/// @param open those of earlier plans and of this one, to be asked of the next plan
/// @param advised this plan's recommendations, with what it ends
public record Realisation(List<Recommendation> open, PlanAdvised advised) {

  /// How many are remembered of a workspace.
  static final int MOST = 400;

  public Realisation {
    open = List.copyOf(open);
  }

  /// Of a plan whose recommendations were computed.
  ///
  /// @param before what the plan before it left open
  /// @param estimator of this plan; asked for once at most
  public static Realisation of(
      List<Recommendation> before,
      PlanSubmitted submitted,
      PlanAdvised advised,
      Supplier<CounterEstimator> estimator) {
    Set<String> told = new HashSet<>();
    List<Recommendation> open = new ArrayList<>();
    for (Recommendation one : advised.recommendations()) {
      told.add(one.id());
      open.add(remembered(one));
    }
    Later later = Later.of(before.isEmpty() ? List.of() : submitted.plan().resources());
    boolean whole = submitted.plan().partial().isEmpty();
    CounterEstimator counter = null;
    Set<String> dismissed =
        submitted.dismissed() == null ? Set.of() : Set.copyOf(submitted.dismissed());
    List<RealisedSaving> realised = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Recommendation one : before) {
      if (told.contains(one.id())) {
        continue;
      }
      BigDecimal otherwise = null;
      boolean done = isDone(one, later, whole);
      boolean asSaid = done && isAsSaid(one, later);
      if (done && !asSaid) {
        counter = counter == null ? estimator.get() : counter;
        otherwise = savedBy(one, counter);
      }
      if (asSaid || otherwise != null) {
        realised.add(
            new RealisedSaving(
                one.id(),
                one.rule(),
                one.title(),
                one.resources().getFirst(),
                asSaid ? one.saving().monthly() : otherwise));
      } else if (dismissed.contains(one.id()) || !whole || advised.notShown() > 0) {
        open.add(one);
      } else {
        gone.add(one.id());
      }
    }
    return new Realisation(
        open.subList(0, Math.min(open.size(), MOST)), advised.with(realised, gone));
  }

  /// Without what only a reader needs.
  private static Recommendation remembered(Recommendation one) {
    return new Recommendation(
        one.id(),
        one.rule(),
        one.title(),
        one.resources().subList(0, 1),
        one.count(),
        one.region(),
        "",
        one.changes(),
        "",
        one.saving(),
        one.effort(),
        one.risk(),
        one.reversal(),
        one.together(),
        List.of(),
        one.page());
  }

  /// What a later plan has at each address.
  ///
  /// @param moved the addresses that its resources had before
  private record Later(Map<String, PlannedResource> resources, Set<String> moved) {

    static Later of(List<PlannedResource> planned) {
      Map<String, PlannedResource> resources = new HashMap<>();
      Set<String> moved = new HashSet<>();
      for (PlannedResource resource : planned) {
        if (resource.deposed() == null) {
          resources.put(resource.address(), resource);
        }
        if (resource.previousAddress() != null) {
          moved.add(resource.previousAddress());
        }
      }
      return new Later(resources, moved);
    }

    @Nullable Object valueOf(ProposedChange change) {
      PlannedResource resource = resources.get(change.address());
      return resource == null || change.attribute() == null
          ? null
          : Alteration.valueOf(resource, change.attribute());
    }
  }

  /// Whether every attribute is another one than it was. What is expected outside of the plan
  /// cannot be seen in it.
  private static boolean isDone(Recommendation one, Later later, boolean whole) {
    return !one.changes().isEmpty()
        && one.changes().stream().allMatch(change -> isDone(change, later, whole));
  }

  private static boolean isDone(ProposedChange change, Later later, boolean whole) {
    PlannedResource resource = later.resources.get(change.address());
    boolean there = resource != null && resource.after() != null;
    String attribute = change.attribute();
    if (attribute == null) {
      return change.to() == null
          && !there
          && (resource == null ? whole && !later.moved.contains(change.address()) : ends(resource));
    }
    return resource != null
        && there
        && !resource.unknown().contains(attribute)
        && !Objects.equals(Advisor.text(later.valueOf(change)), change.from());
  }

  /// Whether it is destroyed, not only forgotten.
  private static boolean ends(PlannedResource resource) {
    return switch (resource.action()) {
      case FORGET, CREATE_THEN_FORGET -> false;
      case DELETE, NO_OP, READ, CREATE, UPDATE, DELETE_THEN_CREATE, CREATE_THEN_DELETE -> true;
    };
  }

  /// Whether every attribute is what was said, or no more what it was where none was said.
  private static boolean isAsSaid(Recommendation one, Later later) {
    return one.changes().stream()
        .allMatch(change ->
            change.to() == null || change.to().equals(Advisor.text(later.valueOf(change))));
  }

  /// What the plan would cost more if the attributes were as before; null where it would not, or
  /// where that is not known.
  private static @Nullable BigDecimal savedBy(Recommendation one, CounterEstimator counter) {
    List<Alteration> back = new ArrayList<>();
    for (ProposedChange change : one.changes()) {
      if (change.attribute() != null) {
        if (Advisor.A_BLOCK.equals(change.from())) {
          return null;
        }
        back.add(new Alteration.Attribute(change.address(), change.attribute(), change.from()));
      }
    }
    BigDecimal more = counter.savingBetween(back, List.of());
    return more != null && more.signum() > 0 ? more : null;
  }
}
