package io.cloudcostguard.estimation.plan;

import org.jspecify.annotations.Nullable;

/// What may be kept of each resource type.
@FunctionalInterface
public interface AllowList {

  /// The attributes of `resourceType`; null when nothing of it is kept but its address.
  @Nullable Allowed of(String resourceType);
}
