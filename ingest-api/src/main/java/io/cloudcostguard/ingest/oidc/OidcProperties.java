package io.cloudcostguard.ingest.oidc;

import io.cloudcostguard.ingest.MisconfiguredException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose tokens are accepted, and what of them says what.
///
/// @param issuer whose; null: nobody's
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

  OidcProperties {
    if (issuer != null && (audience == null || audience.isBlank())) {
      throw new MisconfiguredException(
          "ccg.oidc.issuer is set, but not ccg.oidc.audience: tokens that the issuer made for"
              + " others would be accepted.");
    }
  }
}
