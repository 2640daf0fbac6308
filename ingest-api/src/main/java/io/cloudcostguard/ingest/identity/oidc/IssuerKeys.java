package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Fetches an issuer's keys, from where it is configured or from where the issuer's discovery
/// document says.
final class IssuerKeys implements JWKSetSource<SecurityContext> {

  private final Discovery discovery;
  private final @Nullable URI jwksUri;
  private final ResourceRetriever http;

  IssuerKeys(Discovery discovery, @Nullable URI jwksUri, ResourceRetriever http) {
    this.discovery = discovery;
    this.jwksUri = jwksUri;
    this.http = http;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      URI keys = jwksUri == null ? discovery.fetch().endpoint("jwks_uri") : jwksUri;
      return new URLBasedJWKSetSource<>(keys.toURL(), http).getJWKSet(refresh, now, context);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new KeySourceException("The issuer's keys cannot be fetched", e);
    }
  }

  @Override
  public void close() {}
}
