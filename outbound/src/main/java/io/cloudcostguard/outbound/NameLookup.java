package io.cloudcostguard.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// From a name to its addresses, unchecked.
@FunctionalInterface
public interface NameLookup {

  InetAddress[] lookUp(String host) throws UnknownHostException;
}
