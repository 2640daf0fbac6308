package io.cloudcostguard.outbound;

import java.net.UnknownHostException;

/// A name resolved to an address that the policy refuses. The reason is the same as for a name
/// without an address, so that tenants cannot probe internal names.
public final class AddressRefusedException extends UnknownHostException {

  /// The reason for an IP address in the URL.
  static final String OF_LITERAL = "The address is not allowed";

  /// The reason for a name.
  static final String OF_NAME = "The host name resolves to no allowed address";

  AddressRefusedException() {
    super(OF_NAME);
  }
}
