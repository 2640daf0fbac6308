package io.cloudcostguard.notifier.route;

import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.MessageTemplate;
import io.cloudcostguard.schemas.subscription.QuietHours;
import org.jspecify.annotations.Nullable;

/// A subscription, as routing sees it.
record Subscriber(
    String id,
    String tenant,
    String channel,
    Filter filter,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest,
    @Nullable MessageTemplate template) {}
