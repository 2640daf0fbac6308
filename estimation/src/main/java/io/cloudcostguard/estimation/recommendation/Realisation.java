package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.ProposedChange;
import io.cloudcostguard.schemas.recommendation.RealisedSaving;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what came of the recommendations of earlier plans of a workspace: open still, done by this
/// plan, or gone. A plan that does not cover the whole workspace ends none that it does not do.
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
  public static Realisation of(
      List<Recommendation> before, PlanSubmitted submitted, PlanAdvised advised) {
    Set<String> told = new HashSet<>();
    List<Recommendation> open = new ArrayList<>();
    for (Recommendation one : advised.recommendations()) {
      told.add(one.id());
      open.add(remembered(one));
    }
    Map<String, PlannedResource> resources = new HashMap<>();
    if (!before.isEmpty()) {
      submitted.plan().resources().stream()
          .filter(resource -> resource.deposed() == null)
          .forEach(resource -> resources.put(resource.address(), resource));
    }
    boolean whole = submitted.plan().partial().isEmpty();
    Set<String> dismissed =
        submitted.dismissed() == null ? Set.of() : Set.copyOf(submitted.dismissed());
    List<RealisedSaving> realised = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Recommendation one : before) {
      if (told.contains(one.id())) {
        continue;
      }
      if (isDone(one, resources, whole)) {
        realised.add(
            new RealisedSaving(
                one.id(),
                one.rule(),
                one.title(),
                one.resources().getFirst(),
                one.saving().monthly()));
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

  /// Whether every attribute is another one than it was. What is expected outside of the plan
  /// cannot be seen in it.
  private static boolean isDone(
      Recommendation one, Map<String, PlannedResource> resources, boolean whole) {
    return !one.changes().isEmpty()
        && one.changes().stream()
            .allMatch(change -> isDone(change, resources.get(change.address()), whole));
  }

  private static boolean isDone(
      ProposedChange change, @Nullable PlannedResource resource, boolean whole) {
    boolean there = resource != null && resource.after() != null;
    String attribute = change.attribute();
    if (attribute == null) {
      return change.to() == null && !there && (whole || resource != null);
    }
    return resource != null
        && there
        && !resource.unknown().contains(attribute)
        && !Objects.equals(Advisor.text(Alteration.valueOf(resource, attribute)), change.from());
  }
}
