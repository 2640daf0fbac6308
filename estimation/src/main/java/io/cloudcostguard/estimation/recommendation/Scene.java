package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.bill.CounterEstimator;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.estimate.LineItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a rule sees of a plan besides the resource that it looks at, and where it puts what it
/// suggests.
public final class Scene {

  private final CounterEstimator estimator;
  private final Production production;
  private final Measured measured;
  private final List<Suggestion> suggested = new ArrayList<>();

  private final Map<String, Set<String>> values = new HashMap<>();

  /// By type and address without the last key.
  private final Map<String, Map<String, List<Resource>>> blocks = new HashMap<>();

  Scene(CounterEstimator estimator, Production production, Measured measured) {
    this.estimator = estimator;
    this.production = production;
    this.measured = measured;
  }

  /// The resources of a type that will be there after apply.
  public List<Resource> all(String type) {
    return estimator.side().all(type);
  }

  /// The values that an attribute has in the resources of a type that will be there; read once.
  ///
  /// @param otherwise the value where it is not set, or not known
  public Set<String> values(String type, String attribute, String otherwise) {
    return values.computeIfAbsent(
        type + "\n" + attribute + "\n" + otherwise,
        _ ->
            all(type).stream()
                .map(one -> Objects.requireNonNullElse(one.attr(attribute).text(), otherwise))
                .collect(Collectors.toSet()));
  }

  /// The resources that will be there of the block that `one` is of: those of its `count` or
  /// `for_each`, in the order of the plan.
  public List<Resource> ofBlock(Resource one) {
    return blocks
        .computeIfAbsent(
            one.type(),
            type ->
                all(type).stream()
                    .collect(
                        Collectors.groupingBy(other -> Advisor.ofAllInstances(other.address()))))
        .getOrDefault(Advisor.ofAllInstances(one.address()), List.of());
  }

  /// The lines of a resource's bill as the plan has it, by full name.
  public Map<String, LineItem> lines(Resource resource) {
    return estimator.lines(resource);
  }

  /// What says that a resource is not in production, e.g. `tag environment is dev`; null where
  /// nothing says so.
  public @Nullable String notProduction(Resource resource) {
    return production.deniedBy(resource);
  }

  /// What was measured of a resource; null where nothing was given.
  public @Nullable Utilisation measured(Resource resource) {
    return measured.of(resource);
  }

  /// Suggests something for `resource`.
  ///
  /// @param because why, as a sentence without a full stop
  public Suggestion suggest(Resource resource, String because) {
    Suggestion suggestion = new Suggestion(resource, because);
    suggested.add(suggestion);
    return suggestion;
  }

  List<Suggestion> takeSuggested() {
    List<Suggestion> taken = List.copyOf(suggested);
    suggested.clear();
    return taken;
  }
}
