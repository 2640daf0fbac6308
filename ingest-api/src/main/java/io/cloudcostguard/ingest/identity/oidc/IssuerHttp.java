package io.cloudcostguard.ingest.identity.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks an issuer over HTTP. Each answer, with all of its body, has a time and a size that it may
/// not exceed, and none leads elsewhere: redirects are not followed.
final class IssuerHttp implements ResourceRetriever, AutoCloseable {

  private static final int MOST_BYTES = 256 * 1024;

  private final Duration patience;
  private final HttpClient http;

  IssuerHttp(Duration patience) {
    this.patience = patience;
    http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// What the issuer said.
  record Said(int status, String contentType, String body) {}

  /// @throws IOException if it does not answer, or not as it must
  Said ask(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> said = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Said(
          said.statusCode(),
          said.headers().firstValue("Content-Type").orElse("text/plain"),
          new String(said.body(), StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      throw new IOException("The issuer did not answer within " + patience.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new IOException(
          "The issuer did not answer: " + Objects.requireNonNull(e.getCause()).getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("The service stops");
      stopped.initCause(e);
      throw stopped;
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    Said said = ask(HttpRequest.newBuilder(URI.create(url.toString())));
    if (said.status() != 200) {
      throw new IOException(url + " answers " + said.status());
    }
    return new Resource(said.body(), said.contentType());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
