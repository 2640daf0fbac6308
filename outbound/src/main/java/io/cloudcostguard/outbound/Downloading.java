package io.cloudcostguard.outbound;

import io.cloudcostguard.outbound.CheckedUrl.Sound;
import io.cloudcostguard.outbound.Download.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// A download in progress. Each redirect is checked like the first URL.
final class Downloading<T> {

  private static final int MAX_REDIRECTS = 3;

  private final AddressPolicy addresses;
  private final Transport transport;
  private final Download requested;
  private final Download.Reader<T> reader;
  private final long end;

  /// Makes one request and passes the response on while the connection is open.
  interface Transport {
    <R> R run(OutboundRequest request, Sound url, Duration deadline, Body<R> body)
        throws IOException;
  }

  /// Handles a response.
  interface Body<R> {
    R of(ClassicHttpResponse response) throws IOException;
  }

  /// The end of one request: an outcome, or the next URL.
  private record Step<T>(@Nullable Outcome<T> outcome, @Nullable Sound next) {}

  Downloading(
      AddressPolicy addresses, Transport transport, Download requested, Download.Reader<T> reader) {
    this.addresses = addresses;
    this.transport = transport;
    this.requested = requested;
    this.reader = reader;
    end = System.nanoTime() + requested.deadline().toNanos();
  }

  Outcome<T> run() {
    return switch (addresses.check(requested.url())) {
      case CheckedUrl.Refused(var reason) -> new Outcome.Refused<>(reason);
      case Sound url -> follow(url);
    };
  }

  private Outcome<T> follow(Sound first) {
    Sound url = first;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Step<T> step = request(first, url);
      if (step.outcome() != null) {
        return step.outcome();
      }
      if (step.next() != null) {
        url = step.next();
      }
    }
    return new Outcome.Refused<>("More than " + MAX_REDIRECTS + " redirects");
  }

  private Step<T> request(Sound first, Sound url) {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (!left.isPositive()) {
      return ended(new Outcome.None<>(late()));
    }
    OutboundRequest request =
        new OutboundRequest(
            "GET",
            url.uri().toString(),
            sameHost(first, url) ? requested.credentials() : Map.of(),
            null);
    try {
      return transport.run(request, url, left, response -> answered(url, response));
    } catch (IOException e) {
      return ended(new Outcome.None<>(broken(e)));
    }
  }

  private Step<T> answered(Sound url, ClassicHttpResponse response) throws IOException {
    return switch (response.getCode()) {
      case 200 -> ended(read(response));
      case 301, 302, 303, 307, 308 -> redirected(url, response.getFirstHeader("Location"));
      default -> ended(new Outcome.Status<>(response.getCode()));
    };
  }

  /// An error of the body takes precedence over the exception of its reader.
  private Outcome<T> read(ClassicHttpResponse response) throws IOException {
    InputStream content =
        response.getEntity() == null
            ? InputStream.nullInputStream()
            : response.getEntity().getContent();
    BoundedBody body = new BoundedBody(content, requested.maxBytes());
    try {
      T value = reader.read(body);
      return body.failure() == null ? new Outcome.Read<>(value) : broken(body, body.failure());
    } catch (IOException | RuntimeException e) {
      if (body.failure() == null) {
        throw e;
      }
      return broken(body, body.failure());
    }
  }

  private Outcome<T> broken(BoundedBody body, IOException failure) {
    return body.isTooLarge() ? new Outcome.TooLarge<>() : new Outcome.None<>(broken(failure));
  }

  private Step<T> redirected(Sound from, @Nullable Header location) {
    URI to;
    try {
      to = from.uri().resolve(location == null ? "" : location.getValue());
    } catch (IllegalArgumentException _) {
      return ended(new Outcome.Refused<>("A redirect leads to an invalid address"));
    }
    if ("https".equals(from.uri().getScheme()) && !"https".equals(to.getScheme())) {
      return ended(new Outcome.Refused<>("A redirect leaves https"));
    }
    return switch (addresses.check(to.toString())) {
      case CheckedUrl.Refused(var reason) -> ended(new Outcome.Refused<>(reason));
      case Sound next -> new Step<>(null, next);
    };
  }

  private static boolean sameHost(Sound a, Sound b) {
    return a.host().toLowerCase(Locale.ROOT).equals(b.host().toLowerCase(Locale.ROOT))
        && a.port() == b.port()
        && a.uri().getScheme().equals(b.uri().getScheme());
  }

  private String broken(IOException e) {
    return System.nanoTime() >= end ? late() : OutboundHttp.reason(e);
  }

  private String late() {
    return "The download was not complete within " + requested.deadline().toSeconds() + " s";
  }

  private static <T> Step<T> ended(Outcome<T> outcome) {
    return new Step<>(outcome, null);
  }
}
