package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.secret.SecretBox;
import org.jspecify.annotations.Nullable;

/// A subscription's credentials, for the time of one attempt.
///
/// @param url where to; for e-mail, `mailto:`
/// @param secret keys or a token; null where there is none
record Opened(String url, @Nullable String secret) {

  /// @throws IllegalArgumentException if they were sealed under another key
  static Opened of(Delivery delivery, SecretBox box) {
    byte[] secret = delivery.address().secret();
    return new Opened(
        box.open(delivery.address().url(), delivery.subscriptionId() + "/url"),
        secret == null ? null : box.open(secret, delivery.subscriptionId() + "/secret"));
  }

  /// Without anything of it.
  @Override
  public String toString() {
    return "Opened";
  }
}
