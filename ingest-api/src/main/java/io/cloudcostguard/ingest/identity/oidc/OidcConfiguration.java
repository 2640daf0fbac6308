package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// How tokens are checked and people sign in, where an issuer is configured.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ccg.oidc.issuer")
class OidcConfiguration {

  /// Signatures with a public key, and no others: neither none nor a shared secret.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /// While the issuer is out of reach, the keys that were fetched last are used for so long.
  private static final Duration OUTAGE = Duration.ofHours(4);

  @Bean
  @Order(2)
  JwtCheck jwtCheck(
      OidcProperties properties, CallerClaims callers, JWSKeySelector<SecurityContext> keys) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(keys);
    processor.setJWTClaimsSetVerifier(claims(issuer(properties), properties));
    return new JwtCheck(processor, properties, callers);
  }

  @Bean
  CallerClaims callerClaims(OidcProperties properties, Tenants tenants) {
    return new CallerClaims(properties, tenants);
  }

  @Bean
  IssuerHttp issuerHttp() {
    return new IssuerHttp(PATIENCE);
  }

  @Bean
  Discovery discovery(OidcProperties properties, IssuerHttp http) {
    return new Discovery(issuer(properties), http);
  }

  @Bean
  JWSKeySelector<SecurityContext> issuerKeys(
      OidcProperties properties, Discovery discovery, IssuerHttp http) {
    return new JWSVerificationKeySelector<>(
        ALGORITHMS,
        JWKSourceBuilder.create(new IssuerKeys(discovery, properties.jwksUri(), http))
            .cache(properties.keysFor().toMillis(), 2 * PATIENCE.toMillis())
            .refreshAheadCache(false) // it would have threads that outlive the service
            .rateLimited(properties.keysInterval().toMillis())
            .outageTolerant(OUTAGE.toMillis())
            .build());
  }

  @Bean
  @ConditionalOnProperty("ccg.oidc.sign-in.client-id")
  CodeFlow codeFlow(
      OidcProperties properties,
      SignInProperties signIn,
      Discovery discovery,
      JWSKeySelector<SecurityContext> keys,
      CallerClaims callers,
      IssuerHttp http) {
    return new CodeFlow(
        issuer(properties), signIn, discovery, keys, properties.clockSkew(), callers, http);
  }

  private static URI issuer(OidcProperties properties) {
    return Objects.requireNonNull(properties.issuer());
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(
      URI issuer, OidcProperties properties) {
    JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(issuer.toString()).build();
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            properties.audience(), exact, Set.of("exp", properties.nameClaim()));
    verifier.setMaxClockSkew(Math.toIntExact(properties.clockSkew().toSeconds()));
    return verifier;
  }
}
