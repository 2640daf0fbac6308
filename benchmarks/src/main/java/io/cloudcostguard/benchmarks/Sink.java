package io.cloudcostguard.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A receiver on loopback with keep-alive connections and configurable answers.
final class Sink implements AutoCloseable {

  private static final byte[] NO_CONTENT =
      "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);

  private final ServerSocket server;
  private final Answers answers;

  /// How a request is answered.
  interface Answers {
    void answer(String path, byte[] body, Socket socket) throws Exception;
  }

  Sink(Answers answers) throws IOException {
    server = new ServerSocket(0, 1000, InetAddress.ofLiteral("127.0.0.1"));
    this.answers = answers;
    Thread.ofPlatform().daemon().name("sink").start(this::accept);
  }

  /// `host:port`.
  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  static void noContent(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(NO_CONTENT);
    out.flush();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String request = line(in); request != null; request = line(in)) {
        byte[] body = in.readNBytes(contentLength(in));
        answers.answer(request.split(" ")[1], body, socket);
      }
    } catch (Exception _) {
      // The client hung up, or was to be hung up on.
    }
  }

  private static int contentLength(InputStream in) throws IOException {
    int length = 0;
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    return length;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
