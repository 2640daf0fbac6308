package io.cloudcostguard.schemas.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A subscription was disabled: it sends nothing until it is enabled again; its pending deliveries
/// are retained for a while. The value of `ccg.subscriptions`.
///
/// @param project null: every project of the tenant
/// @param host of its address, to show; the address itself may be a credential
/// @param reason a sentence without addresses or secrets
/// @param failingSince when the first of the attempts failed that failed in a row
public record SubscriptionDisabled(
    String subscriptionId,
    String tenant,
    @Nullable String project,
    String channel,
    String host,
    String reason,
    Instant at,
    Instant failingSince) {}
