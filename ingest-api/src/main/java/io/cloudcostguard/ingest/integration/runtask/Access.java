package io.cloudcostguard.ingest.integration.runtask;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How to get at a run's plan and to tell it the result: all of it secret.
///
/// @param planUrl null where the stage has no plan
record Access(String token, String callbackUrl, @Nullable String planUrl) {

  /// Whether a URL leads to `host`, or `host:port`.
  static boolean isAt(String url, String host, boolean allowHttp) {
    try {
      URI uri = new URI(url);
      boolean https = "https".equals(uri.getScheme());
      if (uri.getHost() == null || !(https || (allowHttp && "http".equals(uri.getScheme())))) {
        return false;
      }
      String name = uri.getHost().toLowerCase(Locale.ROOT);
      int port = uri.getPort();
      boolean plain = port < 0 || port == (https ? 443 : 80);
      return host.equals(name + ":" + port) || (plain && host.equals(name));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "Access[***]";
  }
}
