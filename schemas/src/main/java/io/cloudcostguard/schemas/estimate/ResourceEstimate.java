package io.cloudcostguard.schemas.estimate;

import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The monthly cost of one resource, before and after.
///
/// @param state the least certain of its components' states
/// @param reason why it is not fully priced; null when it is
/// @param before known monthly cost now; null when there is no such resource yet, or nothing of its
///   cost is known
/// @param after known monthly cost after apply; null when it will be gone, or nothing is known
/// @param delta what is known after less what is known before; null when nothing is known. Older
///   engines gave none where any price was missing
/// @param tags its tags by name, after apply or, when it will be gone, now; null when it has none
/// @param doubts what is missing in the three amounts; null when nothing is. A side without an
///   amount is there if something is missing in it
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
    @Nullable Map<String, String> tags,
    @Nullable SumDoubts doubts) {

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
        tags,
        doubts);
  }

  /// What it costs now; null when there is no such resource yet.
  public @Nullable Sum beforeSum() {
    return sum(before, missing().before());
  }

  /// What it will cost after apply; null when it will be gone.
  public @Nullable Sum afterSum() {
    return sum(after, missing().after());
  }

  /// What the plan changes of its cost.
  public Sum change() {
    return new Sum(orZero(after).subtract(orZero(before)), missing().more(), missing().less());
  }

  private static @Nullable Sum sum(@Nullable BigDecimal known, @Nullable Missing missing) {
    return known == null && missing == null ? null : new Sum(orZero(known), missing, null);
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /// What older engines did not record is read off its state.
  private SumDoubts missing() {
    if (doubts != null) {
      return doubts;
    }
    return switch (state) {
      case PRICED, FREE -> SumDoubts.NONE;
      case DEPENDS_ON_USAGE -> older(Missing.USAGE, before == null || after == null);
      case NOT_PRICED, UNSUPPORTED -> older(Missing.PRICE, delta == null);
    };
  }

  private SumDoubts older(Missing missing, boolean inDelta) {
    Missing inBefore = before == null ? null : missing;
    Missing inAfter = after == null ? null : missing;
    return new SumDoubts(inBefore, inAfter, inDelta ? inAfter : null, inDelta ? inBefore : null);
  }
}
