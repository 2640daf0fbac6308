package io.cloudcostguard.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// One attempt of a request, which another thread may abort at any moment.
final class RequestAttempt {

  /// The limit of retries when a pooled connection turns out to be closed.
  private static final int MAX_STALE = 3;

  private final CloseableHttpClient client;
  private final OutboundRequest request;
  private final CheckedUrl.Sound url;
  private @Nullable HttpUriRequestBase inFlight;
  private boolean late;

  RequestAttempt(CloseableHttpClient client, OutboundRequest request, CheckedUrl.Sound url) {
    this.client = client;
    this.request = request;
    this.url = url;
  }

  /// Sends to the first address that can be connected to. The response must be read before [#end].
  ClassicHttpResponse begin(List<InetAddress> addresses) throws IOException {
    IOException unreachable = new ConnectException();
    for (InetAddress address : addresses) {
      try {
        return toAddress(address);
      } catch (ConnectException | ConnectTimeoutException e) {
        unreachable = e;
      }
    }
    throw unreachable;
  }

  /// Retries on a new connection when the receiver closed a pooled one without an answer, if the
  /// request is idempotent.
  private ClassicHttpResponse toAddress(InetAddress address) throws IOException {
    HttpHost target = new HttpHost(url.uri().getScheme(), address, url.host(), url.port());
    for (int stale = 1; ; stale++) {
      HttpClientContext context = HttpClientContext.create();
      try {
        return client.executeOpen(target, next(), context);
      } catch (ConnectException | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (stale > MAX_STALE || isLate() || !mayRepeat() || !wasUsedBefore(context)) {
          throw e;
        }
      }
    }
  }

  /// Webhooks have an idempotency key: `webhook-id`.
  ///
  /// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2">RFC 9110, idempotent
  ///   methods</a>
  private boolean mayRepeat() {
    return !request.method().equals("POST")
        || request.headers().keySet().stream().anyMatch("webhook-id"::equalsIgnoreCase);
  }

  private static boolean wasUsedBefore(HttpClientContext context) {
    EndpointDetails connection = context.getEndpointDetails();
    return connection != null
        && connection.getRequestCount() > 1
        && connection.getResponseCount() < connection.getRequestCount();
  }

  private synchronized HttpUriRequestBase next() throws InterruptedIOException {
    if (late) {
      throw new InterruptedIOException();
    }
    inFlight = apacheRequest();
    return inFlight;
  }

  private HttpUriRequestBase apacheRequest() {
    HttpUriRequestBase made = new HttpUriRequestBase(request.method(), url.uri());
    request.headers().forEach(made::setHeader);
    if (request.body() != null) {
      made.setEntity(entity(request.body()));
    }
    return made;
  }

  private static HttpEntity entity(OutboundRequest.Body body) {
    ContentType type =
        body.mediaType().endsWith("+json")
            ? ContentType.create(body.mediaType()) // JSON:API takes no parameters
            : ContentType.create(body.mediaType(), StandardCharsets.UTF_8);
    return new ByteArrayEntity(body.text().getBytes(StandardCharsets.UTF_8), type);
  }

  /// Aborts the attempt at the deadline.
  synchronized void cutOff() {
    late = true;
    end();
  }

  synchronized boolean isLate() {
    return late;
  }

  /// Closes the connection, unless the response was read to its end: then it is kept.
  synchronized void end() {
    if (inFlight != null) {
      inFlight.abort();
    }
  }
}
