package io.cloudcostguard.ingest.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class OidcTest {

  private static final FrontDoor DOOR = FrontDoor.open();

  private static Issuer issuer;
  private static ConfigurableApplicationContext service;
  private static String tenant;

  @BeforeAll
  static void start() throws Exception {
    issuer = new Issuer();
    tenant = Visitor.ofNewTenant().tenant();
    service =
        DOOR.start(
            DOOR.broker(),
            "--ccg.oidc.issuer=" + issuer.address(),
            "--ccg.oidc.audience=" + Issuer.AUDIENCE,
            "--ccg.oidc.keys-interval=100ms");
    // It does not answer yet.
    assertThat(list(issuer.sign(issuer.claims(tenant))).status()).isEqualTo(503);
    issuer.start();
    await()
        .untilAsserted(
            () -> assertThat(list(issuer.sign(issuer.claims(tenant))).status()).isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  private static Answer list(String token) throws Exception {
    return send("GET", "/v1/estimates", token);
  }

  private static Answer send(String method, String path, String token) throws Exception {
    return DOOR.send(
        FrontDoor.request(FrontDoor.portOf(service), path)
            .method(method, java.net.http.HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token));
  }

  @Test
  void givesOnlyTheScopesOfTheToken() throws Exception {
    String token = issuer.sign(issuer.claims(tenant));

    assertThat(list(token).status()).isEqualTo(200);
    assertThat(send("GET", "/v1/keys", token).status()).isEqualTo(403);
    assertThat(send("GET", "/v1/keys", token).body()).contains("user jane");
    assertThat(send("GET", "/v1/tenants", token).status()).isEqualTo(403);
    assertThat(list(issuer.sign(issuer.claims(tenant).claim("scope", null))).status())
        .isEqualTo(403);
    assertThat(list(issuer.sign(issuer.claims(tenant).claim("scope", List.of("read")))).status())
        .isEqualTo(200);
  }

  @Test
  void refusesWhatTheIssuerDidNotMakeForThisService() throws Exception {
    Date past = Date.from(Instant.now().minusSeconds(600));
    Date later = Date.from(Instant.now().plusSeconds(600));
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("for others", issuer.sign(issuer.claims(tenant).audience("others")));
    tokens.put("for no audience", issuer.sign(issuer.claims(tenant).audience((String) null)));
    tokens.put("of others", issuer.sign(issuer.claims(tenant).issuer("https://example.org")));
    tokens.put("of no issuer", issuer.sign(issuer.claims(tenant).issuer(null)));
    tokens.put("expired", issuer.sign(issuer.claims(tenant).expirationTime(past)));
    tokens.put("without an end", issuer.sign(issuer.claims(tenant).expirationTime(null)));
    tokens.put("not yet good", issuer.sign(issuer.claims(tenant).notBeforeTime(later)));
    tokens.put("without a name", issuer.sign(issuer.claims(tenant).subject(null)));
    tokens.put("without a signature", issuer.unsigned(issuer.claims(tenant)));
    tokens.put("signed with the public key", issuer.signWithPublicKey(issuer.claims(tenant)));
    tokens.put("signed with another key", issuer.forge(issuer.claims(tenant)));
    tokens.put("of no tenant", issuer.sign(issuer.claims(null)));
    tokens.put("of an unknown tenant", issuer.sign(issuer.claims("nobody-knows-it")));
    tokens.put("of what is no tenant", issuer.sign(issuer.claims("a/b")));
    tokens.put("cut", issuer.sign(issuer.claims(tenant)).replaceAll("\\.[^.]*$", "."));
    tokens.put("nonsense", "a.b.c");

    tokens.forEach((what, token) -> {
      try {
        Answer answer = list(token);
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
      } catch (Exception e) {
        throw new AssertionError(what, e);
      }
    });
  }

  @Test
  void forgivesAClockThatIsALittleOff() throws Exception {
    Date justNow = Date.from(Instant.now().minusSeconds(20));

    assertThat(list(issuer.sign(issuer.claims(tenant).expirationTime(justNow))).status())
        .isEqualTo(200);
  }

  @Test
  void followsTheIssuerToNewKeys() throws Exception {
    String before = issuer.sign(issuer.claims(tenant));
    assertThat(list(before).status()).isEqualTo(200);

    issuer.rotateToElliptic();
    await()
        .untilAsserted(
            () -> assertThat(list(issuer.sign(issuer.claims(tenant))).status()).isEqualTo(200));
    assertThat(list(before).status()).isEqualTo(401);

    issuer.rotate();
    await()
        .untilAsserted(
            () -> assertThat(list(issuer.sign(issuer.claims(tenant))).status()).isEqualTo(200));
  }

  @Test
  void stillAcceptsKeysAndTheOperatorsToken() throws Exception {
    assertThat(list(FrontDoor.TOKEN).status()).isEqualTo(200);
    Visitor visitor = Visitor.of(tenant, "read");
    await().untilAsserted(() -> assertThat(list(visitor.key()).status()).isEqualTo(200));
  }
}
