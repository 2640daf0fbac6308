package io.cloudcostguard.estimator.notary;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts the newest checkpoint of each partition to another party, as the text of its signed note.
/// While the other party does not answer with success, the newest one of each partition waits, and
/// is sent again with backoff; older ones are not needed, since a tree holds all that was before.
final class HttpWitness implements Witness {

  private static final Logger LOGGER = LoggerFactory.getLogger(HttpWitness.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final HttpRequest.Builder request;
  private final MeterRegistry metrics;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(Redirect.NEVER).build();
  private final Map<String, String> waiting = new ConcurrentHashMap<>();

  /// What was taken last, by partition: a partition that comes back is not told again.
  private final Map<String, String> taken = new ConcurrentHashMap<>();

  private final Semaphore signal = new Semaphore(0);
  private final Thread sender;

  /// @param url `https`, or `http` on this machine
  /// @param token sent as a bearer token; null: none
  /// @throws IllegalArgumentException if the address is none of these, or the token cannot be sent
  HttpWitness(URI url, @Nullable String token, MeterRegistry metrics) {
    request = request(url);
    if (token != null && !token.isBlank()) {
      try {
        request.header("Authorization", "Bearer " + token);
      } catch (IllegalArgumentException _) { // which would quote it
        throw new IllegalArgumentException(
            "ccg.notary.witness-token has characters that no header can have");
      }
    }
    this.metrics = metrics;
    sender = Thread.ofVirtual().name("witness").start(this::send);
  }

  private static HttpRequest.Builder request(URI url) {
    if (url.getHost() == null || !("https".equals(url.getScheme()) || isLocal(url))) {
      throw new IllegalArgumentException(
          "ccg.notary.witness-url must begin with https:// and have a host (http:// only on this"
              + " machine: localhost, 127.0.0.1 or [::1])");
    }
    return HttpRequest.newBuilder(url)
        .timeout(ANSWER)
        .header("Content-Type", "text/plain; charset=utf-8");
  }

  /// By its name alone: what a name resolves to may be another address when it is asked.
  private static boolean isLocal(URI url) {
    String host = url.getHost();
    if (!"http".equals(url.getScheme())) {
      return false;
    }
    try {
      return "localhost".equals(host)
          || InetAddress.ofLiteral(host.replace("[", "").replace("]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public void take(String partition, String note) {
    if (!note.equals(taken.get(partition))) {
      waiting.put(partition, note);
      signal.release();
    }
  }

  private void send() {
    Duration pause = FIRST_PAUSE;
    try {
      while (true) {
        signal.acquire();
        signal.drainPermits();
        while (!sendWaiting()) {
          Thread.sleep(pause);
          pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
        pause = FIRST_PAUSE;
      }
    } catch (InterruptedException _) {
      // It is to stop.
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// What was answered.
  ///
  /// @param failure null: it was taken
  /// @param answered whether there was an answer at all
  private record Answer(@Nullable String failure, boolean answered) {}

  /// Whether all that waited was taken. Where there is no answer, the others are not tried before
  /// the next time.
  private boolean sendWaiting() throws InterruptedException {
    boolean all = true;
    for (Map.Entry<String, String> entry : Map.copyOf(waiting).entrySet()) {
      Answer answer = post(entry.getKey(), entry.getValue());
      if (answer.failure() == null) {
        taken.put(entry.getKey(), entry.getValue());
        waiting.remove(entry.getKey(), entry.getValue());
        continue;
      }
      all = false;
      metrics.counter("ccg.notary.witness.failures").increment();
      LOGGER
          .atWarn()
          .addKeyValue("partition", entry.getKey())
          .addKeyValue("reason", answer.failure())
          .log("checkpoint not taken by the witness; it is sent again");
      if (!answer.answered()) {
        break;
      }
    }
    return all; // what came meanwhile has its own signal
  }

  /// The body of the answer is not read: one without an end holds nothing up.
  private Answer post(String partition, String note) throws InterruptedException {
    HttpRequest post =
        request
            .copy()
            .header("Checkpoint-Of", partition)
            .POST(BodyPublishers.ofString(note))
            .build();
    try {
      HttpResponse<InputStream> response = client.send(post, BodyHandlers.ofInputStream());
      try (InputStream _ = response.body()) {
        int status = response.statusCode();
        return new Answer(status >= 200 && status < 300 ? null : "HTTP status " + status, true);
      }
    } catch (IOException e) {
      return new Answer(e.toString(), false);
    }
  }

  @Override
  public void close() {
    sender.interrupt();
    client.shutdownNow();
  }
}
