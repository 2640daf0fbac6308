package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A client that submits a plan until it is accepted: what is not, or has no answer, it submits
/// again to the next front door, under the same `Idempotency-Key`.
final class Client {

  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// Answers after which a client tries again.
  private static final Set<Integer> LATER = Set.of(409, 429, 500, 502, 503, 504);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final List<String> apis;
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  Client(List<String> apis) {
    this.apis = apis;
  }

  /// The id that the plan got.
  ///
  /// @param first which front door is asked first
  String submit(byte[] plan, String project, String key, int first) throws InterruptedException {
    for (int i = first; ; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "%s/v1/plans?project=%s&workspace=main"
                          .formatted(apis.get(i % apis.size()), project)))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "\"" + key + "\"")
              .timeout(TIMEOUT)
              .POST(BodyPublishers.ofByteArray(plan))
              .build();
      String id = accepted(request);
      if (id != null) {
        return id;
      }
      Thread.sleep(PAUSE);
    }
  }

  private @Nullable String accepted(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 202) {
        return Json.MAPPER.readTree(answer.body()).get("id").asString();
      }
      if (!LATER.contains(answer.statusCode())) {
        throw new IllegalStateException(
            "The front door answered %d: %s".formatted(answer.statusCode(), answer.body()));
      }
      refused.incrementAndGet();
    } catch (IOException _) {
      unanswered.incrementAndGet();
    }
    return null;
  }

  /// How many answers said to try again.
  int refused() {
    return refused.get();
  }

  /// How many requests had no answer.
  int unanswered() {
    return unanswered.get();
  }
}
