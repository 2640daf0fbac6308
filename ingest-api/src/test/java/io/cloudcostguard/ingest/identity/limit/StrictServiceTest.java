package io.cloudcostguard.ingest.identity.limit;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// An instance behind a proxy, with little memory and less patience.
class StrictServiceTest {

  private static final FrontDoor DOOR = FrontDoor.open();

  private static final String NEXT_TOKEN = "the-next-token-for-tests";

  private static ConfigurableApplicationContext service;
  private static int port;

  @BeforeAll
  static void start() {
    service =
        DOOR.start(
            DOOR.broker(),
            "--server.forward-headers-strategy=native",
            "--server.tomcat.connection-timeout=2s",
            "--ccg.cors.allowed-origins=https://costs.example.org",
            "--ccg.api.token=" + FrontDoor.TOKEN + ", " + NEXT_TOKEN,
            "--ccg.compat.origin.deprecated=2026-12-01",
            "--ccg.compat.origin.sunset=2027-06-30",
            "--ccg.limit.wrong-tokens-per-minute=3",
            "--ccg.ingest.max-waiting=1",
            "--ccg.limit.client-requests-per-minute=6",
            "--ccg.limit.body-time=1s",
            "--ccg.limit.max-resources=1000",
            "--ccg.limit.plan-memory=7MB");
    port = FrontDoor.portOf(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /// From an address that no other client has.
  private static HttpRequest.Builder request(String path) {
    return FrontDoor.request(port, path)
        .header("Authorization", "Bearer " + FrontDoor.TOKEN)
        .header("X-Forwarded-For", address());
  }

  private static String address() {
    String hex = UUID.randomUUID().toString();
    return "2001:db8:" + hex.substring(0, 4) + ":" + hex.substring(4, 8) + "::1";
  }

  private static Answer submit(byte[] plan) throws Exception {
    return DOOR.send(request("/v1/plans").POST(BodyPublishers.ofByteArray(plan)));
  }

  @Test
  void countsTheClientsOfItsProxyOneByOne() throws Exception {
    String network = address();
    for (int i = 0; i < 6; i++) {
      assertThat(from(network).status()).isEqualTo(200);
    }

    Answer refused = from(network);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"client\";q=6;w=60");
    assertThat(refused.header("RateLimit")).startsWith("\"client\";r=0;t=");
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(from(network.replace("::1", "::2")).status()).isEqualTo(429);
    assertThat(from(address()).status()).isEqualTo(200);
  }

  @Test
  void limitsInvalidTokensOfAnAddressAndNoOther() throws Exception {
    String address = address();
    for (int i = 0; i < 3; i++) {
      assertThat(with("guess-" + i, address).status()).isEqualTo(401);
    }

    Answer refused = with("guess-3", address);
    Answer valid = with(FrontDoor.TOKEN, address);
    Answer elsewhere = with("guess-4", address());

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(refused.json().path("detail").asString())
        .isEqualTo("The rate limit of one address is 3 invalid tokens a minute.");
    assertThat(valid.status()).isEqualTo(200);
    assertThat(elsewhere.status()).isEqualTo(401);
  }

  @Test
  void takesBothTokensOfTheOperator() throws Exception {
    for (String token : new String[] {FrontDoor.TOKEN, NEXT_TOKEN}) {
      assertThat(with(token, address()).status()).isEqualTo(200);
    }
    assertThat(with(FrontDoor.TOKEN + ", " + NEXT_TOKEN, address()).status()).isEqualTo(401);
    assertThat(with(FrontDoor.TOKEN + "," + NEXT_TOKEN, address()).status()).isEqualTo(401);
  }

  private static Answer with(String token, String address) throws Exception {
    return DOOR.send(
        FrontDoor.request(port, "/v1/tenants")
            .header("Authorization", "Bearer " + token)
            .header("X-Forwarded-For", address));
  }

  @Test
  void announcesTheEndOfTheFirstRoutes() throws Exception {
    Answer old = DOOR.send(request("/status"));
    Answer refused =
        DOOR.send(FrontDoor.request(port, "/estimate").header("X-Forwarded-For", address()));
    Answer current = DOOR.send(request("/v1/estimates"));

    assertThat(refused.status()).isEqualTo(401);
    for (Answer answer : new Answer[] {old, refused}) {
      assertThat(answer.header("Deprecation")).isEqualTo("@1796083200");
      assertThat(answer.header("Sunset")).isEqualTo("Wed, 30 Jun 2027 00:00:00 GMT");
      assertThat(answer.header("Link")).contains("rel=\"deprecation\"");
    }
    assertThat(current.status()).isEqualTo(200);
    assertThat(current.header("Deprecation")).isNull();
  }

  private static Answer from(String address) throws Exception {
    return DOOR.send(
        FrontDoor.request(port, "/actuator/health/liveness").header("X-Forwarded-For", address));
  }

  @Test
  void letsNoMoreWaitThanThereIsRoomFor() throws Exception {
    Answer submitted = submit(plan());
    String estimate = submitted.header("Location");
    try (Socket _ = listening(estimate + "/events")) {
      Answer answered =
          DOOR.send(request(estimate).header("Prefer", "wait=60").timeout(Duration.ofSeconds(30)));
      Answer refused = DOOR.send(request(estimate + "/events"));

      assertThat(answered.status()).isEqualTo(202);
      assertThat(answered.header("Preference-Applied")).isNull();
      assertThat(answered.header("Retry-After")).isEqualTo("1");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotNull();
      assertThat(refused.body()).contains("too-many-waiting");
    }
  }

  /// A client that hears events, once it hears them.
  private static Socket listening(String path) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    String ask =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nX-Forwarded-For: %s\r\n\r\n"
            .formatted(path, FrontDoor.TOKEN, address());
    socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 200");
    return socket;
  }

