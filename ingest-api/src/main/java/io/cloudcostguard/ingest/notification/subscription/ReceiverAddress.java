package io.cloudcostguard.ingest.notification.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The URL of a receiver. It may be a credential, as those of Slack are, so only its host is shown.
record ReceiverAddress(String url, String host) {

  private static final int LONGEST = 2048;

  /// Parses a URL; null when it is not valid as a receiver's.
  static @Nullable ReceiverAddress at(@Nullable String url, boolean insecureAllowed) {
    if (url == null || url.length() > LONGEST) {
      return null;
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean known = scheme.equals("https") || (insecureAllowed && scheme.equals("http"));
      boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
      String host = uri.getHost();
      return known && plain && host != null
          ? new ReceiverAddress(scheme + url.substring(scheme.length()), host)
          : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "Receiver[host=" + host + "]";
  }
}
