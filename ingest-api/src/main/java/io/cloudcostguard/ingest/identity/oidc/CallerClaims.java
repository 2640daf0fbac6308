package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.identity.access.TokenVerdict;
import io.cloudcostguard.ingest.identity.tenant.Tenant;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads tenant, name and scopes of a caller from the claims of a token that was checked.
final class CallerClaims {

  private static final int LONGEST_NAME = 100;

  private final OidcProperties properties;
  private final Tenants tenants;

  CallerClaims(OidcProperties properties, Tenants tenants) {
    this.properties = properties;
    this.tenants = tenants;
  }

  /// Whose claims they are.
  TokenVerdict verdict(JWTClaimsSet claims) {
    Object tenant = claims.getClaim(properties.tenantClaim());
    if (!(tenant instanceof String name) || !Tenant.isName(name) || tenants.open(name) == null) {
      return new TokenVerdict.Wrong(
          "The claim "
              + properties.tenantClaim()
              + " of the token does not name a tenant of this service.");
    }
    if (!(claims.getClaim(properties.nameClaim()) instanceof String who) || who.isBlank()) {
      return new TokenVerdict.Wrong(
          "The claim " + properties.nameClaim() + " of the token does not say who it is.");
    }
    return new TokenVerdict.Known(new Caller(name, "user " + shown(who), scopes(claims)));
  }

  private static String shown(String name) {
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
