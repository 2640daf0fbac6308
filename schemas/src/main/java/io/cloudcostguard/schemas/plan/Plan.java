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
public record Plan(
    String formatVersion,
    @Nullable String toolVersion,
    List<PlannedResource> resources,
    List<String> partial) {

  public Plan {
    resources = resources == null ? List.of() : List.copyOf(resources);
    partial = partial == null ? List.of() : List.copyOf(partial);
  }
}
