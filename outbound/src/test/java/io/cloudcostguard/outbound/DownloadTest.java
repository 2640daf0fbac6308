package io.cloudcostguard.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.outbound.Download.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Something large from a server that may mean harm: it stays bounded, in bytes and in time, and
/// the token stays with the host that it is for.
@Timeout(20)
class DownloadTest {

  private static final int LIMIT = 1_000_000;
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        call -> {
          String path = call.getRequestURI().getPath();
          requests.add(
              call.getRequestHeaders().getFirst("Host").replaceAll(":.*", "")
                  + path
                  + " "
                  + call.getRequestHeaders().getFirst("Authorization"));
          if (path.startsWith("/to/")) {
            call.getResponseHeaders()
                .add("Location", call.getRequestURI().getQuery().replace("{port}", port()));
            call.sendResponseHeaders(307, -1);
          } else if (path.equals("/circle")) {
            call.getResponseHeaders().add("Location", "/circle");
            call.sendResponseHeaders(302, -1);
          } else if (path.equals("/large")) {
            call.sendResponseHeaders(200, 500_000);
            call.getResponseBody().write(new byte[500_000]);
          } else {
            call.sendResponseHeaders(204, -1);
          }
          call.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isReadWhole() throws Exception {
    assertThat(fetch("http://a.example:{port}/large")).isEqualTo(new Outcome.Read<>(500_000L));
    assertThat(requests).containsExactly("a.example/large Bearer t");
  }

  @Test
  void saysWhichStatusCameInsteadOfABody() throws Exception {
    assertThat(fetch("http://a.example:{port}/nothing")).isEqualTo(new Outcome.Status<>(204));
  }

  @Test
  void takesTheTokenToTheSameHostOnly() throws Exception {
    assertThat(fetch("http://a.example:{port}/to/self?/large"))
        .isEqualTo(new Outcome.Read<>(500_000L));
    assertThat(fetch("http://a.example:{port}/to/other?http://b.example:{port}/large"))
        .isEqualTo(new Outcome.Read<>(500_000L));
    assertThat(requests)
        .containsExactly(
            "a.example/to/self Bearer t",
            "a.example/large Bearer t",
            "a.example/to/other Bearer t",
            "b.example/large null");
  }

  @Test
  void isNotLedToWhereItMayNotGo() throws Exception {
    for (String to :
        List.of(
            "http://127.0.0.1:{port}/large",
            "http://inside.example:{port}/large",
            "http://169.254.169.254/latest",
            "file:///etc/passwd",
            "http://user@a.example:{port}/large",
            "::::")) {
      assertThat(fetch("http://a.example:{port}/to/there?" + to))
          .as(to)
          .isInstanceOfAny(Outcome.Refused.class, Outcome.None.class);
    }
    assertThat(requests).allMatch(request -> request.startsWith("a.example/to/there"));
  }

  @Test
  void isNotLedRoundInCircles() throws Exception {
    assertThat(fetch("http://a.example:{port}/circle")).isInstanceOf(Outcome.Refused.class);
    assertThat(requests).hasSize(4);
  }

  @Test
  void isGivenUpWhenItNeverEnds() throws Exception {
    assertThat(hostile((out, _) -> endless(out, new byte[8192])))
        .isEqualTo(new Outcome.TooLarge<>());
  }

  @Test
  void isGivenUpAtTheDeadlineWhenItDrips() throws Exception {
    assertThat(
            hostile((out, _) ->
                endless(
                    new OutputStream() {
                      @Override
                      public void write(int b) throws IOException {
                        out.write(b);
                        out.flush();
                        sleep();
                      }
                    },
                    new byte[1])))
        .isEqualTo(new Outcome.None<>("The download was not complete within 1 s"));
  }

  @Test
  void failsOnATruncatedBody() throws Exception {
    assertThat(
            hostile((out, _) ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes(US_ASCII))))
        .isInstanceOf(Outcome.None.class);
  }

  @Test
  void leavesTheReadersOwnFailuresAlone() {
    assertThatThrownBy(() ->
            fetch(
                "a.example:" + port(),
                "http://a.example:" + port() + "/large",
                _ -> {
                  throw new IllegalStateException("no plan");
                }))
        .hasMessage("no plan");
  }

  private static void endless(OutputStream out, byte[] bytes) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
    while (true) {
      out.write(bytes);
    }
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Outcome<Long> hostile(HostileReceiver.Script script) throws Exception {
    try (HostileReceiver receiver = new HostileReceiver(true, script)) {
      String host = "a.example:" + receiver.port();
      return fetch(
          host,
          "http://" + host + "/",
          body -> {
            try {
              return body.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
              throw new IllegalArgumentException("in the reader's words");
            }
          });
    }
  }

  private Outcome<Long> fetch(String url) throws Exception {
    return fetch(
        "a.example:" + port(),
        url.replace("{port}", port()),
        body -> body.transferTo(OutputStream.nullOutputStream()));
  }

  private Outcome<Long> fetch(String host, String url, Download.Reader<Long> reader)
      throws Exception {
    AddressPolicy policy = new AddressPolicy(true, List.of(), List.of(host, "b.example:" + port()));
    try (OutboundHttp http =
        new OutboundHttp(policy, DownloadTest::loopback, DEADLINE, DEADLINE, 4)) {
      return http.fetch(
          new Download(url, Map.of("Authorization", "Bearer t"), LIMIT, DEADLINE), reader);
    }
  }

  private static InetAddress[] loopback(String host) {
    return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
  }

  private String port() {
    return String.valueOf(server.getAddress().getPort());
  }
}
