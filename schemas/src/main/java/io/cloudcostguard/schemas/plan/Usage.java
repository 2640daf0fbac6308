package io.cloudcostguard.schemas.plan;

import java.util.Map;

/// What a usage file says: expected quantities of usage-based charges.
///
/// @param byType defaults by resource type: usage key to number, text or nested map
/// @param byAddress by address; `[*]` stands for every instance
public record Usage(
    Map<String, Map<String, Object>> byType, Map<String, Map<String, Object>> byAddress) {

  public static final Usage NONE = new Usage(Map.of(), Map.of());

  public Usage {
    byType = byType == null ? Map.of() : byType;
    byAddress = byAddress == null ? Map.of() : byAddress;
  }
}
