package io.cloudcostguard.e2e.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// A connection that is kept for as long as the service keeps it, and over which anything can be
/// sent.
final class Wire implements AutoCloseable {

  private static final int MOST_BODY = 4 << 20;

  private final int port;
  private final Duration patience;
  private Socket socket;
  private InputStream in;

  /// What came back.
  ///
  /// @param status 0: the connection was closed without an answer
  /// @param type the Content-Type; empty when there is none
  record Answer(int status, String type, boolean retryAfter, String body) {

    static final Answer NONE = new Answer(0, "", false, "");
  }

  Wire(int port, Duration patience) {
    this.port = port;
    this.patience = patience;
  }

  /// Sends the bytes of a request and reads its answer.
  ///
  /// @param last whether nothing can be asked on this connection afterwards: the request is not one
  /// @throws java.net.SocketTimeoutException if there is no answer in time
  Answer exchange(byte[] request, boolean head, boolean last) throws IOException {
    boolean kept = socket != null;
    try {
      Answer answer = once(request, head, last);
      if (answer.status() != 0 || !kept) {
        return answer;
      }
    } catch (java.net.SocketException e) {
      if (!kept) {
        close();
        return Answer.NONE;
      }
    }
    close(); // the service may have ended a kept connection as the request came
    return once(request, head, last);
  }

  private Answer once(byte[] request, boolean head, boolean last) throws IOException {
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) patience.toMillis());
      in = new BufferedInputStream(socket.getInputStream());
    }
    try {
      socket.getOutputStream().write(request);
      if (last) {
        socket.shutdownOutput();
      }
    } catch (IOException _) {
      // It was refused while it was sent; the answer may be there all the same.
    }
    boolean keep = false;
    try {
      Answer answer = read(head);
      keep = !last && answer.status() != 0 && !closing;
      return answer;
    } finally {
      if (!keep) {
        close();
      }
    }
  }

  private boolean closing;

  private Answer read(boolean head) throws IOException {
    String line = line();
    if (line == null || !line.startsWith("HTTP/1.")) {
      return Answer.NONE;
    }
    int status = Integer.parseInt(line.split(" ", 3)[1]);
    long length = -1;
    boolean chunked = false;
    boolean retryAfter = false;
    closing = false;
    String type = "";
    for (String header = line(); header != null && !header.isEmpty(); header = line()) {
      String[] parts = header.split(":", 2);
      String value = parts.length < 2 ? "" : parts[1].strip();
      switch (parts[0].toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Long.parseLong(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "retry-after" -> retryAfter = true;
        case "connection" -> closing = value.equalsIgnoreCase("close");
        case "content-type" -> type = value;
        default -> {}
      }
    }
    if (status < 200) {
      return read(head); // 100 Continue
    }
    if (type.startsWith("text/event-stream")) {
      closing = true; // it goes on for as long as it takes
      return new Answer(status, type, retryAfter, "");
    }
    boolean none = head || status == 204 || status == 304;
    byte[] body = none ? new byte[0] : chunked ? chunks() : bytes(length);
    return new Answer(status, type, retryAfter, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] bytes(long length) throws IOException {
    closing |= length < 0;
    return in.readNBytes((int) Math.min(length < 0 ? MOST_BODY : length, MOST_BODY));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line();
      int length = size == null ? 0 : Integer.parseInt(size, 16);
      body.write(in.readNBytes(length));
      line();
      if (length == 0) {
        closing |= size == null;
        return body.toByteArray();
      }
    }
  }

  /// Null at the end.
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
