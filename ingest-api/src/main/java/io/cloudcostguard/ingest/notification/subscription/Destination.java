package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.schemas.secret.SigningKeys;
import io.cloudcostguard.schemas.subscription.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The destination of a subscription: address, keys and token.
///
/// @param url of the receiver, `mailto:` for e-mail; may be a credential, so that it is never shown
/// @param host of the address, to show
/// @param keys the signing keys; null unless it is a webhook
/// @param token null unless it is a forge or an app of Slack
/// @param repositories whose pull requests get comments; empty unless it is a forge
record Destination(
    Channel channel,
    String url,
    String host,
    @Nullable SigningKeys keys,
    @Nullable String token,
    List<String> repositories) {

  Destination {
    repositories = List.copyOf(repositories);
  }

  /// A destination without keys and token.
  static Destination at(Channel channel, String url, String host) {
    return new Destination(channel, url, host, null, null, List.of());
  }

  Destination signedBy(SigningKeys signing) {
    return new Destination(channel, url, host, signing, token, repositories);
  }

  Destination with(String secretToken, List<String> ofRepositories) {
    return new Destination(channel, url, host, keys, secretToken, ofRepositories);
  }

  /// What is sealed as the subscription's secret; null when there is none.
  @Nullable String secret() {
    return keys == null ? token : keys.text();
  }

  @Override
  public String toString() {
    return "Destination[channel=" + channel + ", host=" + host + "]";
  }
}
