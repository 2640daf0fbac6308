package io.cloudcostguard.outbound;

import java.net.UnknownHostException;

/// A name was looked up to an address that is not sent to.
public final class AddressRefusedException extends UnknownHostException {

  /// What is said about it; which address it was is nobody's business but the operator's.
  public static final String REASON = "The address is not allowed";

  AddressRefusedException() {
    super(REASON);
  }
}
