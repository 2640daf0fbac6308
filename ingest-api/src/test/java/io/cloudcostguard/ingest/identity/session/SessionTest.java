package io.cloudcostguard.ingest.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.identity.access.TokenVerdict;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import io.cloudcostguard.schemas.secret.SecretBox;
import jakarta.servlet.http.Cookie;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionTest {

  private static final String BUDGET = "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"}}";

  private final FrontDoor door = FrontDoor.open();
  private final Tenants tenants = door.part(Tenants.class);

  @Test
  void beginsWithAKeyAndIsACookieThatNoScriptReads() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();

    Answer signedIn = visitor.send("POST", "/v1/session", "");

    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(signedIn.json().path("tenant").asString()).isEqualTo(visitor.tenant());
    assertThat(signedIn.header("Set-Cookie"))
        .contains("ccg_session=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")
        .doesNotContain(visitor.key());
    Answer read = with(cookie(signedIn), "GET", "/v1/session");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json().path("scopes").toString()).contains("admin");
  }

  @Test
  void changesSomethingOnlyWithTheHeaderThatOtherSitesCannotSend() throws Exception {
    String cookie = cookie(Visitor.ofNewTenant().send("POST", "/v1/session", ""));
    String path = "/v1/projects/p/budget";

    assertThat(with(cookie, "PUT", path).status()).isEqualTo(401);
    assertThat(with(cookie, "PUT", path, "Ccg-Console", "1").status()).isEqualTo(200);
    assertThat(
            with(cookie, "PUT", path, "Ccg-Console", "1", "Sec-Fetch-Site", "cross-site").status())
        .isEqualTo(401);
    assertThat(with(cookie, "GET", "/v1/session", "Sec-Fetch-Site", "same-site").status())
        .isEqualTo(401);
    assertThat(with(cookie, "GET", "/v1/session", "Sec-Fetch-Site", "same-origin").status())
        .isEqualTo(200);
  }

  @Test
  void hasTheScopesOfItsKeyAndEndsWithIt() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    Visitor reader = owner.colleague("read");
    String cookie = cookie(reader.send("POST", "/v1/session", ""));

    assertThat(with(cookie, "PUT", "/v1/projects/p/budget", "Ccg-Console", "1").status())
        .isEqualTo(403);
    assertThat(owner.send("DELETE", "/v1/keys/" + reader.id(), "").status()).isEqualTo(204);

    assertThat(with(cookie, "GET", "/v1/session").status()).isEqualTo(401);
  }

  @Test
  void endsAndIsNothingWhenItIsNotOurs() throws Exception {
    Answer signedOut = with("ccg_session=x", "DELETE", "/v1/session");
    assertThat(signedOut.status()).isEqualTo(204);
    assertThat(signedOut.response().headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("ccg_session=;") && cookie.contains("Max-Age=0"))
        .anyMatch(cookie -> cookie.startsWith("__Host-ccg_session=;") && cookie.contains("Secure"));

    assertThat(with("ccg_session=x", "GET", "/v1/session").status()).isEqualTo(401);
    assertThat(with("ccg_session=" + "A".repeat(3000), "GET", "/v1/session").status())
        .isEqualTo(401);
    assertThat(with("ccg_session=", "GET", "/v1/session").status()).isEqualTo(401);
  }

  @Test
  void endsAfterTwelveHours() {
    SecretBox box = new SecretBox(SecretBox.newKey());
    Instant start = Instant.parse("2026-11-29T08:00:00Z");
    String value = new Sessions(box, tenants, at(start)).begin("a-token", true).getValue();
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/session");
    request.setCookies(new Cookie(Sessions.OF_THIS_HOST + Sessions.COOKIE, value));

    assertThat(tokenIn(new Sessions(box, tenants, at(start.plusSeconds(12 * 3600 - 1))), request))
        .isEqualTo("a-token");
    assertThat(tokenIn(new Sessions(box, tenants, at(start.plusSeconds(12 * 3600))), request))
        .isNull();
    SecretBox other = new SecretBox(SecretBox.newKey());
    assertThat(tokenIn(new Sessions(other, tenants, at(start)), request)).isNull();
  }

  /// A page of a host beside this one can set a cookie for both, but none with such a name.
  @Test
  void isOverTlsACookieThatNoOtherHostCanSet() {
    SecretBox box = new SecretBox(SecretBox.newKey());
    Instant start = Instant.parse("2026-11-29T08:00:00Z");
    Sessions sessions = new Sessions(box, tenants, at(start));
    String attackers = sessions.begin("the-attackers", false).getValue();
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/session");
    request.setSecure(true);

    request.setCookies(new Cookie(Sessions.COOKIE, attackers));
    assertThat(tokenIn(sessions, request)).isNull();

    ResponseCookie own = sessions.begin("own", true);
    request.setCookies(
        new Cookie(Sessions.COOKIE, attackers), new Cookie(own.getName(), own.getValue()));
    assertThat(own.toString()).startsWith("__Host-ccg_session=").contains("Path=/;", "Secure");
    assertThat(tokenIn(sessions, request)).isEqualTo("own");
  }

  /// A browser would drop it without a word.
  @Test
  void refusesATokenThatNoCookieCanHold() {
    Sessions sessions = new Sessions(new SecretBox(SecretBox.newKey()), tenants, at(Instant.EPOCH));

    assertThatThrownBy(() -> sessions.begin("x".repeat(3100), true))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("too long for a session");
    assertThat(sessions.begin("x".repeat(2900), true).getValue()).hasSizeLessThan(4096);
  }

  @Test
  void endsWithTheTenantOfItsPerson() throws Exception {
    String tenant = Visitor.ofNewTenant().tenant();
    Caller person = new Caller(tenant, "user jane", Set.of(Scope.READ));
    String cookie = door.part(Sessions.class).begin(person, Duration.ofHours(1), false).toString();
    String pair = cookie.split(";", 2)[0];
    assertThat(with(pair, "GET", "/v1/session").json().path("name").asString())
        .isEqualTo("user jane");

    assertThat(door.send("DELETE", "/v1/tenants/" + tenant, "").status()).isEqualTo(204);

    assertThat(with(pair, "GET", "/v1/session").status()).isEqualTo(401);
  }

  /// It had the token without a word before it.
  @Test
  void beginsAnewWhereAnEarlierVersionBeganIt() {
    SecretBox box = new SecretBox(SecretBox.newKey());
    Instant start = Instant.parse("2026-11-29T08:00:00Z");
    String end = Long.toString(start.plusSeconds(60).getEpochSecond());
    for (String token : List.of("x", "ccg_default_0123456789")) {
      String sealed =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(box.seal(end + " " + token, "console-session"));
      MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/session");
      request.setCookies(new Cookie(Sessions.COOKIE, sealed));

      assertThat(
              new Sessions(box, tenants, at(start))
                  .verdict(request, _ -> new TokenVerdict.Wrong("only looked at")))
          .isNull();
    }
  }

  /// What is sealed in a cookie opens nothing when it comes as a token.
  @Test
  void isNoToken() throws Exception {
    String person = "person {\"tenant\":\"default\",\"name\":\"me\",\"scopes\":[\"admin\"]}";
    HttpRequest.Builder request = FrontDoor.request(door.port(), "/v1/session");

    assertThat(door.send(request.header("X-Api-Key", person)).status()).isEqualTo(401);
  }

  /// The key is good, and the other header would be what the cookie has.
  @Test
  void isOfThePersonWhomTheIssuerNamedAndOfNoOther() throws Exception {
    Visitor reader = Visitor.ofNewTenant().colleague("read");
    String forged = "Bearer person {\"tenant\":\"default\",\"name\":\"me\",\"scopes\":[\"read\"]}";
    HttpRequest.Builder request =
        FrontDoor.request(door.port(), "/v1/session")
            .header("X-Api-Key", reader.key())
            .header("Authorization", forged)
            .POST(BodyPublishers.noBody());

    Answer begun = door.send(request);

    assertThat(with(cookie(begun), "GET", "/v1/session").status()).isEqualTo(401);
  }

  private static @Nullable String tokenIn(Sessions sessions, MockHttpServletRequest request) {
    String[] token = {null};
    sessions.verdict(
        request,
        given -> {
          token[0] = given;
          return new TokenVerdict.Wrong("only looked at");
        });
    return token[0];
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private Answer with(String cookie, String method, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        FrontDoor.request(door.port(), path)
            .header("Cookie", cookie)
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("PUT") ? BodyPublishers.ofString(BUDGET) : BodyPublishers.noBody());
    return door.send(headers.length == 0 ? request : request.headers(headers));
  }

  private static String cookie(Answer signedIn) {
    return signedIn.header("Set-Cookie").split(";", 2)[0];
  }
}
