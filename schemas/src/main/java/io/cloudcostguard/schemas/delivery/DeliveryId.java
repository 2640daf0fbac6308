package io.cloudcostguard.schemas.delivery;

import io.cloudcostguard.schemas.Sha256;

/// The id of a delivery: it follows from the event and the subscription, so that an event that is
/// routed again makes no second delivery. Also the `webhook-id` of every attempt.
public final class DeliveryId {

  private DeliveryId() {}

  public static String of(String eventId, String subscriptionId) {
    return "msg_" + Sha256.hex(eventId + "\n" + subscriptionId);
  }
}
