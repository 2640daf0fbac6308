package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import io.cloudcostguard.schemas.subscription.Severity;
import io.cloudcostguard.schemas.wording.Templates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The preferences of a subscription: which events it gets, and when. Null: any.
///
/// @param project a name, or a prefix with a `*`
/// @param eventTypes empty: all of its tenant
/// @param subject a plan's id
/// @param minSeverity the lowest severity
/// @param minDelta of estimates: the least change of monthly cost, up or down
/// @param templates of its messages; null: the standard format
/// @param tags of estimates: those that a resource whose cost changes must have, all of them
record Preferences(
    @Nullable String project,
    List<String> eventTypes,
    @Nullable String subject,
    @Nullable Severity minSeverity,
    @Nullable BigDecimal minDelta,
    @Nullable Map<String, String> tags,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest,
    @Nullable Templates templates) {

  Preferences {
    eventTypes = List.copyOf(eventTypes);
  }
}
