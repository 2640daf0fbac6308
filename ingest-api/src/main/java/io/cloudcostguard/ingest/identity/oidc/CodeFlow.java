package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.TokenVerdict;
import io.cloudcostguard.ingest.identity.oidc.SignInFailedException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Speaks the authorization code flow with PKCE: where a browser is sent to, and whom the code that
/// it comes back with stands for.
///
/// @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth">OpenID Connect
///   Core 1.0</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9700">RFC 9700, best current practice</a>
final class CodeFlow {

  /// Bounds what a crowd of invented codes costs the issuer and this service.
  private static final int MOST_AT_ONCE = 16;

  private final URI issuer;
  private final SignInProperties client;
  private final Discovery discovery;
  private final IDTokenValidator validator;
  private final CallerClaims callers;
  private final Semaphore exchanges = new Semaphore(MOST_AT_ONCE);
  private final IssuerHttp http;

  CodeFlow(
      URI issuer,
      SignInProperties client,
      Discovery discovery,
      JWSKeySelector<SecurityContext> keys,
      Duration clockSkew,
      CallerClaims callers,
      IssuerHttp http) {
    this.issuer = issuer;
    this.client = client;
    this.discovery = discovery;
    this.callers = callers;
    this.http = http;
    validator = new IDTokenValidator(new Issuer(issuer), clientId(), keys, null);
    validator.setMaxClockSkew(Math.toIntExact(clockSkew.toSeconds()));
  }

  /// What the browser that began a sign-in keeps until it comes back.
  ///
  /// @param verifier what only this service can show for the code
  record Secrets(String state, String nonce, String verifier) {

    static Secrets random() {
      return new Secrets(
          new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue());
    }
  }

  URI issuer() {
    return issuer;
  }

  private ClientID clientId() {
    return new ClientID(Objects.requireNonNull(client.clientId()));
  }

  /// What is asked of the issuer.
  private interface Question<T> {
    T ask() throws SignInFailedException;
  }

  private <T> T bounded(Question<T> question) throws SignInFailedException {
    if (!exchanges.tryAcquire()) {
      throw new SignInFailedException(Reason.UNAVAILABLE, "Too many sign-ins at once");
    }
    try {
      return question.ask();
    } finally {
      exchanges.release();
    }
  }

  /// The page of the issuer that asks who the person is.
  URI pageOfIssuer(Secrets secrets) throws SignInFailedException {
    URI endpoint = bounded(() -> endpoint("authorization_endpoint"));
    return new AuthenticationRequest.Builder(
            new ResponseType(ResponseType.Value.CODE),
            Scope.parse(client.scope()),
            clientId(),
            client.redirectUri())
        .endpointURI(endpoint)
        .state(new State(secrets.state()))
        .nonce(new Nonce(secrets.nonce()))
        .codeChallenge(new CodeVerifier(secrets.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  private URI endpoint(String name) throws SignInFailedException {
    try {
      return discovery.fetch().endpoint(name);
    } catch (IOException e) {
      throw new SignInFailedException(Reason.UNAVAILABLE, e);
    }
  }

  /// Whom a code stands for.
  ///
  /// @param givenIssuer who says that the code is its own; null: it does not say
  Caller person(String code, @Nullable String givenIssuer, Secrets secrets)
      throws SignInFailedException {
    if (givenIssuer != null && !givenIssuer.equals(issuer.toString())) {
      throw new SignInFailedException(Reason.INVALID, "The code is of another issuer");
    }
    return bounded(() -> person(validated(tokens(code, secrets), secrets)));
  }

  private OIDCTokenResponse tokens(String code, Secrets secrets) throws SignInFailedException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code),
            client.redirectUri(),
            new CodeVerifier(secrets.verifier()));
    URI endpoint = endpoint("token_endpoint");
    TokenRequest request =
        (client.clientSecret() == null
                ? new TokenRequest.Builder(endpoint, clientId(), grant)
                : new TokenRequest.Builder(
                    endpoint,
                    new ClientSecretBasic(clientId(), new Secret(client.clientSecret())),
                    grant))
            .build();
    try {
      TokenResponse response = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
      if (response instanceof OIDCTokenResponse tokens) {
        return tokens;
      }
      throw new SignInFailedException(
          Reason.INVALID,
          "The issuer does not accept the code: "
              + response.toErrorResponse().getErrorObject().getCode());
    } catch (ParseException e) {
      throw new SignInFailedException(Reason.INVALID, e);
    }
  }

  private HTTPResponse send(HTTPRequest request) throws SignInFailedException {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(request.getURI())
            .POST(BodyPublishers.ofString(Objects.requireNonNullElse(request.getBody(), "")));
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> post.header(name, value)));
    try {
      IssuerHttp.Said said = http.ask(post);
      HTTPResponse response = new HTTPResponse(said.status());
      response.setHeader("Content-Type", said.contentType());
      response.setBody(said.body());
      return response;
    } catch (IOException e) {
      throw new SignInFailedException(Reason.UNAVAILABLE, e);
    }
  }

  private JWTClaimsSet validated(OIDCTokenResponse tokens, Secrets secrets)
      throws SignInFailedException {
    try {
      IDTokenClaimsSet claims =
          validator.validate(tokens.getOIDCTokens().getIDToken(), new Nonce(secrets.nonce()));
      AuthorizedParty party = claims.getAuthorizedParty();
      if (party != null && !party.getValue().equals(client.clientId())) {
        throw new SignInFailedException(Reason.INVALID, "The token was made for another client");
      }
      return claims.toJWTClaimsSet();
    } catch (KeySourceException e) {
      throw new SignInFailedException(Reason.UNAVAILABLE, e);
    } catch (BadJOSEException | JOSEException | ParseException e) {
      throw new SignInFailedException(Reason.INVALID, e);
    }
  }

  /// A session of a person who may not read shows nothing, not even the way out.
  private static Caller reader(Caller person) throws SignInFailedException {
    if (!person.may(io.cloudcostguard.ingest.identity.access.Scope.READ)) {
      throw new SignInFailedException(Reason.NO_RIGHTS, "The person has not the scope read");
    }
    return person;
  }

  private Caller person(JWTClaimsSet claims) throws SignInFailedException {
    return switch (callers.verdict(claims)) {
      case TokenVerdict.Known(Caller caller) -> reader(caller);
      case TokenVerdict.Wrong(String why) -> throw new SignInFailedException(Reason.NO_TENANT, why);
      case TokenVerdict.Unsure(var answer) ->
          throw new SignInFailedException(Reason.UNAVAILABLE, answer);
      case TokenVerdict.Barred(var answer) ->
          throw new SignInFailedException(Reason.UNAVAILABLE, answer);
    };
  }
}
