package io.cloudcostguard.schemas.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The id of a delivery: it follows from the event and the subscription, so that an event that is
/// routed again makes no second delivery. Also the `webhook-id` of every attempt.
public final class DeliveryId {

  private DeliveryId() {}

  public static String of(String eventId, String subscriptionId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((eventId + "\n" + subscriptionId).getBytes(StandardCharsets.UTF_8));
      return "msg_" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no SHA-256", e);
    }
  }
}
