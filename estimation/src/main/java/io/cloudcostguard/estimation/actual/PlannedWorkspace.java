package io.cloudcostguard.estimation.actual;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the plan of a workspace says that each of its resources will cost a month.
///
/// @param exact whether nothing of its cost is missing
public record PlannedWorkspace(
    String project,
    String workspace,
    String estimateId,
    String currency,
    boolean exact,
    List<Part> parts) {

  /// What a resource costs of a service; empty: the service is not known.
  public record Part(String address, String service, BigDecimal monthly) {}

  /// Of the costs after apply.
  public static PlannedWorkspace of(PlanEstimated estimate) {
    List<Part> parts = new ArrayList<>();
    for (ResourceEstimate resource : estimate.resources()) {
      Sum after = resource.afterSum();
      if (after == null) {
        continue;
      }
      Map<String, BigDecimal> services = new HashMap<>();
      for (ComponentEstimate component : resource.components()) {
        if (component.after() != null) {
          services.merge(
              service(component.after()), Sum.of(component.after()).known(), BigDecimal::add);
        }
      }
      if (services.isEmpty()) {
        services.put("", after.known());
      }
      services.forEach((service, cost) -> parts.add(new Part(resource.address(), service, cost)));
    }
    return new PlannedWorkspace(
        estimate.project(),
        estimate.workspace(),
        estimate.id(),
        estimate.currency(),
        estimate.afterSum().isExact(),
        parts);
  }

  private static String service(LineItem line) {
    PriceKey key =
        switch (line) {
          case LineItem.Priced priced -> priced.price();
          case LineItem.DependsOnUsage usage -> usage.price();
          case LineItem.NotPriced missing -> missing.price();
        };
    CloudService service = key == null ? null : CloudService.of(key);
    return service == null ? "" : service.name();
  }
}
