package io.cloudcostguard.schemas.recommendation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A recommendation of an earlier plan that a later plan of the workspace has done.
///
/// @param id of the recommendation
/// @param resource the first of its resources
/// @param monthly what it was said to save, when it was last said; null where that depended on
///   usage
public record RealisedSaving(
    String id, String rule, String title, String resource, @Nullable BigDecimal monthly) {}
