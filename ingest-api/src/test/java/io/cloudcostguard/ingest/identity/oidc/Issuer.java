package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// An OpenID Connect issuer with keys of its own. Its page asks no one: every person is Jane.
final class Issuer implements AutoCloseable {

  static final String AUDIENCE = "cloudcostguard";

  /// The console as a client of the issuer.
  static final String CLIENT = "console";

  static final String SECRET = "a-client-secret-for-tests";
  static final String REDIRECT = "https://cost.example.com/v1/sign-in/end";

  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private volatile JWK key;
  private volatile String tenant;
  private volatile UnaryOperator<String> idToken = UnaryOperator.identity();
  private volatile UnaryOperator<JWTClaimsSet.Builder> idClaims = UnaryOperator.identity();

  Issuer() throws Exception {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys",
                 "authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token"}
                """
                    .formatted(address())));
    server.createContext("/authorize", exchange -> redirect(exchange, authorized(exchange)));
    server.createContext("/token", this::token);
    server.createContext(
        "/keys", exchange -> answer(exchange, new JWKSet(key).toPublicJWKSet().toString()));
    rotate();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    answer(exchange, 200, json);
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  // --- the authorization code flow with PKCE ---

  /// Persons who sign in from now on are of this tenant.
  void signInTo(String tenant) {
    this.tenant = tenant;
    tamper(UnaryOperator.identity(), UnaryOperator.identity());
  }

  /// What it says of persons is changed from now on, before and after it is signed.
  void tamper(UnaryOperator<JWTClaimsSet.Builder> claims, UnaryOperator<String> token) {
    idClaims = claims;
    idToken = token;
  }

  /// Where its page sends the browser.
  private String authorized(HttpExchange exchange) {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    boolean good =
        "code".equals(asked.get("response_type"))
            && CLIENT.equals(asked.get("client_id"))
            && REDIRECT.equals(asked.get("redirect_uri"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.getOrDefault("scope", "").contains("openid");
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    return good
        ? "%s?code=%s&state=%s&iss=%s".formatted(REDIRECT, code, asked.get("state"), address())
        : REDIRECT + "?error=invalid_request&state=" + asked.get("state");
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> given =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = codes.remove(given.getOrDefault("code", ""));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    if (asked == null
        || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !REDIRECT.equals(given.get("redirect_uri"))
        || !challenge(given.getOrDefault("code_verifier", ""))
            .equals(asked.get("code_challenge"))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    try {
      JWTClaimsSet.Builder claims =
          claims(tenant).audience(CLIENT).issueTime(new Date()).claim("nonce", asked.get("nonce"));
      answer(
          exchange,
          200,
          "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
              .formatted(idToken.apply(sign(idClaims.apply(claims)))));
    } catch (Exception e) {
      answer(exchange, 500, "{\"error\":\"server_error\"}");
    }
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  void start() {
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// From now on it signs with another key, and does not know the one before.
  void rotate() throws Exception {
    key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
  }

  void rotateToElliptic() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
  }

  /// What a good token says.
  JWTClaimsSet.Builder claims(String tenant) {
    return new JWTClaimsSet.Builder()
        .issuer(address())
        .audience(AUDIENCE)
        .subject("jane")
        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
        .claim("tenant", tenant)
        .claim("scope", "openid read submit operate");
  }

  String sign(JWTClaimsSet.Builder claims) throws Exception {
    return key instanceof ECKey elliptic
        ? sign(claims, JWSAlgorithm.ES256, new ECDSASigner(elliptic), elliptic.getKeyID())
        : sign(claims, JWSAlgorithm.RS256, new RSASSASigner((RSAKey) key), key.getKeyID());
  }

  /// Signed with another key, under the id of the issuer's.
  String forge(JWTClaimsSet.Builder claims) throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).generate();
    return sign(claims, JWSAlgorithm.RS256, new RSASSASigner(other), key.getKeyID());
  }

  /// With the public key as if it were a shared secret.
  String signWithPublicKey(JWTClaimsSet.Builder claims) throws Exception {
    byte[] publicKey = ((RSAKey) key).toRSAPublicKey().getEncoded();
    return sign(claims, JWSAlgorithm.HS256, new MACSigner(publicKey), key.getKeyID());
  }

  String unsigned(JWTClaimsSet.Builder claims) {
    return new PlainJWT(claims.build()).serialize();
  }

  private static String sign(
      JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWSSigner signer, String keyId)
      throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId).build();
    SignedJWT token = new SignedJWT(header, claims.build());
    token.sign(signer);
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
