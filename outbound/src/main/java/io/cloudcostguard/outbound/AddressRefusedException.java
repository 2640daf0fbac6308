package io.cloudcostguard.outbound;

import java.net.UnknownHostException;

/// A name was looked up to an address that is not sent to. Whoever gave the name hears the same as
/// of a name that has no address: which names there are inside is nobody's business but the
/// operator's.
public final class AddressRefusedException extends UnknownHostException {

  /// What is said of an address that is the host of a URL itself.
  static final String OF_LITERAL = "The address is not allowed";

  /// What is said of a name.
  static final String OF_NAME = "The name of the host has no address that is sent to";

  AddressRefusedException() {
    super(OF_NAME);
  }
}
