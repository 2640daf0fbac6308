package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import org.jspecify.annotations.Nullable;

/// A subscription, as routing sees it.
///
/// @param templates its own words, as they lie in the database; null: everybody's
record Subscriber(
    String id,
    String tenant,
    Channel channel,
    Filter filter,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest,
    @Nullable String templates) {}
