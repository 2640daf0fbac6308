package io.cloudcostguard.e2e.fuzz;

import io.cloudcostguard.e2e.fuzz.Surface.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Requests that are no HTTP, or not quite.
final class Malformed {

  private static final List<String> HEADS =
      List.of(
          "%s %s HTTP/9.9\r\nHost: a\r\n\r\n",
          "%s %s HTTP/1.0\r\n\r\n",
          "%s %s HTTP/0.9\r\n\r\n",
          "%s %s\r\n\r\n",
          "%s  %s  HTTP/1.1\r\nHost: a\r\n\r\n",
          "%s\t%s\tHTTP/1.1\r\nHost: a\r\n\r\n",
          "%s %s HTTP/1.1\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a b\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: [::1\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a:99999\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost : a\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nX\u0001: a\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\n: a\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
          "%s %s HTTP/1.1\nHost: a\n\n",
          "%s %s HTTP/1.1\rHost: a\r\r",
          "%s http://other.example%2$s HTTP/1.1\r\nHost: a\r\n\r\n",
          "%s * HTTP/1.1\r\nHost: a\r\n\r\n",
          "%s  HTTP/1.1\r\nHost: a\r\n\r\n",
          "%s %s#fragment HTTP/1.1\r\nHost: a\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nContent-Length: 9223372036854775807\r\n\r\n{}",
          "%s %s HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
          "%s %s HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
          "%s %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: y\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
          "%s %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
          "CONNECT other.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00FC\u0003\u0003");

  static byte[] request(Operation of, Random random) {
    String path = of.path().replace("{", "").replace("}", "");
    int which = random.nextInt(HEADS.size() + 4);
    String text =
        switch (which - HEADS.size()) {
          case 0 -> "GET /" + "a".repeat(random.nextInt(20_000)) + " HTTP/1.1\r\nHost: a\r\n\r\n";
          case 1 -> "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(100_000) + "\r\n\r\n";
          case 2 -> "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(500) + "\r\n";
          case 3 -> noise(random);
          default -> HEADS.get(which).formatted(of.method(), path);
        };
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String noise(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(300)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n\r\n";
  }

  private Malformed() {}
}
