package io.cloudcostguard.schemas.estimate;

import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one resource costs a month, before and after.
///
/// @param state the least certain of its components' states
/// @param reason why it is not fully priced; null when it is
/// @param before known monthly cost now; null when there is no such resource yet
/// @param after known monthly cost after apply; null when it will be gone
/// @param delta the difference; null when a price on either side is missing
/// @param tags its tags by name, after apply or, when it will be gone, now; null when it has none
public record ResourceEstimate(
    String address,
    @Nullable String previousAddress,
    @Nullable String deposed,
    String type,
    Action action,
    boolean imported,
    @Nullable String region,
    @Nullable String regionSource,
    State state,
    @Nullable String reason,
    @Nullable BigDecimal before,
    @Nullable BigDecimal after,
    @Nullable BigDecimal delta,
    List<ComponentEstimate> components,
    @Nullable Map<String, String> tags) {

  /// How certain the cost of a resource is.
  public enum State {
    /// Every component has a price and a quantity.
    PRICED,
    /// The type costs nothing.
    FREE,
    /// A component's quantity is usage, and none was given.
    DEPENDS_ON_USAGE,
    /// A price is missing or ambiguous, or an attribute is not known before apply.
    NOT_PRICED,
    /// This version does not know the type.
    UNSUPPORTED
  }

  public ResourceEstimate {
    components = List.copyOf(components);
  }

  /// The same with other lines.
  public ResourceEstimate with(List<ComponentEstimate> lines) {
    return new ResourceEstimate(
        address,
        previousAddress,
        deposed,
        type,
        action,
        imported,
        region,
        regionSource,
        state,
        reason,
        before,
        after,
        delta,
        lines,
        tags);
  }
}
