package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One attempt to bring a file up to date.
final class Exchange implements AutoCloseable {

  private static final int REDIRECTS = 5;
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(20))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Duration silence;
  private final DownloadProgress progress;

  Exchange(Duration silence, DownloadProgress progress) {
    this.silence = silence;
    this.progress = progress;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  /// @throws Failure if it is worth another attempt
  void run(URI address, Map<String, String> headers, Stored stored) throws IOException {
    URI at = address;
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpResponse<InputStream> response = send(request(at, headers, stored), at);
      URI next;
      try (InputStream body = response.body()) {
        next = take(response, body, address, at, stored);
      }
      if (next == null) {
        return;
      }
      at = next;
    }
    throw new IOException(address + " redirects more than " + REDIRECTS + " times");
  }

  private HttpRequest request(URI at, Map<String, String> headers, Stored stored)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at).timeout(silence).header("Accept-Encoding", "gzip").GET();
    headers.forEach(request::header);
    String validator = stored.ofPart(Headers.VALIDATOR);
    long size = stored.partSize();
    String known = stored.ofWhole(Headers.ETAG);
    if (size > 0 && validator != null) {
      request.header("Range", "bytes=" + size + "-").header("If-Range", validator);
    } else if (known != null) {
      request.header("If-None-Match", known);
    }
    return request.build();
  }

  private HttpResponse<InputStream> send(HttpRequest request, URI at) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("The request for " + at + " was interrupted").initCause(e);
    } catch (IOException e) {
      throw new Failure(at + " cannot be reached: " + e, null, e);
    }
  }

  /// Where to go on; null when the file is up to date.
  private @Nullable URI take(
      HttpResponse<InputStream> response, InputStream body, URI address, URI at, Stored stored)
      throws IOException {
    int status = response.statusCode();
    if (status == 304) {
      return null;
    }
    if (status == 200 || status == 206) {
      receive(response, body, address, stored);
      return null;
    }
    if (status == 416) {
      stored.drop();
      throw new Failure(at + " has another length now", Duration.ZERO, null);
    }
    if (MOVED.contains(status)) {
      return redirected(response, at);
    }
    if (status == 404 || status == 410) {
      throw new NoSuchFileException(at.toString(), null, "the server answers " + status);
    }
    String message = at + " answers " + status;
    throw PASSING.contains(status)
        ? new Failure(message, Headers.retryAfter(response.headers()), null)
        : new IOException(message);
  }

  private void receive(
      HttpResponse<InputStream> response, InputStream body, URI address, Stored stored)
      throws IOException {
    boolean rest = response.statusCode() == 206;
    if (rest && Headers.rangeStart(response.headers()) != stored.partSize()) {
      stored.drop();
      throw new Failure(address + " answers another range than asked for", Duration.ZERO, null);
    }
    if (!rest) {
      stored.begin(Headers.describing(response.headers()));
    }
    long total = Headers.total(response.headers(), rest);
    new Transfer(address, stored.part(), total, silence, progress).run(body);
    check(address, stored, total);
    stored.complete();
  }

  private static void check(URI address, Stored stored, long total) throws IOException {
    if (total >= 0 && stored.partSize() != total) {
      throw new Failure(
          "%s has %d bytes and %d arrived".formatted(address, total, stored.partSize()),
          null,
          null);
    }
    for (String algorithm : Headers.CHECKSUMS) {
      String expected = stored.ofPart(algorithm);
      String actual = expected == null ? null : stored.digestOfPart(algorithm);
      if (!Objects.equals(expected, actual)) {
        stored.drop();
        throw new Failure(
            "%s has the %s %s, and what arrived %s".formatted(address, algorithm, expected, actual),
            null,
            null);
      }
    }
  }

  private static URI redirected(HttpResponse<?> response, URI at) throws IOException {
    String location =
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new IOException(at + " redirects to nowhere"));
    URI next = at.resolve(location);
    boolean sameHost =
        Objects.equals(next.getRawAuthority(), at.getRawAuthority())
            && Objects.equals(next.getScheme(), at.getScheme());
    if (!sameHost) {
      throw new IOException(
          "%s redirects to another host, %s, which is not followed"
              .formatted(at, next.getRawAuthority()));
    }
    return next;
  }
}
