package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.schemas.chain.Checkpoint;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

  private final URI url;
  private final @Nullable String token;
  private final MeterRegistry metrics;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(Redirect.NEVER).build();
  private final Map<String, String> waiting = new ConcurrentHashMap<>();
  private final Semaphore signal = new Semaphore(0);
  private final Thread sender;

  /// @param url `https`, or `http` on this machine
  /// @param token sent as a bearer token; null: none
  /// @throws IllegalArgumentException if the address is none of these
  HttpWitness(URI url, @Nullable String token, MeterRegistry metrics) {
    if (!"https".equals(url.getScheme()) && !isLocal(url)) {
      throw new IllegalArgumentException(
          "ccg.notary.witness-url must begin with https:// (http:// only on this machine)");
    }
    this.url = url;
    this.token = token == null || token.isBlank() ? null : token;
    this.metrics = metrics;
    sender = Thread.ofVirtual().name("witness").start(this::send);
  }

  private static boolean isLocal(URI url) {
    try {
      return "http".equals(url.getScheme())
          && url.getHost() != null
          && InetAddress.getByName(url.getHost()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  @Override
  public void take(Checkpoint checkpoint) {
    waiting.put(checkpoint.key(), checkpoint.note());
    signal.release();
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

  /// Whether all that waited was taken.
  private boolean sendWaiting() throws InterruptedException {
    boolean all = true;
    for (Map.Entry<String, String> entry : Map.copyOf(waiting).entrySet()) {
      String reason = failure(entry.getKey(), entry.getValue());
      if (reason == null) {
        waiting.remove(entry.getKey(), entry.getValue());
      } else {
        all = false;
        metrics.counter("ccg.notary.witness.failures").increment();
        LOGGER
            .atWarn()
            .addKeyValue("partition", entry.getKey())
            .addKeyValue("reason", reason)
            .log("checkpoint not taken by the witness; it is sent again");
      }
    }
    return all;
  }

  /// Null after a success.
  private @Nullable String failure(String partition, String note) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Content-Type", "text/plain; charset=utf-8")
            .header("Checkpoint-Of", partition)
            .POST(BodyPublishers.ofString(note));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300 ? null : "HTTP status " + status;
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    sender.interrupt();
    client.shutdownNow();
  }
}
