package io.cloudcostguard.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Looks a name up, without checking the addresses.
@FunctionalInterface
public interface NameLookup {

  InetAddress[] lookUp(String host) throws UnknownHostException;
}
