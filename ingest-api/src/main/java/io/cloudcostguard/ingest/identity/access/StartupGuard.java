package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.MisconfiguredException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Refuses to start a service that is reachable from elsewhere without the operator's token.
@Component
final class StartupGuard {

  StartupGuard(
      AccessProperties access,
      @Value("${server.address:0.0.0.0}") String address,
      @Value("${server.forward-headers-strategy:none}") String forwarded) {
    if (access.token() == null && !isLoopback(address)) {
      throw new MisconfiguredException(
          "The service would accept every request on "
              + address
              + ". Set CCG_API_TOKEN (ccg.api.token), or server.address to a loopback address such"
              + " as 127.0.0.1.");
    }
    if (access.token() == null && !forwarded.equalsIgnoreCase("none")) {
      throw new MisconfiguredException(
          "The service is behind a proxy (server.forward-headers-strategy is %s), so every client of the proxy would be the operator. Set CCG_API_TOKEN (ccg.api.token)."
              .formatted(forwarded));
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      throw new MisconfiguredException("server.address is not an address: " + address);
    }
  }
}
