package io.cloudcostguard.notifier.route;

import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import org.jspecify.annotations.Nullable;

/// A subscription, as routing sees it.
///
/// @param templates [io.cloudcostguard.schemas.wording.Templates] as JSON; null: the standard
///   format
record Subscriber(
    String id,
    String tenant,
    Channel channel,
    Filter filter,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest,
    @Nullable String templates) {}
