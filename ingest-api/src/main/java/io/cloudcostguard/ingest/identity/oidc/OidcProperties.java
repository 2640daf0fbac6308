package io.cloudcostguard.ingest.identity.oidc;

import io.cloudcostguard.ingest.MisconfiguredException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the OpenID Connect issuer: its tokens, and the claims that are read.
///
/// @param issuer whose; null: no issuer's
/// @param audience whom they must be meant for
/// @param jwksUri where the issuer's keys are; null: where its discovery document says
/// @param tenantClaim which claim names the tenant
/// @param scopesClaim which claim has the scopes: a list, or one text with spaces
/// @param scopePrefix what stands before each of our scopes there, e.g. `ccg:`; others are ignored
/// @param nameClaim which claim says who it is
/// @param clockSkew how far the issuer's clock may be off
/// @param keysFor how long its keys are used before they are fetched again
/// @param keysInterval how often keys are fetched for tokens with an unknown one
@ConfigurationProperties("ccg.oidc")
record OidcProperties(
    @Nullable URI issuer,
    @Nullable String audience,
    @Nullable URI jwksUri,
    @DefaultValue("tenant") String tenantClaim,
    @DefaultValue("scope") String scopesClaim,
    @DefaultValue("") String scopePrefix,
    @DefaultValue("sub") String nameClaim,
    @DefaultValue("60s") Duration clockSkew,
    @DefaultValue("5m") Duration keysFor,
    @DefaultValue("10s") Duration keysInterval) {

  private static void requireTls(String property, @Nullable URI uri) {
    if (uri != null && !isSafe(uri)) {
      throw new MisconfiguredException(
          "ccg.oidc."
              + property
              + " is not https: an attacker on the network could replace the signing keys.");
    }
  }

  /// Over TLS, or not over a network.
  static boolean isSafe(URI uri) {
    String host = uri.getHost();
    return "https".equalsIgnoreCase(uri.getScheme())
        || ("http".equalsIgnoreCase(uri.getScheme())
            && host != null
            && LOOPBACK.matcher(host).matches());
  }

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  OidcProperties {
    if (issuer != null && (audience == null || audience.isBlank())) {
      throw new MisconfiguredException(
          "ccg.oidc.issuer is set without ccg.oidc.audience: tokens for other services would be"
              + " accepted.");
    }
    requireTls("issuer", issuer);
    requireTls("jwks-uri", jwksUri);
  }
}
