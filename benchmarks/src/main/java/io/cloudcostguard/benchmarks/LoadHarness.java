package io.cloudcostguard.benchmarks;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Submits plans over HTTP to a running `./ccg up`, at a rate or in a burst, and follows each to
/// its estimate in `ccg.estimates`: how long, how many lost, how many double.
@Command(name = "load", mixinStandardHelpOptions = true)
final class LoadHarness implements Runnable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int AT_ONCE = 64;

  @Option(names = "--data", description = "The folder of ./ccg up; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  @Option(names = "--plans", description = "How many; default: ${DEFAULT-VALUE}.")
  private int plans = 1000;

  @Option(
      names = "--rate",
      description = "Plans a second; 0 for a burst; default: ${DEFAULT-VALUE}.")
  private int rate = 0;

  @Option(names = "--warm-up", description = "Plans before that; default: ${DEFAULT-VALUE}.")
  private int warmUp = 0;

  @Option(names = "--plan", description = "The plan; default: ${DEFAULT-VALUE}.")
  private Path planFile = Path.of("examples/web-stack/plan.json");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Long> arrived = new ConcurrentHashMap<>();
  private final AtomicInteger doubles = new AtomicInteger();
  private final AtomicBoolean done = new AtomicBoolean();

  public static void main(String[] args) {
    System.exit(new CommandLine(new LoadHarness()).execute(args));
  }

  /// A plan on its way.
  ///
  /// @param id null when it was not accepted
  private record Submission(long scheduledNanos, @Nullable String id) {}

  @Override
  public void run() {
    Endpoints endpoints = Endpoints.in(data);
    // Stands at the end of the topic before the first plan is submitted.
    KafkaConsumer<String, byte[]> estimates =
        TopicReader.atEnd(endpoints.kafka(), Topics.ESTIMATES);
    Thread watcher = Thread.ofPlatform().start(() -> watch(estimates));
    try {
      byte[] plan = Files.readAllBytes(planFile);
      if (warmUp > 0) {
        await(submit(endpoints.api(), plan, warmUp));
      }
      long start = System.nanoTime();
      List<Submission> submissions = submit(endpoints.api(), plan, plans);
      await(submissions);
      report(submissions, System.nanoTime() - start, plan.length);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      done.set(true);
      watcher.interrupt();
    }
  }

  /// Notes when each estimate can first be read by a consumer that reads only what is committed.
  private void watch(KafkaConsumer<String, byte[]> estimates) {
    try (KafkaConsumer<String, byte[]> consumer = estimates) {
      while (!done.get()) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          String id = EventHeaders.text(record.headers(), "ce_subject");
          if (id != null && arrived.putIfAbsent(id, System.nanoTime()) != null) {
            doubles.incrementAndGet();
          }
        }
      }
    } catch (org.apache.kafka.common.errors.InterruptException _) {
      // The run is over.
    }
  }

  private List<Submission> submit(String api, byte[] plan, int count) {
    ConcurrentLinkedQueue<Submission> submissions = new ConcurrentLinkedQueue<>();
    Semaphore atOnce = new Semaphore(AT_ONCE);
    long start = System.nanoTime();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long scheduled = rate == 0 ? System.nanoTime() : start + TimeUnit.SECONDS.toNanos(i) / rate;
        LockSupport.parkNanos(scheduled - System.nanoTime());
        atOnce.acquireUninterruptibly();
        String uri = api + "/v1/plans?project=load&workspace=w" + i % 50;
        executor.execute(() -> {
          submissions.add(new Submission(scheduled, post(uri, plan)));
          atOnce.release();
        });
      }
    }
    return new ArrayList<>(submissions);
  }

  private @Nullable String post(String uri, byte[] plan) {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create(uri))
                  .POST(BodyPublishers.ofByteArray(plan))
                  .build(),
              BodyHandlers.ofString());
      return response.statusCode() == 202
          ? Json.MAPPER.readTree(response.body()).get("id").asString()
          : null;
    } catch (IOException e) {
      System.err.println("A submission failed: " + e);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void await(List<Submission> submissions) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline
        && !submissions.stream().allMatch(s -> s.id() == null || arrived.containsKey(s.id()))) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void report(List<Submission> submissions, long nanos, int bytes) {
    List<Long> latencies = new ArrayList<>();
    int refused = 0;
    int lost = 0;
    for (Submission submission : submissions) {
      Long arrival = submission.id() == null ? null : arrived.get(submission.id());
      if (submission.id() == null) {
        refused++;
      } else if (arrival == null) {
        lost++;
      } else {
        latencies.add(arrival - submission.scheduledNanos());
      }
    }
    latencies.sort(null);
    System.out.printf(
        "%d plans of %d KB %s: %d estimates, %d refused, %d lost, %d double, in %.1f s%n",
        submissions.size(),
        bytes / 1024,
        rate == 0 ? "in a burst" : "at " + rate + "/s",
        latencies.size(),
        refused,
        lost,
        doubles.get(),
        nanos / 1e9);
    if (!latencies.isEmpty()) {
      System.out.printf(
          "submit to estimate: p50 %.0f ms, p99 %.0f ms, max %.0f ms%n",
          percentile(latencies, 50), percentile(latencies, 99), percentile(latencies, 100));
    }
  }

  private static double percentile(List<Long> sorted, int percent) {
    int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
    return sorted.get(Math.max(0, index)) / 1e6;
  }
}
