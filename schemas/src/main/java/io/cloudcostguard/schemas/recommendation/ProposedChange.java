package io.cloudcostguard.schemas.recommendation;

import org.jspecify.annotations.Nullable;

/// One attribute to be changed, or a resource to be removed.
///
/// @param address the resource that is changed
/// @param attribute its path; null where the resource is removed, or nothing in the configuration
///   says it
/// @param from the value now; null where it is not set
/// @param to the value to set; null where the resource is removed
public record ProposedChange(
    String address, @Nullable String attribute, @Nullable String from, @Nullable String to) {}
