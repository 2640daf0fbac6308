package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Fetches an issuer's keys, from where it is configured or from where the issuer's discovery
/// document says.
///
/// @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect
///   Discovery 1.0</a>
final class IssuerKeys implements JWKSetSource<SecurityContext> {

  private final URI issuer;
  private final @Nullable URI jwksUri;
  private final ResourceRetriever http;

  IssuerKeys(URI issuer, @Nullable URI jwksUri, ResourceRetriever http) {
    this.issuer = issuer;
    this.jwksUri = jwksUri;
    this.http = http;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      URI keys = jwksUri == null ? discovered() : jwksUri;
      return new URLBasedJWKSetSource<>(keys.toURL(), http).getJWKSet(refresh, now, context);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new KeySourceException("The keys of " + issuer + " cannot be fetched", e);
    }
  }

  private URI discovered() throws IOException {
    String base = issuer.toString().replaceFirst("/$", "");
    URI document = URI.create(base + "/.well-known/openid-configuration");
    JsonNode said = Json.MAPPER.readTree(http.retrieveResource(document.toURL()).getContent());
    if (!issuer.toString().equals(said.path("issuer").asString(""))) {
      throw new IOException(document + " is the discovery document of another issuer");
    }
    URI keys = URI.create(said.path("jwks_uri").asString(""));
    if (!OidcProperties.isSafe(keys)) {
      throw new IOException(document + " has a jwks_uri without https");
    }
    return keys;
  }

  @Override
  public void close() {}
}
