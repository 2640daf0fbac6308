package io.cloudcostguard.notifier.send;

import io.cloudcostguard.schemas.secret.SecretBox;
import org.jspecify.annotations.Nullable;

/// The encrypted [Credentials] of a subscription. Deliveries that are claimed together share one,
/// so that it is decrypted once.
public final class SealedCredentials {

  private final String subscriptionId;
  private final byte[] url;
  private final byte @Nullable [] secret;
  private @Nullable Credentials opened;

  /// @param secret null where the channel has none
  public SealedCredentials(String subscriptionId, byte[] url, byte @Nullable [] secret) {
    this.subscriptionId = subscriptionId;
    this.url = url;
    this.secret = secret;
  }

  /// @throws IllegalArgumentException if they were encrypted with another key
  synchronized Credentials open(SecretBox box) {
    if (opened == null) {
      opened =
          new Credentials(
              box.open(url, subscriptionId + "/url"),
              secret == null ? null : box.open(secret, subscriptionId + "/secret"));
    }
    return opened;
  }
}
