package io.cloudcostguard.ingest.http;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

class RefusalTest {

  private static final String TYPE = "urn:cloudcostguard:problem:";

  private final FrontDoor door = FrontDoor.open();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                          | 400 | empty              | empty",
        "`   `                                       | 400 | empty              | empty",
        "{`                                          | 400 | not-json           | line 1, column",
        "{\"format_version\":\"1.2\",}               | 400 | not-json           | line 1, column 25",
        "no json                                     | 400 | not-json           | no JSON object",
        "[]                                          | 400 | not-json           | no JSON object",
        "{}                                          | 422 | not-a-plan         | format_version",
        "{\"format_version\":\"2.0\"}                | 422 | unsupported-format | 2.0",
        "{\"encrypted_data\":\"x\",\"format_version\":\"1\"} | 422 | encrypted   | encrypted",
        "PK\u0003\u0004rest                          | 415 | binary-plan        | binary",
      })
  void saysWhatIsWrongWithAPlan(String body, int status, String slug, String detail)
      throws Exception {
    Answer answer = door.post("/v1/plans", bytes(body));

    assertProblem(answer, status, slug);
    assertThat(answer.json().path("detail").asString()).contains(detail);
    assertThat(answer.json().path("hint").asString()).isNotBlank();
    assertThat(answer.json().path("title").asString()).isNotBlank();
  }

  @Test
  void refusesNoise() throws Exception {
    byte[] noise = new byte[10 * 1024 * 1024];
    new Random(1).nextBytes(noise);

    assertProblem(door.post("/v1/plans", noise), 400, "not-json");
    assertStillUp();
  }

  @Test
  void refusesDeepNesting() throws Exception {
    String deep =
        "{\"format_version\":\"1.2\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String modules = "{\"child_modules\":[".repeat(100_000);

    assertProblem(door.post("/v1/plans", bytes(deep)), 422, "too-deep");
    assertProblem(
        door.post("/v1/plans", bytes("{\"planned_values\":{\"root_module\":" + modules)),
        422,
        "too-deep");
    assertStillUp();
  }

  @Test
  void refusesPartsThatAreNoForm() throws Exception {
    Answer answer =
        door.post("/v1/plans", bytes("--x"), "Content-Type", "multipart/mixed; boundary=x");

    assertProblem(answer, 415, "unsupported-media-type");
    assertThat(answer.json().path("hint").asString()).contains("plan and usage");
  }

  @Test
  void refusesEncodingsThatItCannotRead() throws Exception {
    Answer unknown = door.post("/v1/plans", plan(), "Content-Encoding", "br");
    assertProblem(unknown, 415, "unsupported-encoding");
    assertThat(unknown.header("Accept-Encoding")).isEqualTo("gzip");

    assertProblem(door.post("/v1/plans", plan(), "Content-Encoding", "gzip"), 400, "broken-gzip");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/plans?project=a%2Fb",
    "/v1/plans?workspace=%20",
    "/v1/plans?region=a%0Ab",
    "/v1/plans?project=%zz"
  })
  void refusesNamesThatAreNone(String path) throws Exception {
    // java.net.URI does not write a broken escape
    if (path.endsWith("%zz")) {
      assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n"))
          .contains(" 400 ")
          .contains("problem+json");
    } else {
      assertProblem(door.post(path, plan()), 400, "invalid-parameter");
    }
  }

  @Test
  void refusesPlansOverTheLimit() throws Exception {
    try (ConfigurableApplicationContext small =
        door.start(door.broker(), "--ccg.ingest.max-plan-bytes=1KB")) {
      int port = FrontDoor.portOf(small);
      Answer announced =
          door.send(
              FrontDoor.request(port, "/v1/plans")
                  .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                  .POST(BodyPublishers.ofByteArray(plan())));
      Answer streamed =
          door.send(
              FrontDoor.request(port, "/v1/plans")
                  .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                  .POST(BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))
                  .POST(
                      BodyPublishers.ofInputStream(
                          () -> new java.io.ByteArrayInputStream(plan()))));

      assertProblem(announced, 413, "too-large");
      assertProblem(streamed, 413, "too-large");
      assertThat(streamed.json().path("detail").asString()).contains("1024");
    }
  }

  @Test
  void refusesUnknownRoutesAndMethods() throws Exception {
    assertProblem(door.get("/v2/plans"), 404, "unknown-route");
    assertProblem(door.get("/index.php"), 404, "unknown-route");
    assertProblem(door.get("/error"), 404, "unknown-route");
    Answer method = door.get("/v1/plans");
    assertProblem(method, 405, "wrong-method");
    assertThat(method.header("Allow")).isEqualTo("POST");
  }

  @Test
  void answersMalformedRequestsWithoutDetailsOfTheServer() throws Exception {
    assertThat(raw("NONSENSE\r\n")).contains(" 400 ").doesNotContainIgnoringCase("tomcat");
    assertThat(raw("GET /v1/../../etc HTTP/1.1\r\nHost: a\r\n"))
        .doesNotContainIgnoringCase("tomcat")
        .doesNotContain("Exception");
    assertStillUp();
  }

  @Test
  void survivesAClientThatHangsUp() throws Exception {
    int port = door.request("/").build().uri().getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(
              bytes(
                  "POST /v1/plans HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                      + FrontDoor.TOKEN
                      + "\r\nContent-Length: 1000\r\n\r\n{\"format_version\""));
    }
    assertStillUp();
  }

  private void assertStillUp() throws Exception {
    assertThat(door.post("/v1/plans", plan()).status()).isEqualTo(202);
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("type").asString()).isEqualTo(TYPE + slug);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }

  private String raw(String head) throws IOException {
    int port = door.request("/").build().uri().getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(5000);
      OutputStream out = socket.getOutputStream();
      out.write(
          bytes(
              head + "Authorization: Bearer " + FrontDoor.TOKEN + "\r\nConnection: close\r\n\r\n"));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
