package io.cloudcostguard.notifier.queue;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.schemas.delivery.DeliveryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery to be made.
///
/// @param body what is sent
/// @param summary what a message about many says of it, as JSON; null when it is told by itself
/// @param collected whether it waits for the digest that is due at `dueAt`
public record NewDelivery(
    String subscriptionId,
    String tenant,
    Channel channel,
    Event event,
    String body,
    @Nullable String summary,
    boolean collected,
    Instant dueAt) {

  /// The same for the same event and subscription.
  public String id() {
    return DeliveryId.of(event.id(), subscriptionId);
  }

  String state() {
    return collected ? "collected" : "pending";
  }
}
