package io.cloudcostguard.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A connection is used again only where the name leads at that moment.
@Timeout(20)
class KeptConnectionsTest {

  private static final byte[] NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII);
  private static final Answer DELIVERED = new Answer.Status(204, null, "");

  private final Deque<List<String>> answers = new ArrayDeque<>();

  @Test
  void areUsedAgain() throws Exception {
    try (HostileReceiver receiver = new HostileReceiver(true, KeptConnectionsTest::serve);
        OutboundHttp http = http(receiver)) {
      for (int i = 0; i < 5; i++) {
        answers.add(List.of("127.0.0.1"));
        assertThat(http.send(to(receiver))).isEqualTo(DELIVERED);
      }
      assertThat(receiver.connections).hasValue(1);
      assertThat(answers).as("each attempt looks up").isEmpty();
    }
  }

  @Test
  void areNotUsedForANameThatLeadsElsewhereNow() throws Exception {
    try (HostileReceiver receiver = new HostileReceiver(true, KeptConnectionsTest::serve);
        OutboundHttp http = http(receiver)) {
      answers.add(List.of("127.0.0.1"));
      answers.add(List.of("127.0.0.2")); // where no process listens

      assertThat(http.send(to(receiver))).isEqualTo(DELIVERED);
      assertThat(http.send(to(receiver))).isInstanceOf(Answer.None.class);

      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void areNotUsedForANameThatLeadsToARefusedAddressNow() throws Exception {
    try (HostileReceiver receiver = new HostileReceiver(true, KeptConnectionsTest::serve);
        OutboundHttp http = http(receiver)) {
      answers.add(List.of("127.0.0.1"));
      answers.add(List.of("127.0.0.1"));
      assertThat(http.send(to(receiver))).isEqualTo(DELIVERED);

      Answer other = http.send(post("http://other.example:" + receiver.port() + "/"));

      assertThat(other).isInstanceOf(Answer.None.class);
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void areReplacedWhenTheReceiverClosedThem() throws Exception {
    try (HostileReceiver receiver = new HostileReceiver(true, KeptConnectionsTest::serveOnce);
        OutboundHttp http = http(receiver)) {
      for (int i = 0; i < 5; i++) {
        answers.add(List.of("127.0.0.1"));
        assertThat(http.send(webhook(receiver))).isEqualTo(DELIVERED);
      }
      assertThat(receiver.connections).hasValue(5);
    }
  }

  @Test
  void areNotReplacedForWhatMustNotComeTwice() throws Exception {
    try (HostileReceiver receiver = new HostileReceiver(true, KeptConnectionsTest::serveOnce);
        OutboundHttp http = http(receiver)) {
      answers.add(List.of("127.0.0.1"));
      answers.add(List.of("127.0.0.1"));
      assertThat(http.send(to(receiver))).isEqualTo(DELIVERED);

      assertThat(http.send(to(receiver))).isInstanceOf(Answer.None.class);
      assertThat(receiver.connections).hasValue(1);
    }
  }

  /// Reads a second request, and hangs up.
  private static void serveOnce(OutputStream out, Socket socket) throws Exception {
    socket.getInputStream().skipNBytes(2);
    out.write(NO_CONTENT);
    HostileReceiver.readHead(socket.getInputStream());
  }

  @Test
  void areTriedAtTheNextAddressWhenTheFirstCannotBeConnectedTo() throws Exception {
    try (HostileReceiver receiver = new HostileReceiver(true, KeptConnectionsTest::serve);
        OutboundHttp http = http(receiver)) {
      answers.add(List.of("127.0.0.2", "127.0.0.1"));
      assertThat(http.send(to(receiver))).isEqualTo(DELIVERED);
    }
  }

  private static void serve(OutputStream out, Socket socket) throws Exception {
    InputStream in = socket.getInputStream();
    while (true) {
      in.skipNBytes(2);
      out.write(NO_CONTENT);
      HostileReceiver.readHead(in);
    }
  }

  private OutboundHttp http(HostileReceiver receiver) {
    AddressPolicy policy =
        new AddressPolicy(
            true, List.of(receiver.port()), List.of("receiver.example:" + receiver.port()));
    return new OutboundHttp(
        policy,
        _ -> answers.removeFirst().stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        4);
  }

  private static OutboundRequest to(HostileReceiver receiver) {
    return post("http://receiver.example:" + receiver.port() + "/hook");
  }

  private static OutboundRequest webhook(HostileReceiver receiver) {
    return new OutboundRequest(
        "POST",
        "http://receiver.example:" + receiver.port() + "/hook",
        Map.of("webhook-id", "msg_1"),
        OutboundRequest.Body.json("{}"));
  }

  private static OutboundRequest post(String url) {
    return new OutboundRequest("POST", url, Map.of(), OutboundRequest.Body.json("{}"));
  }
}
