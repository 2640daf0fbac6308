package io.cloudcostguard.schemas.budget;

import java.math.BigDecimal;
import java.util.Map;

/// What the resources of one vendor, service and set of tags cost a month.
///
/// @param provider e.g. `aws`; empty: not known
/// @param service as in price keys, e.g. `ec2`; empty: not known, or of several
/// @param tags by name, those that are kept
/// @param known monthly cost, or a difference of such
/// @param notPriced how many resources are not in it, or by how many there are more
public record CostGroup(
    String provider, String service, Map<String, String> tags, BigDecimal known, int notPriced) {

  public CostGroup {
    tags = tags == null ? Map.of() : Map.copyOf(tags);
  }
}
