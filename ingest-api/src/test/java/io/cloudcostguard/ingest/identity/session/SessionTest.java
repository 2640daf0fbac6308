package io.cloudcostguard.ingest.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionTest {

  private static final String BUDGET = "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"}}";

  private final FrontDoor door = FrontDoor.open();

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
    assertThat(signedOut.header("Set-Cookie")).contains("ccg_session=;", "Max-Age=0");

    assertThat(with("ccg_session=x", "GET", "/v1/session").status()).isEqualTo(401);
    assertThat(with("ccg_session=" + "A".repeat(3000), "GET", "/v1/session").status())
        .isEqualTo(401);
    assertThat(with("ccg_session=", "GET", "/v1/session").status()).isEqualTo(401);
  }

  @Test
  void endsAfterTwelveHours() {
    SecretBox box = new SecretBox(SecretBox.newKey());
    Instant start = Instant.parse("2026-11-29T08:00:00Z");
    String value = new Sessions(box, at(start)).begin("a-token", true).getValue();
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/session");
    request.setCookies(new jakarta.servlet.http.Cookie(Sessions.COOKIE, value));

    assertThat(new Sessions(box, at(start.plusSeconds(12 * 3600 - 1))).of(request))
        .isEqualTo("a-token");
    assertThat(new Sessions(box, at(start.plusSeconds(12 * 3600))).of(request)).isNull();
    assertThat(new Sessions(new SecretBox(SecretBox.newKey()), at(start)).of(request)).isNull();
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
