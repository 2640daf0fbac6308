package io.cloudcostguard.ingest.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.MisconfiguredException;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.ingest.identity.access.TokenVerdict;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// The console's sign-in with a real issuer; the test is the browser, and the proxy in front.
class SignInTest {

  private static final FrontDoor DOOR = FrontDoor.open();
  private static final HttpClient ISSUERS_PAGE = HttpClient.newHttpClient();
  private static final String CONSOLE = "https://cost.example.com/";

  private static Issuer issuer;
  private static ConfigurableApplicationContext service;
  private static String tenant;

  @BeforeAll
  static void start() throws Exception {
    issuer = new Issuer();
    issuer.start();
    tenant = Visitor.ofNewTenant().tenant();
    service =
        DOOR.start(
            DOOR.broker(),
            "--ccg.oidc.issuer=" + issuer.address(),
            "--ccg.oidc.audience=" + Issuer.AUDIENCE,
            "--ccg.oidc.clock-skew=5m",
            "--ccg.oidc.sign-in.client-id=" + Issuer.CLIENT,
            "--ccg.oidc.sign-in.client-secret=" + Issuer.SECRET,
            "--ccg.oidc.sign-in.redirect-uri=" + Issuer.REDIRECT);
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  @BeforeEach
  void everyPersonIsOfTheTenant() {
    issuer.signInTo(tenant);
  }

  /// A sign-in that has begun: the browser's cookie, and what the issuer's page sends it back with.
  private record Begun(String cookie, URI comesBack) {}

  private static Begun begin(String to) throws Exception {
    Answer answer =
        get("/v1/sign-in/begin?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8), "");
    assertThat(answer.status()).isEqualTo(302);
    HttpRequest page = HttpRequest.newBuilder(URI.create(answer.header("Location"))).build();
    String back =
        ISSUERS_PAGE
            .send(page, BodyHandlers.discarding())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return new Begun(cookie(answer, "__Host-ccg_sign_in"), URI.create(back));
  }

  private static Answer end(Begun begun) throws Exception {
    return end(begun.cookie(), begun.comesBack().getRawQuery());
  }

  private static Answer end(String cookie, String query) throws Exception {
    return get("/v1/sign-in/end?" + query, cookie);
  }

  private static Answer get(String path, String cookie) throws Exception {
    HttpRequest.Builder request = FrontDoor.request(FrontDoor.portOf(service), path);
    return DOOR.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
  }

  private static String cookie(Answer answer, String name) {
    return answer.response().headers().allValues("Set-Cookie").stream()
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.split(";", 2)[0])
        .findFirst()
        .orElse("");
  }

  private static void isRefused(Answer answer, String reason) {
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(CONSOLE + "#/overview?signIn=" + reason);
    assertThat(cookie(answer, "__Host-ccg_session")).isEmpty();
  }

  @Test
  void signsAPersonInWithWhatTheIssuerSays() throws Exception {
    assertThat(get("/v1/sign-in", "").json().path("issuer").asString()).isEqualTo(issuer.address());

    Answer signedIn = end(begin("#/estimates?project=shop"));

    assertThat(signedIn.status()).isEqualTo(302);
    assertThat(signedIn.header("Location")).isEqualTo(CONSOLE + "#/estimates?project=shop");
    assertThat(signedIn.response().headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("__Host-ccg_session=")
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Max-Age=14400"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("__Host-ccg_sign_in=;").contains("Max-Age=0"));
    Answer session = get("/v1/session", cookie(signedIn, "__Host-ccg_session"));
    assertThat(session.json().path("tenant").asString()).isEqualTo(tenant);
    assertThat(session.json().path("name").asString()).isEqualTo("user jane");
    assertThat(session.json().path("scopes").toString())
        .isEqualTo("[\"submit\",\"read\"]"); // operate, which the token claims, comes from no token
    assertThat(get("/v1/keys", cookie(signedIn, "__Host-ccg_session")).status()).isEqualTo(403);
  }

  @Test
  void keepsItsSecretsFromTheAddressAndFromScripts() throws Exception {
    Answer begun = get("/v1/sign-in/begin", "");

    String setCookie = begun.header("Set-Cookie");
    assertThat(setCookie).contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/;", "Max-Age=600");
    assertThat(begun.header("Location"))
        .startsWith(issuer.address() + "/authorize?")
        .contains("code_challenge_method=S256", "nonce=", "state=")
        .doesNotContain("code_verifier", Issuer.SECRET);
    assertThat(begun.header("Cache-Control")).contains("no-store");
  }

  /// An attacker's code or state in a victim's browser would sign the victim in as the attacker.
  @Test
  void refusesWhatAnotherBrowserBegan() throws Exception {
    Begun attackers = begin("#/overview");
    Begun victims = begin("#/overview");

    isRefused(end("", attackers.comesBack().getRawQuery()), "expired");
    isRefused(end(victims.cookie(), attackers.comesBack().getRawQuery()), "invalid");
    isRefused(end("__Host-ccg_sign_in=AAAA", attackers.comesBack().getRawQuery()), "expired");
    // The victim's state with the attacker's code: the verifier is not the one of the code.
    String mixed =
        victims
            .comesBack()
            .getRawQuery()
            .replaceFirst(
                "code=[^&]+",
                attackers.comesBack().getRawQuery().replaceFirst(".*(code=[^&]+).*", "$1"));
    isRefused(end(victims.cookie(), mixed), "invalid");
  }

  @Test
  void takesACodeOnce() throws Exception {
    Begun begun = begin("#/overview");

    assertThat(cookie(end(begun), "__Host-ccg_session")).isNotEmpty();
    isRefused(end(begun), "invalid");
  }

  @Test
  void refusesATokenThatTheIssuerDidNotMakeForThisSignIn() throws Exception {
    UnaryOperator<String> asItIs = UnaryOperator.identity();
    Map<String, UnaryOperator<JWTClaimsSet.Builder>> tampered =
        Map.of(
            "of another sign-in",
            claims -> claims.claim("nonce", "another"),
            "of no sign-in",
            claims -> claims.claim("nonce", null),
            "for another client",
            claims -> claims.audience("another-client"),
            "for two, and made for the other",
            claims -> claims.audience(List.of(Issuer.CLIENT, "another")).claim("azp", "another"),
            "of another issuer",
            claims -> claims.issuer("https://issuer.example.com"),
            "expired",
            claims -> claims.expirationTime(new Date(System.currentTimeMillis() - 600_000)));
    for (Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>> each : tampered.entrySet()) {
      issuer.tamper(each.getValue(), asItIs);
      Answer answer = end(begin("#/overview"));
      assertThat(cookie(answer, "__Host-ccg_session")).as(each.getKey()).isEmpty();
      isRefused(answer, "invalid");
    }
    issuer.tamper(UnaryOperator.identity(), token -> token.replaceFirst("\\.[^.]*$", ".AAAA"));
    isRefused(end(begin("#/overview")), "invalid");
    issuer.tamper(UnaryOperator.identity(), _ -> issuer.unsigned(issuer.claims(tenant)));
    isRefused(end(begin("#/overview")), "invalid");
  }

  @Test
  void saysWhyThereIsNoSession() throws Exception {
    Begun begun = begin("#/overview");
    String state = begun.comesBack().getRawQuery().replaceFirst(".*(state=[^&]+).*", "$1");
    isRefused(end(begun.cookie(), "error=access_denied&" + state), "denied");
    isRefused(end(begun.cookie(), "code=x&iss=https%3A%2F%2Fother.example&" + state), "invalid");

    issuer.signInTo("a-tenant-that-is-not-here");
    isRefused(end(begin("#/overview")), "no_tenant");

    issuer.signInTo(tenant);
    issuer.tamper(claims -> claims.claim("scope", "openid submit"), UnaryOperator.identity());
    isRefused(end(begin("#/overview")), "no_rights");
  }

  @Test
  void toleratesAnIssuersClockAsFarAsIsConfigured() throws Exception {
    issuer.tamper(
        claims -> claims.expirationTime(new Date(System.currentTimeMillis() - 200_000)),
        UnaryOperator.identity());

    assertThat(cookie(end(begin("#/overview")), "__Host-ccg_session")).isNotEmpty();
  }

  /// A page of a host beside this one can set a cookie of this name.
  @Test
  void takesNoSignInThatAnotherHostMayHaveGiven() throws Exception {
    Begun attackers = begin("#/overview");

    String tossed = attackers.cookie().replaceFirst("__Host-", "");
    isRefused(end(tossed, attackers.comesBack().getRawQuery()), "expired");
  }

  @Test
  void knowsNoOneWhomTheIssuerDoesNotName() {
    CallerClaims callers =
        new CallerClaims(
            new OidcProperties(
                null,
                null,
                null,
                "tenant",
                "scope",
                "",
                "email",
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10)),
            DOOR.part(Tenants.class));

    assertThat(callers.verdict(issuer.claims(tenant).build()))
        .isInstanceOf(TokenVerdict.Wrong.class);
    assertThat(callers.verdict(issuer.claims(tenant).claim("email", "j@example.com").build()))
        .isInstanceOf(TokenVerdict.Known.class);
  }

  /// An address of another site would make this one a trusted way to it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "#/a\r\nSet-Cookie: x=y",
        "#@evil.example/",
        "evil",
        "#/%0d%0a\u202e",
        "#/%",
        "#/estimates/%zz",
        ""
      })
  void comesBackToAPageOfTheConsoleOnly(String to) throws Exception {
    assertThat(end(begin(to)).header("Location")).isEqualTo(CONSOLE + "#/overview");
  }

  @Test
  void isNotThereWithoutAnIssuer() throws Exception {
    assertThat(DOOR.get("/v1/sign-in").body()).isEqualTo("{}");
    assertThat(DOOR.get("/v1/sign-in/begin").status()).isEqualTo(404);
    assertThat(DOOR.get("/v1/sign-in/end").status()).isEqualTo(404);
  }

  @Test
  void doesNotStartWhereAnyPageCouldBeTheWayBack() {
    for (String redirect :
        new String[] {"http://cost.example.com/v1/sign-in/end", "https://cost.example.com/"}) {
      assertThatThrownBy(() ->
              new SignInProperties(
                  "console", null, URI.create(redirect), "openid", Duration.ofHours(1)))
          .isInstanceOf(MisconfiguredException.class)
          .hasMessageContaining("redirect-uri");
    }
  }
}
