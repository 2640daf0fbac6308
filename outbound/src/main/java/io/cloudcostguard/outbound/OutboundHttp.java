package io.cloudcostguard.outbound;

import io.cloudcostguard.outbound.CheckedUrl.Refused;
import io.cloudcostguard.outbound.CheckedUrl.Sound;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/// An HTTP client for untrusted receivers: with a deadline and a limit of the answer, without
/// cookies, and without redirects but those of a [Download].
public final class OutboundHttp implements AutoCloseable {

  private final AddressPolicy addresses;
  private final CheckedLookup names;
  private final Duration deadline;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor timer;

  /// @param addresses the policy of allowed addresses
  /// @param names looks names up, once per request; a pooled connection is reused only if it goes
  ///   to an address of this look-up
  /// @param deadline of a whole request, including the answer's body
  public OutboundHttp(
      AddressPolicy addresses,
      NameLookup names,
      Duration connectTimeout,
      Duration deadline,
      int maxInFlight) {
    this.addresses = addresses;
    this.names = new CheckedLookup(addresses, names);
    this.deadline = deadline;
    client = PinnedClient.create(connectTimeout, deadline, maxInFlight);
    timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("deadline").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /// Sends a request once, if the policy allows its address.
  public Answer send(OutboundRequest requested) {
    return switch (addresses.check(requested.url())) {
      case Refused(var reason) -> new Answer.Refused(reason);
      case Sound url -> send(requested, url);
    };
  }

  /// Downloads a large body, with a limit of redirects, and streams it to `reader`. Exceptions of
  /// the reader are thrown on.
  public <T> Download.Outcome<T> fetch(Download requested, Download.Reader<T> reader) {
    return new Downloading<>(addresses, this::exchange, requested, reader).run();
  }

  private Answer send(OutboundRequest requested, Sound url) {
    long end = System.nanoTime() + deadline.toNanos();
    try {
      return exchange(
          requested, url, deadline, response -> status(response, requested.answerBytes()));
    } catch (IOException e) {
      return new Answer.None(
          System.nanoTime() >= end ? "No answer within " + deadline.toSeconds() + " s" : reason(e));
    }
  }

  /// Makes one request until its deadline. The body is read while the connection is open.
  private <R> R exchange(
      OutboundRequest requested, Sound url, Duration within, Downloading.Body<R> body)
      throws IOException {
    RequestAttempt exchange = new RequestAttempt(client, requested, url);
    ScheduledFuture<?> cutOff =
        timer.schedule(exchange::cutOff, within.toNanos(), TimeUnit.NANOSECONDS);
    try {
      return body.of(exchange.begin(names.lookUp(url.host(), url.port())));
    } finally {
      cutOff.cancel(false);
      exchange.end();
    }
  }

  private static Answer status(ClassicHttpResponse response, int most) {
    Header retryAfter = response.getFirstHeader("Retry-After");
    return new Answer.Status(
        response.getCode(),
        retryAfter == null ? null : retryAfter.getValue(),
        body(response.getEntity(), most));
  }

  /// Reads the beginning of the body. The status counts even if the body breaks off or never ends.
  private static String body(@Nullable HttpEntity entity, int most) {
    if (entity == null) {
      return "";
    }
    try {
      InputStream content = entity.getContent();
      return new String(content.readNBytes(most), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  /// Describes an exception without its message, which would quote the address.
  static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> AddressRefusedException.OF_NAME;
      case SSLException _ -> "No TLS connection: " + e.getClass().getSimpleName();
      case InterruptedIOException _ -> "The receiver took too long";
      default -> "No answer: " + e.getClass().getSimpleName();
    };
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    client.close();
  }
}
