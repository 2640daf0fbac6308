package io.cloudcostguard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  private final AddressPolicy policy = new AddressPolicy(false, List.of(443, 8443), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/services/T0/B0/xyz",
        "https://Example.COM",
        "HTTPS://example.com/hook",
        "https://example.com:8443/a?b=c%20d&e",
        "https://xn--bcher-kva.example/",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
        "https://a-b.c1.example.co/"
      })
  void acceptsOrdinaryUrls(String url) {
    assertThat(policy.check(url)).isInstanceOf(CheckedUrl.Sound.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "9.255.255.255",
        "11.0.0.0",
        "169.253.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "2003::1"
      })
  void knowsPublicAddressesNextToTheOthers(String address) {
    assertThat(GlobalAddresses.contains(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "LocalHost:8080"})
  void namesPrivateHostsInAnyCase(String host) {
    var named = new AddressPolicy(true, List.of(), List.of(host));
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");

    assertThat(named.check("http://LOCALHOST:8080/")).isInstanceOf(CheckedUrl.Sound.class);
    assertThat(named.admits("LOCALHOST", 8080, loopback)).isTrue();
    assertThat(named.admits("localhost", 8081, loopback)).isFalse();
  }
}
