package io.cloudcostguard.outbound;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A receiver on loopback that speaks no better HTTP than it is told to.
final class HostileReceiver implements AutoCloseable {

  /// What is done with a connection, once the head of the request has been read.
  interface Script {
    void run(OutputStream out, Socket socket) throws Exception;
  }

  private final ServerSocket server;
  private final boolean readsRequest;
  private final Script script;
  final AtomicInteger connections = new AtomicInteger();

  HostileReceiver(boolean readsRequest, Script script) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    this.readsRequest = readsRequest;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      if (readsRequest) {
        readHead(socket.getInputStream());
      }
      script.run(socket.getOutputStream(), socket);
    } catch (Exception _) {
      // the client hung up: what the test wants
    }
  }

  static void readHead(InputStream in) throws IOException {
    for (int last = 0, c = in.read(); c >= 0; c = in.read()) {
      last = (last << 8) | c;
      if (last == 0x0D0A0D0A) {
        return;
      }
    }
    throw new EOFException();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
