package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.util.ResourceRetriever;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Fetches an issuer's discovery document, which says where its endpoints are.
///
/// @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect
///   Discovery 1.0</a>
final class Discovery {

  private static final Duration KEPT = Duration.ofMinutes(1);

  private final URI issuer;
  private final ResourceRetriever http;
  private volatile @Nullable Kept last;

  Discovery(URI issuer, ResourceRetriever http) {
    this.issuer = issuer;
    this.http = http;
  }

  /// What the issuer says of itself.
  ///
  /// @param isLocal whether the issuer is on this machine; only such a one has endpoints here
  ///   without TLS
  record Said(JsonNode document, boolean isLocal) {

    /// One of its endpoints.
    ///
    /// @throws IOException if there is none, or if an attacker on the network could replace it
    URI endpoint(String name) throws IOException {
      try {
        URI endpoint = URI.create(document.path(name).asString(""));
        if (OidcProperties.isSafe(endpoint) && (isLocal || isOverTls(endpoint))) {
          return endpoint;
        }
      } catch (IllegalArgumentException _) {
        // told below
      }
      throw new IOException("The issuer's discovery document has no " + name + " with https");
    }
  }

  private static boolean isOverTls(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private record Kept(Said said, long at) {}

  /// As it was at most a minute ago.
  Said fetch() throws IOException {
    Kept kept = last;
    if (kept != null && System.nanoTime() - kept.at() < KEPT.toNanos()) {
      return kept.said();
    }
    Said said = fetchNow();
    last = new Kept(said, System.nanoTime());
    return said;
  }

  private Said fetchNow() throws IOException {
    String base = issuer.toString().replaceFirst("/$", "");
    URI document = URI.create(base + "/.well-known/openid-configuration");
    try {
      JsonNode said = Json.MAPPER.readTree(http.retrieveResource(document.toURL()).getContent());
      if (!issuer.toString().equals(said.path("issuer").asString(""))) {
        throw new IOException(document + " is the discovery document of another issuer");
      }
      return new Said(said, !isOverTls(issuer));
    } catch (JacksonException e) {
      throw new IOException(document + " is not JSON", e);
    }
  }
}
