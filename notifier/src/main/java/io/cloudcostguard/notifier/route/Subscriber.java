package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.QuietHours;
import io.cloudcostguard.schemas.wording.Templates;
import org.jspecify.annotations.Nullable;

/// A subscription, as routing sees it.
record Subscriber(
    String id,
    String tenant,
    Channel channel,
    Filter filter,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest,
    Templates templates) {}
