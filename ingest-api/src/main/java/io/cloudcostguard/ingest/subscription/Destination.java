package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.schemas.secret.SigningKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a subscription's messages go, and what they need to get there.
///
/// @param url an address, `mailto:` for e-mail; may be a credential, so that it is never shown
/// @param host of the address, to show
/// @param keys that sign; null unless it is a webhook
/// @param token null unless it is a forge or an app of Slack
/// @param repositories whose pull requests are told; empty unless it is a forge
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

  /// One that an address is all of.
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
