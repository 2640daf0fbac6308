package io.cloudcostguard.estimation.plan;

import org.jspecify.annotations.Nullable;

/// The allow-list of each resource type: the attributes that the plan reader keeps.
@FunctionalInterface
public interface AllowList {

  /// The attributes of `resourceType`; null when nothing of it is kept but its address.
  @Nullable Allowed of(String resourceType);
}
