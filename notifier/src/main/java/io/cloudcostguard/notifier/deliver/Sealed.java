package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.secret.SecretBox;
import org.jspecify.annotations.Nullable;

/// Credentials of a subscription, to be opened at the moment of sending. The deliveries that were
/// claimed together share one, which is opened once and forgotten with the last of them.
final class Sealed {

  private final String subscriptionId;
  private final byte[] url;
  private final byte @Nullable [] secret;
  private @Nullable Opened opened;

  /// @param secret null where there is none
  Sealed(String subscriptionId, byte[] url, byte @Nullable [] secret) {
    this.subscriptionId = subscriptionId;
    this.url = url;
    this.secret = secret;
  }

  /// @throws IllegalArgumentException if they were sealed under another key
  synchronized Opened open(SecretBox box) {
    if (opened == null) {
      opened =
          new Opened(
              box.open(url, subscriptionId + "/url"),
              secret == null ? null : box.open(secret, subscriptionId + "/secret"));
    }
    return opened;
  }
}
