package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.Usage;
import org.jspecify.annotations.Nullable;

/// A submitted body, reduced to the attributes that pricing reads.
///
/// @param digest SHA-256 of the plan's bytes, in hex
/// @param bytes how many bytes the plan has
/// @param usage null when none was sent
record Upload(Plan plan, String digest, long bytes, @Nullable SentUsage usage) {

  /// Expected usage.
  ///
  /// @param digest SHA-256 of its bytes, in hex
  record SentUsage(Usage usage, String digest) {}
}
