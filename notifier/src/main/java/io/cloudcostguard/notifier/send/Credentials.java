package io.cloudcostguard.notifier.send;

import org.jspecify.annotations.Nullable;

/// The address and the secret of a subscription, in plain text.
///
/// @param url of the receiver; for e-mail, `mailto:`
/// @param secret signing keys or a token; null where the channel has none
public record Credentials(String url, @Nullable String secret) {

  /// Shows neither.
  @Override
  public String toString() {
    return "Credentials";
  }
}
