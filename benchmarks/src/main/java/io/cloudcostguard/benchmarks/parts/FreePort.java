package io.cloudcostguard.benchmarks.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Finds free ports below the range of outgoing connections, so that no client takes the port of a
/// service during its restart.
public final class FreePort {

  private static final int FIRST = 12_000;
  private static final int END = 32_000;
  private static final int TRIES = 100;

  public static int find() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException _) {
        // Another process has it.
      }
    }
    throw new IOException(
        "No free port from %d to %d in %d tries".formatted(FIRST, END - 1, TRIES));
  }

  private FreePort() {}
}
