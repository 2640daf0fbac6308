package io.cloudcostguard.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A keep-alive HTTP connection that does as little as it can, so that a load generator on the same
/// cores takes little from what it measures.
public final class Connection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  public Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// The bytes of a request.
  public static byte[] request(String method, String path, String headers, byte[] body) {
    byte[] head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(method, path, body.length, headers)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  /// Sends a request and reads its answer to the end.
  ///
  /// @return the status
  public int exchange(byte[] request) throws IOException {
    send(request);
    return receive();
  }

  public void send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
  }

  public int receive() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    long length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (chunked) {
      while ((length = Long.parseLong(line(), 16)) > 0) {
        in.skipNBytes(length);
        line();
      }
      line();
    } else {
      in.skipNBytes(length);
    }
    return status;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
