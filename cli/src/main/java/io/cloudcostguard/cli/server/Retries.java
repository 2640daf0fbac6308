package io.cloudcostguard.cli.server;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/// Repeats requests that the server asks to be repeated: 429 and 503. It waits as long as
/// `Retry-After` says (RFC 9110), and gives up when that is longer than what is left of the bound.
public final class Retries {

  private static final int MOST = 8;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Duration bound;

  /// @param bound how long all pauses of one request are at most
  public Retries(Duration bound) {
    this.bound = bound;
  }

  /// A request that can be sent again.
  public interface Request {
    HttpResponse<String> send() throws IOException, InterruptedException;
  }

  /// The last answer.
  public HttpResponse<String> send(Request request) throws IOException, InterruptedException {
    Duration left = bound;
    for (int tried = 1; ; tried++) {
      HttpResponse<String> response = request.send();
      Duration pause = pause(response, tried);
      if (!isTemporary(response) || tried >= MOST || pause.compareTo(left) > 0) {
        return response;
      }
      Thread.sleep(pause);
      left = left.minus(pause);
    }
  }

  private static boolean isTemporary(HttpResponse<?> response) {
    return response.statusCode() == 429 || response.statusCode() == 503;
  }

  /// A date in `Retry-After` is not read: the server writes seconds.
  private static Duration pause(HttpResponse<?> response, int tried) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElseGet(() -> FIRST_PAUSE.multipliedBy(1L << (tried - 1)));
  }
}
