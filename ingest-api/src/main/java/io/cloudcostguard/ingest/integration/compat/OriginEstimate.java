package io.cloudcostguard.ingest.integration.compat;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An estimate as `/estimate` answers it: differences only, as JSON numbers.
final class OriginEstimate {

  static ObjectNode of(PlanEstimated estimate, List<String> recommendations) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("total_monthly_cost", number(estimate.change().known()));
    json.put("currency", estimate.currency());
    ArrayNode resources = json.putArray("resources");
    for (ResourceEstimate resource : estimate.resources()) {
      BigDecimal known = resource.change().known();
      if (known.signum() != 0) {
        resources
            .addObject()
            .put("address", resource.address())
            .put("monthly_cost", number(known))
            .put("cost_breakdown", "");
      }
    }
    if (recommendations.isEmpty()) {
      json.putNull("recommendations");
    } else {
      ArrayNode all = json.putArray("recommendations");
      recommendations.forEach(all::add);
    }
    return json;
  }

  /// `8.468`, not `8.46800`.
  static BigDecimal number(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private OriginEstimate() {}
}
