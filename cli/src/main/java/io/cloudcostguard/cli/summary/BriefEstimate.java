package io.cloudcostguard.cli.summary;

import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses what is said of an estimate: the sums with their doubts always, and of its changes the
/// largest.
///
/// @param filter part of the addresses that are shown; null: all
/// @param limit how many changes at most
/// @param fields what is said of each change, of [#FIELDS]
public record BriefEstimate(@Nullable String filter, int limit, Set<String> fields) {

  /// What can be said of a change.
  public static final List<String> FIELDS =
      List.of("address", "type", "action", "before", "after", "change", "reason");

  private static final int MOST_WARNINGS = 100;

  /// In words that keep what is unknown apart from 0.
  public Map<String, Object> of(PlanEstimated estimate) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("before", estimate.beforeSum().text(Amounts::money));
    said.put("after", estimate.afterSum().text(Amounts::money));
    said.put("change", Amounts.change(estimate.change()));
    said.put("exact", estimate.change().isExact());
    said.put("coverage", Json.MAPPER.convertValue(estimate.coverage(), Map.class));
    said.put("partial", estimate.partial());
    said.put("warnings", estimate.warnings().stream().limit(MOST_WARNINGS).toList());
    List<ResourceEstimate> changed =
        estimate.resources().stream()
            .filter(each -> each.change().mayBeSomething())
            .filter(each -> filter == null || each.address().contains(filter))
            .sorted(
                Comparator.comparing((ResourceEstimate each) -> each.change().known().abs())
                    .reversed())
            .toList();
    said.put("changes", changed.stream().limit(limit).map(this::change).toList());
    said.put("leftOff", Math.max(0, changed.size() - limit));
    return said;
  }

  private Map<String, String> change(ResourceEstimate resource) {
    Map<String, String> change = new LinkedHashMap<>();
    change.put("address", resource.address());
    change.put("type", resource.type());
    change.put("action", resource.action().name());
    change.put("before", Amounts.money(resource.beforeSum()));
    change.put("after", Amounts.money(resource.afterSum()));
    change.put("change", Amounts.change(resource.change()));
    if (resource.reason() != null) {
      change.put("reason", resource.reason());
    }
    change.keySet().retainAll(fields);
    return change;
  }
}
