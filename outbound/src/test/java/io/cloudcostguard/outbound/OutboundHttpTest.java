package io.cloudcostguard.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Receivers that would hold a connection for ever, or fill the memory.
@Timeout(20)
class OutboundHttpTest {

  private static final Duration DEADLINE = Duration.ofMillis(700);
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(US_ASCII);

  private final List<String> lookedUp = new ArrayList<>();

  @Test
  void isFreeAtTheDeadlineWhenTheBodyDrips() throws Exception {
    assertThat(post("http", true, (out, _) -> drip(out, OK)))
        .isEqualTo(new Answer.Status(200, null, ""));
  }

  @Test
  void isFreeAtTheDeadlineWhenTheHeadersNeverEnd() throws Exception {
    assertThat(
            post("http", true, (out, _) -> drip(out, "HTTP/1.1 200 OK\r\nA: b".getBytes(US_ASCII))))
        .isInstanceOf(Answer.None.class);
  }

  @Test
  void isFreeAtTheDeadlineWhenThereAreOnlyPromises() throws Exception {
    assertThat(
            post(
                "http",
                true,
                (out, _) -> {
                  while (true) {
                    out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII));
                    out.flush();
                    Thread.sleep(10);
                  }
                }))
        .isInstanceOf(Answer.None.class);
  }

  @Test
  void isFreeAtTheDeadlineWhenTlsStalls() throws Exception {
    assertThat(post("https", false, (_, _) -> Thread.sleep(60_000)))
        .isInstanceOf(Answer.None.class);
  }

  @Test
  void isFreeAtTheDeadlineWhenNothingIsRead() throws Exception {
    assertThat(post("http", false, (_, _) -> Thread.sleep(60_000)))
        .isEqualTo(new Answer.None("No answer within 0 s"));
  }

  @Test
  void refusesHeadersWithoutEnd() throws Exception {
    assertThat(
            post(
                "http",
                true,
                (out, _) -> {
                  out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
                  while (true) {
                    out.write("X-A: b\r\n".getBytes(US_ASCII));
                  }
                }))
        .isInstanceOf(Answer.None.class);
  }

  @Test
  void refusesAHeaderWithoutEnd() throws Exception {
    assertThat(
            post(
                "http",
                true,
                (out, _) -> {
                  out.write("HTTP/1.1 200 OK\r\nX-A: ".getBytes(US_ASCII));
                  while (true) {
                    out.write(new byte[4096]);
                  }
                }))
        .isInstanceOf(Answer.None.class);
  }

  @Test
  void readsLittleOfABodyWithoutEndAndUnpacksNothing() throws Exception {
    Answer answer =
        post(
            "http",
            true,
            (out, _) -> {
              out.write(
                  "HTTP/1.1 500 No\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
                      .getBytes(US_ASCII));
              while (true) {
                out.write("x".repeat(4096).getBytes(US_ASCII));
              }
            });

    assertThat(answer).isEqualTo(new Answer.Status(500, null, "x".repeat(16 * 1024)));
  }

  @Test
  void saysWhatWentWrongWithoutTheAddress() throws Exception {
    Answer answer =
        post(
            "http",
            true,
            (_, socket) -> {
              socket.setSoLinger(true, 0);
              socket.close();
            });

    assertThat(answer).isInstanceOf(Answer.None.class);
    assertThat(answer.toString()).doesNotContain("127.0.0.1", "sig=", "path", "localhost");
  }

  @Test
  void looksUpOnceForEachAttempt() throws Exception {
    post("http", true, (out, _) -> out.write(OK));
    assertThat(lookedUp).containsExactly("receiver.example");
  }

  private Answer post(String scheme, boolean readsRequest, HostileReceiver.Script script)
      throws Exception {
    try (HostileReceiver receiver = new HostileReceiver(readsRequest, script)) {
      String host = "receiver.example:" + receiver.port();
      AddressPolicy policy = new AddressPolicy(true, List.of(), List.of(host));
      try (OutboundHttp http =
          new OutboundHttp(policy, this::loopback, Duration.ofMillis(500), DEADLINE, 4)) {
        String url = scheme + "://" + host + "/path?sig=secret";
        long begun = System.nanoTime();
        Answer answer =
            http.send(new OutboundRequest("POST", url, Map.of(), OutboundRequest.Body.json("{}")));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(DEADLINE.plusSeconds(1));
        return answer;
      }
    }
  }

  private InetAddress[] loopback(String host) {
    lookedUp.add(host);
    return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
  }

  private static void drip(OutputStream out, byte[] head) throws Exception {
    out.write(head);
    while (true) {
      out.write('x');
      out.flush();
      Thread.sleep(50);
    }
  }
}
