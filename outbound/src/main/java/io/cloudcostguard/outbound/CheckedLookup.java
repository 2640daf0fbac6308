package io.cloudcostguard.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Looks a name up once per attempt, and refuses it when any of its addresses is not allowed. The
/// attempt connects to one of these addresses, or reuses a connection to one.
final class CheckedLookup {

  private final AddressPolicy policy;
  private final NameLookup names;

  CheckedLookup(AddressPolicy policy, NameLookup names) {
    this.policy = policy;
    this.names = names;
  }

  List<InetAddress> lookUp(String host, int port) throws UnknownHostException {
    List<InetAddress> addresses =
        AddressPolicy.isLiteral(host)
            ? List.of(InetAddress.ofLiteral(host))
            : List.of(names.lookUp(host));
    for (InetAddress address : addresses) {
      if (!policy.admits(host, port, address)) {
        throw new AddressRefusedException();
      }
    }
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return addresses;
  }
}
