package io.cloudcostguard.ingest.identity.oidc;

import io.cloudcostguard.ingest.MisconfiguredException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the console's sign-in with an OpenID Connect issuer: this service as its client.
///
/// @param clientId as the issuer knows this service; null: people sign in with keys only
/// @param clientSecret of a confidential client; null: a public one, which PKCE protects
/// @param redirectUri where the issuer sends people back to, as it is registered there: the public
///   address of this service with [SignInController#END]
/// @param scope what is asked of the issuer
/// @param sessionFor how long a session is, until the issuer is asked again
@ConfigurationProperties("ccg.oidc.sign-in")
record SignInProperties(
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable URI redirectUri,
    @DefaultValue("openid") String scope,
    @DefaultValue("4h") Duration sessionFor) {

  SignInProperties {
    if (clientId != null
        && (redirectUri == null
            || !OidcProperties.isSafe(redirectUri)
            || !redirectUri.getPath().endsWith(SignInController.END))) {
      throw new MisconfiguredException(
          "ccg.oidc.sign-in.client-id is set: ccg.oidc.sign-in.redirect-uri must be the https"
              + " address of this service with "
              + SignInController.END
              + ".");
    }
    if (sessionFor.isNegative() || sessionFor.isZero() || sessionFor.compareTo(LONGEST) > 0) {
      throw new MisconfiguredException(
          "ccg.oidc.sign-in.session-for is not between a second and a day: the issuer would not be"
              + " asked again.");
    }
  }

  private static final Duration LONGEST = Duration.ofDays(1);

  /// Whether browsers reach this service over TLS, also where a proxy ends it.
  boolean isOverTls() {
    return redirectUri != null && "https".equalsIgnoreCase(redirectUri.getScheme());
  }

  @Override
  public String toString() {
    return "SignInProperties[clientId=%s, redirectUri=%s]".formatted(clientId, redirectUri);
  }
}
