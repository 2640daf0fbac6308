package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Detects by its headers whether a request comes from a proxy or from a page of another site. It
/// matters without a token, when every user of this machine is the operator: a proxy, and a
/// browser, bring requests of others.
final class RequestOrigin {

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[(0{1,4}:){7}0{0,3}1])");

  /// How the headers of proxies, tunnels and content networks begin.
  private static final Pattern PROXIED =
      Pattern.compile(
          "forwarded.*|via|x-forwarded.*|x-real-.*|x-original-.*|x-client-ip|x-cluster-client-ip"
              + "|x-remote-.*|x-proxy.*|x-envoy-.*|x-azure-.*|x-appengine-.*|x-amz-cf-.*"
              + "|x-host|client-ip|true-client-ip|cf-.*|cdn-loop|fastly-.*|fly-.*|akamai-.*"
              + "|ngrok-.*|tailscale-.*|proxy-.*|wl-proxy-.*");

  private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

  /// Why a request is not taken for one of this machine; null when nothing speaks against it.
  static @Nullable ProblemException refused(HttpServletRequest request) {
    for (String header : Collections.list(request.getHeaderNames())) {
      if (PROXIED.matcher(header.toLowerCase(Locale.ROOT)).matches()) {
        return ProblemException.of(
            ProblemType.PROXIED_WITHOUT_TOKEN,
            "A header shows that the request came through a proxy. This service has no token, so"
                + " every client of the proxy would be the operator.",
            "Set CCG_API_TOKEN.");
      }
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && OTHER_SITES.contains(site.strip().toLowerCase(Locale.ROOT))) {
      return ProblemException.of(
          ProblemType.ORIGIN_NOT_ALLOWED,
          "The request comes from a page of another site. This service has no token.",
          "Set CCG_API_TOKEN.");
    }
    return null;
  }

  /// Whether it was made on this machine, to this machine. A page in a browser that runs here is
  /// kept out by CORS, and by this when its name is made to point here.
  static boolean isThisMachine(HttpServletRequest request) {
    return LOOPBACK.matcher(request.getServerName()).matches()
        && isLoopback(request.getRemoteAddr());
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private RequestOrigin() {}
}
