package io.cloudcostguard.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/// The addresses of the public internet. `java.net.InetAddress` has no such notion: its
/// `isSiteLocalAddress` misses fd00::/8, carrier-grade NAT, NAT64 and more.
///
/// @see <a
///   href="https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml">IANA,
///   IPv4 special-purpose addresses</a>
/// @see <a
///   href="https://www.iana.org/assignments/iana-ipv6-special-registry/iana-ipv6-special-registry.xhtml">IANA,
///   IPv6 special-purpose addresses</a>
final class GlobalAddresses {

  private static final List<Cidr> NOT_GLOBAL_V4 =
      ranges(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // Azure's host agent
          "169.254.0.0/16", // link local, cloud metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /// Only this much of IPv6 is given out; all else is local, mapped, translated or reserved.
  private static final Cidr GIVEN_OUT_V6 = Cidr.of("2000::/3");

  private static final List<Cidr> NOT_GLOBAL_V6 =
      ranges(
          "2001::/23", // protocol assignments, Teredo
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private GlobalAddresses() {}

  /// Whether an address is on the public internet and not one of this machine's own.
  static boolean contains(InetAddress address) {
    boolean given =
        address instanceof Inet4Address
            ? NOT_GLOBAL_V4.stream().noneMatch(range -> range.contains(address))
            : GIVEN_OUT_V6.contains(address)
                && NOT_GLOBAL_V6.stream().noneMatch(range -> range.contains(address));
    return given && !isOurs(address);
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true; // who cannot tell does not send
    }
  }

  private static List<Cidr> ranges(String... texts) {
    return Stream.of(texts).map(Cidr::of).toList();
  }
}
