package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.identity.access.TokenCheck;
import io.cloudcostguard.ingest.identity.access.TokenVerdict;
import io.cloudcostguard.ingest.identity.tenant.Tenant;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Authenticates tokens of the configured OpenID Connect issuer.
final class JwtCheck implements TokenCheck {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
  private static final int LONGEST_NAME = 100;

  private final ConfigurableJWTProcessor<SecurityContext> processor;
  private final OidcProperties properties;
  private final Tenants tenants;

  JwtCheck(
      ConfigurableJWTProcessor<SecurityContext> processor,
      OidcProperties properties,
      Tenants tenants) {
    this.processor = processor;
    this.properties = properties;
    this.tenants = tenants;
  }

  @Override
  public boolean recognises(String token) {
    return FORM.matcher(token).matches();
  }

  @Override
  public TokenVerdict verdict(String token) {
    try {
      return verdict(processor.process(token, null));
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

  private TokenVerdict verdict(JWTClaimsSet claims) {
    Object tenant = claims.getClaim(properties.tenantClaim());
    if (!(tenant instanceof String name) || !Tenant.isName(name) || tenants.open(name) == null) {
      return new TokenVerdict.Wrong(
          "The claim "
              + properties.tenantClaim()
              + " of the token does not name a tenant of this service.");
    }
    return new TokenVerdict.Known(new Caller(name, "user " + who(claims), scopes(claims)));
  }

  private String who(JWTClaimsSet claims) {
    String name = String.valueOf(claims.getClaim(properties.nameClaim()));
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  private Set<Scope> scopes(JWTClaimsSet claims) {
    Stream<?> words =
        switch (claims.getClaim(properties.scopesClaim())) {
          case String text -> Arrays.stream(text.split(" "));
          case List<?> list -> list.stream();
          case null, default -> Stream.of();
        };
    String prefix = properties.scopePrefix();
    return words
        .map(String::valueOf)
        .filter(word -> word.startsWith(prefix))
        .flatMap(word -> Scope.ofKey(word.substring(prefix.length())).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
