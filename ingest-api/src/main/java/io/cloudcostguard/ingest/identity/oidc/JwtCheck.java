package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.TokenCheck;
import io.cloudcostguard.ingest.identity.access.TokenVerdict;
import java.text.ParseException;
import java.util.regex.Pattern;

/// Authenticates tokens of the configured OpenID Connect issuer.
final class JwtCheck implements TokenCheck {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private final ConfigurableJWTProcessor<SecurityContext> processor;
  private final OidcProperties properties;
  private final CallerClaims callers;

  JwtCheck(
      ConfigurableJWTProcessor<SecurityContext> processor,
      OidcProperties properties,
      CallerClaims callers) {
    this.processor = processor;
    this.properties = properties;
    this.callers = callers;
  }

  @Override
  public boolean recognises(String token) {
    return FORM.matcher(token).matches();
  }

  @Override
  public TokenVerdict verdict(String token) {
    try {
      return callers.verdict(processor.process(token, null));
    } catch (ExpiredJWTException _) {
      return new TokenVerdict.Wrong("The token has expired.");
    } catch (BadJOSEException | ParseException _) {
      return new TokenVerdict.Wrong(
          "The token is invalid: the issuer "
              + properties.issuer()
              + " did not issue it for this service.");
    } catch (RateLimitReachedException _) {
      // It may be signed with a key that is newer than those that were fetched last.
      return new TokenVerdict.Unsure(
          ProblemException.unavailable(
              ProblemType.ISSUER_UNAVAILABLE,
              "The token's signing key is unknown, although the issuer's keys were fetched a moment ago.",
              null));
    } catch (KeySourceException e) {
      return new TokenVerdict.Unsure(
          ProblemException.unavailable(
              ProblemType.ISSUER_UNAVAILABLE, "The issuer's signing keys cannot be fetched.", e));
    } catch (JOSEException _) {
      return new TokenVerdict.Wrong("The token's signature cannot be read.");
    } catch (ProblemException e) {
      return new TokenVerdict.Unsure(e);
    }
  }
}
