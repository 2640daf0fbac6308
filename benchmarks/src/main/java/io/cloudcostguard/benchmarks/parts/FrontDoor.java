package io.cloudcostguard.benchmarks.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Waits for an ingest-api.
public final class FrontDoor {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /// Returns when it says that it is ready.
  ///
  /// @param api e.g. `http://127.0.0.1:8080`
  /// @throws IllegalStateException if it does not within `patience`
  public static void awaitReady(String api, Duration patience) throws InterruptedException {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create(api + "/actuator/health/readiness"))
            .timeout(TIMEOUT)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      long end = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() < end) {
        try {
          if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException _) {
          // Not yet.
        }
        Thread.sleep(POLL);
      }
    }
    throw new IllegalStateException("The front door is not ready after " + patience);
  }

  private FrontDoor() {}
}
