package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import io.cloudcostguard.schemas.subscription.Severity;
import io.cloudcostguard.schemas.wording.Templates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a subscription wants to be told, and when. Null: no matter.
///
/// @param project a name, or the beginning of names with a `*`
/// @param eventTypes empty: all that are of its tenant
/// @param subject a plan's id
/// @param minSeverity the least that is told
/// @param minDelta of estimates: how much a plan must change a month, up or down
/// @param templates what it is told in its own words
/// @param tags of estimates: those that a resource whose cost changes must have, all of them
record Wanted(
    @Nullable String project,
    List<String> eventTypes,
    @Nullable String subject,
    @Nullable Severity minSeverity,
    @Nullable BigDecimal minDelta,
    @Nullable Map<String, String> tags,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest,
    @Nullable Templates templates) {

  Wanted {
    eventTypes = List.copyOf(eventTypes);
  }
}