  @Test
  void refusesPlansWithTooManyResources() throws Exception {
    Answer answer = submit(planOf(1001, "a"));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("type").asString()).endsWith(":too-many-resources");
    assertThat(submit(planOf(1000, "a")).status()).isEqualTo(202);
  }

  @Test
  void refusesPlansThatAreTooLargeForItsMemory() throws Exception {
    Answer answer = submit(planOf(1000, "x".repeat(1000)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("type").asString()).endsWith(":too-large-for-memory");
  }

  @Test
  void shedsLoadUntilThereIsMemoryAgain() throws Exception {
    byte[] large = planOf(900, "x".repeat(300));
    String text = new String(large, StandardCharsets.UTF_8);
    int most = text.length() - 100;
    try (Socket slow = new Socket("127.0.0.1", port)) {
      write(slow, head(large.length) + text.substring(0, most));

      await()
          .untilAsserted(() -> {
            Answer refused = submit(large);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("type").asString()).endsWith(":overloaded");
            assertThat(refused.header("Retry-After")).isNotNull();
          });
      assertThat(submit(plan()).status()).isEqualTo(202);
    }
    await().untilAsserted(() -> assertThat(submit(large).status()).isEqualTo(202));
  }

  @Test
  void endsABodyThatDribbles() throws Exception {
    try (Socket slow = new Socket("127.0.0.1", port)) {
      write(slow, head(1_000_000) + "{");
      await()
          .ignoreExceptions()
          .until(() -> {
            if (slow.getInputStream().available() == 0) {
              write(slow, " ");
            }
            return slow.getInputStream().available() > 0;
          });
      assertThat(firstLine(slow)).contains(" 408 ");
    }
  }

  @Test
  void endsABodyThatStops() throws Exception {
    try (Socket slow = new Socket("127.0.0.1", port)) {
      write(slow, head(1_000_000) + "{");
      assertThat(firstLine(slow)).contains(" 408 ");
    }
  }

  private static String head(int length) {
    return "POST /v1/plans HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\nX-Forwarded-For: %s\r\n\r\n"
        .formatted(FrontDoor.TOKEN, length, address());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(bytes(text));
    socket.getOutputStream().flush();
  }

  private static String firstLine(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    return new String(socket.getInputStream().readNBytes(100), StandardCharsets.UTF_8)
        .lines()
        .findFirst()
        .orElse("");
  }

  @Test
  void letsPagesOfAllowedSitesIn() throws Exception {
    Answer preflight =
        DOOR.send(
            FrontDoor.request(port, "/v1/estimates")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("X-Forwarded-For", address())
                .header("Origin", "https://costs.example.org")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization"));
    Answer other =
        DOOR.send(request("/v1/estimates").header("Origin", "https://elsewhere.example.org"));

    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Origin"))
        .isEqualTo("https://costs.example.org");
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.header("Access-Control-Allow-Origin")).isNull();
    assertThat(other.json().path("type").asString()).endsWith(":origin-not-allowed");
  }

  private static byte[] planOf(int resources, String size) {
    StringBuilder changes = new StringBuilder("{\"format_version\":\"1.2\",\"resource_changes\":[");
    for (int i = 0; i < resources; i++) {
      changes
          .append(i == 0 ? "" : ",")
          .append("{\"address\":\"aws_ebs_volume.a")
          .append(i)
          .append("\",\"mode\":\"managed\",\"type\":\"aws_ebs_volume\",\"name\":\"a\",")
          .append("\"change\":{\"actions\":[\"create\"],\"after\":{\"type\":\"")
          .append(size)
          .append("\"}}}");
    }
    return bytes(changes.append("]}").toString());
  }
}
