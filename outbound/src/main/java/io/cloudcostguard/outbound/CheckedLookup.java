package io.cloudcostguard.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// The HTTP client's only way from a name to an address: looked up once for each attempt, refused
/// when any of the answers is not allowed, and connected to exactly what was checked.
final class CheckedLookup implements DnsResolver {

  private static final int NO_PORT = 0;

  private final AddressPolicy policy;
  private final NameLookup names;

  CheckedLookup(AddressPolicy policy, NameLookup names) {
    this.policy = policy;
    this.names = names;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return Stream.of(checked(host, port))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return checked(host, NO_PORT);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private InetAddress[] checked(String host, int port) throws UnknownHostException {
    InetAddress[] addresses = names.lookUp(host);
    for (InetAddress address : addresses) {
      if (!policy.admits(host, port, address)) {
        throw new AddressRefusedException();
      }
    }
    return addresses;
  }
}
