package io.cloudcostguard.ingest.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where notifications go. The address may be a credential (Slack's are), so that it is never
/// shown; its host is.
record Receiver(String url, String host) {

  private static final int LONGEST = 2048;

  /// The receiver at `url`; null when that is not an address that we send to.
  static @Nullable Receiver at(@Nullable String url, boolean insecureAllowed) {
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
          ? new Receiver(scheme + url.substring(scheme.length()), host)
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
