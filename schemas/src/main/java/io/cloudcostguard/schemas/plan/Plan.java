package io.cloudcostguard.schemas.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A redacted plan: without secrets, outputs, and attributes that do not affect cost.
///
/// @param formatVersion the plan's `format_version`, e.g. `1.2`
/// @param toolVersion the version of Terraform or OpenTofu that made it
/// @param resources managed resources, in the plan's order
/// @param partial why the plan is not the whole picture (targeted, errored, deferred); empty when
///   it is
/// @param relevant attributes of declared types that changes of this plan draw on, each as its
///   resource's address without the last key, a dot, and its name, `*` for all; null where there
///   are none
public record Plan(
    String formatVersion,
    @Nullable String toolVersion,
    List<PlannedResource> resources,
    List<String> partial,
    @Nullable List<String> relevant) {

  /// A plan that does not say what its changes draw on.
  public Plan(
      String formatVersion,
      @Nullable String toolVersion,
      List<PlannedResource> resources,
      List<String> partial) {
    this(formatVersion, toolVersion, resources, partial, null);
  }

  public Plan {
    resources = resources == null ? List.of() : List.copyOf(resources);
    partial = partial == null ? List.of() : List.copyOf(partial);
    relevant = relevant == null || relevant.isEmpty() ? null : List.copyOf(relevant);
  }

  /// The attributes that changes draw on, none where that is not said.
  public List<String> relevantOrNone() {
    return relevant == null ? List.of() : relevant;
  }
}
