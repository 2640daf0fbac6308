package io.cloudcostguard.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No tenant reaches our own network through a subscription. Plain http and the listener's port are
/// allowed here, so that nothing but the address stands between a URL and the listener.
class SsrfTest {

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "metadata.example", List.of("169.254.169.254"),
          "mapped.example", List.of("::ffff:127.0.0.1"),
          "nat64.example", List.of("64:ff9b::7f00:1"),
          "ula.example", List.of("fd00::1"),
          "mixed.example", List.of("93.184.215.14", "127.0.0.1"),
          "loopback.example", List.of("127.0.0.1"));

  private static HostileReceiver listener;

  @BeforeAll
  static void listen() throws IOException {
    listener =
        new HostileReceiver(
            true,
            (out, _) ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII)));
  }

  @AfterAll
  static void stop() throws IOException {
    listener.close();
  }

  static List<String> urls() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("src/test/resources/ssrf-urls.txt"), UTF_8)) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
    }
  }

  @Test
  void hasAtLeastSeventyUrls() throws IOException {
    assertThat(urls()).hasSizeGreaterThan(70);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("urls")
  void sendsNothing(String url) throws Exception {
    int before = listener.connections.get();

    Answer answer = send(url.replace("{port}", String.valueOf(listener.port())), List.of());

    assertThat(answer).isNotInstanceOf(Answer.Status.class);
    assertThat(listener.connections).hasValue(before);
    assertThat(answer.toString()).doesNotContain("meta-data", "127.0.0.1", "pass");
  }

  @Test
  void sendsToAPrivateHostThatTheOperatorNames() throws Exception {
    String host = "127.0.0.1:" + listener.port();
    assertThat(send("http://" + host + "/", List.of(host)))
        .isEqualTo(new Answer.Status(200, null, ""));
  }

  @Test
  void sendsToNoOtherPortOfThatHost() throws Exception {
    assertThat(send("http://127.0.0.1:80/", List.of("127.0.0.1:" + listener.port())))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void isNotDeceivedByANameThatIsLookedUpToAnotherAddressNextTime() throws Exception {
    List<InetAddress> answers =
        new java.util.ArrayList<>(
            List.of(InetAddress.ofLiteral("169.254.169.254"), InetAddress.ofLiteral("127.0.0.1")));
    AddressPolicy policy = policy(List.of());
    try (OutboundHttp http = http(policy, _ -> new InetAddress[] {answers.removeFirst()})) {
      assertThat(http.send(post("http://rebinding.example/"))).isInstanceOf(Answer.None.class);
      assertThat(answers).hasSize(1);
    }
  }

  @Test
  void doesNotTellWhichNamesThereAreInside() throws Exception {
    AddressPolicy policy = policy(List.of());
    NameLookup names =
        host -> {
          if (host.equals("inside.example")) {
            return new InetAddress[] {InetAddress.ofLiteral("10.0.0.1")};
          }
          throw new UnknownHostException(host);
        };
    try (OutboundHttp http = http(policy, names)) {
      assertThat(http.send(post("http://inside.example/")))
          .isEqualTo(http.send(post("http://nowhere.example/")))
          .isEqualTo(new Answer.None("The host name resolves to no allowed address"));
    }
  }

  @Test
  void wantsHttpsUnlessTheOperatorSaysOtherwise() {
    AddressPolicy policy = new AddressPolicy(false, List.of(80, 443), List.of());
    assertThat(policy.check("http://example.com/").toString()).contains("not https");
    assertThat(policy.check("https://example.com/hook?sig=x"))
        .hasToString("https://example.com:443");
  }

  private static Answer send(String url, List<String> privateHosts) throws Exception {
    AddressPolicy policy = policy(privateHosts);
    try (OutboundHttp http = http(policy, SsrfTest::lookUp)) {
      return http.send(post(url));
    }
  }

  private static AddressPolicy policy(List<String> privateHosts) {
    return new AddressPolicy(true, List.of(80, 443, 8443, listener.port()), privateHosts);
  }

  private static OutboundHttp http(AddressPolicy policy, NameLookup names) {
    return new OutboundHttp(policy, names, Duration.ofSeconds(1), Duration.ofSeconds(2), 4);
  }

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    List<String> known = NAMES.get(host);
    return known == null
        ? InetAddress.getAllByName(host)
        : known.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  private static OutboundRequest post(String url) {
    return new OutboundRequest("POST", url, Map.of(), OutboundRequest.Body.json("{}"));
  }
}
