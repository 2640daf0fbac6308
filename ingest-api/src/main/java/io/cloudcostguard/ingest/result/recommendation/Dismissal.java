package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a recommendation is not wanted: plans that are submitted while it lasts have it no more.
///
/// @param id of the recommendation
/// @param by who, as the audit names them
/// @param expiresAt null: never
record Dismissal(String id, String reason, String by, Instant at, @Nullable Instant expiresAt) {

  String json() {
    return Json.MAPPER.writeValueAsString(this);
  }
}
