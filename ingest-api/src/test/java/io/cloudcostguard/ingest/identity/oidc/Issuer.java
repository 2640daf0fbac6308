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
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/// An OpenID Connect issuer with keys of its own.
final class Issuer implements AutoCloseable {

  static final String AUDIENCE = "cloudcostguard";

  private final HttpServer server;
  private volatile JWK key;

  Issuer() throws Exception {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(address(), address())));
    server.createContext(
        "/keys", exchange -> answer(exchange, new JWKSet(key).toPublicJWKSet().toString()));
    rotate();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
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
