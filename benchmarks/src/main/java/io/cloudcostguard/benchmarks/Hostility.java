package io.cloudcostguard.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/// What a receiver may do with a request other than to answer it.
enum Hostility {
  DRIPPING_BODY,
  DRIPPING_HEADER,
  ENDLESS_HEADERS,
  ENDLESS_BODY,
  GZIP_BOMB,
  ONLY_100_CONTINUE,
  RESET,
  SILENCE,
  /// The connection stands, and the TLS handshake is not answered; needs no receiver at work.
  SILENT_TLS;

  private static final byte[] OK = ascii("HTTP/1.1 200 OK\r\n");
  private static final byte[] BOMB = bomb();

  void answer(Socket socket) throws Exception {
    OutputStream out = socket.getOutputStream();
    switch (this) {
      case DRIPPING_BODY -> {
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
        forEver(out, ascii("x"), Duration.ofSeconds(1));
      }
      case DRIPPING_HEADER -> {
        out.write(ascii("HTTP/1.1 200 OK\r\nX-A: "));
        forEver(out, ascii("x"), Duration.ofSeconds(1));
      }
      case ENDLESS_HEADERS -> {
        out.write(OK);
        forEver(out, ascii("X-A: b\r\n".repeat(1000)), Duration.ZERO);
      }
      case ENDLESS_BODY -> {
        out.write(ascii("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
        forEver(out, new byte[64 * 1024], Duration.ZERO);
      }
      case GZIP_BOMB -> {
        out.write(
            ascii(
                "HTTP/1.1 500 No\r\nContent-Encoding: gzip\r\nContent-Length: "
                    + BOMB.length
                    + "\r\n\r\n"));
        out.write(BOMB);
      }
      case ONLY_100_CONTINUE ->
          forEver(out, ascii("HTTP/1.1 100 Continue\r\n\r\n"), Duration.ofMillis(100));
      case RESET -> socket.setSoLinger(true, 0); // and the receiver closes
      case SILENCE, SILENT_TLS -> Thread.sleep(Duration.ofMinutes(10));
    }
    if (this == RESET) {
      socket.close();
    }
  }

  private static void forEver(OutputStream out, byte[] bytes, Duration pause) throws Exception {
    while (true) {
      out.write(bytes);
      out.flush();
      Thread.sleep(pause);
    }
  }

  /// 100 MB of zeros.
  private static byte[] bomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 1600; i++) {
        gzip.write(new byte[64 * 1024]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
