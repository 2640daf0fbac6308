package io.cloudcostguard.ingest.identity.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/// Whom an address stands for: of IPv6, a network of 64 bits, since one client has all of it.
final class ClientAddress {

  /// @param address as the server knows it, never a name
  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return InetAddress.getByName(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8)) + "/64"
          : address;
    } catch (UnknownHostException _) {
      return address;
    }
  }

  private ClientAddress() {}
}
