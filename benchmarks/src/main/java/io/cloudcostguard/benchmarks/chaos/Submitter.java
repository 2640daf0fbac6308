package io.cloudcostguard.benchmarks.chaos;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// A client that submits plans at a rate. What is not accepted it submits again, under the same
/// `Idempotency-Key`, until it is.
public final class Submitter {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /// Answers after which a client tries again; 409: the request before is still under way.
  private static final Set<Integer> LATER = Set.of(409, 429, 500, 502, 503, 504);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final byte[] plan;
  private final Semaphore atOnce = new Semaphore(16);
  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();

  public Submitter(String api, byte[] plan) {
    this.api = api;
    this.plan = plan;
  }

  /// Returns when all are accepted.
  public void submit(String project, int plans, Duration time) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < plans; i++) {
        int number = i;
        long due = start + time.toNanos() / plans * i;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        var _ = threads.submit(() -> submitOne(project, number));
      }
    }
    if (!failures.isEmpty()) {
      throw failures.peek();
    }
  }

  private void submitOne(String project, int number) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "%s/v1/plans?project=%s&workspace=w%d".formatted(api, project, number % 16)))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "\"" + project + "-" + number + "\"")
              .timeout(TIMEOUT)
              .POST(BodyPublishers.ofByteArray(plan))
              .build();
      while (!isAccepted(request)) {
        refusals.incrementAndGet();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  private boolean isAccepted(HttpRequest request) throws InterruptedException {
    atOnce.acquire();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 202) {
        accepted.add(Json.MAPPER.readTree(answer.body()).get("id").asString());
        return true;
      }
      if (!LATER.contains(answer.statusCode())) {
        throw new IllegalStateException(
            "The front door answered " + answer.statusCode() + ": " + answer.body());
      }
      return false;
    } catch (IOException _) {
      return false;
    } finally {
      atOnce.release();
    }
  }

  /// The ids of what was answered with 202.
  public Queue<String> accepted() {
    return accepted;
  }

  /// How many answers said to try again.
  int refusals() {
    return refusals.get();
  }
}
