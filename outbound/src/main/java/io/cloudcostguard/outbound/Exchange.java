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

/// One attempt of a request, which may be cut off from another thread at any moment.
final class Exchange {

  /// How often a connection that was kept may turn out to be closed before that is the answer.
  private static final int MAX_STALE = 3;

  private final CloseableHttpClient client;
  private final OutboundRequest wanted;
  private final CheckedUrl.Sound url;
  private @Nullable HttpUriRequestBase underWay;
  private boolean late;

  Exchange(CloseableHttpClient client, OutboundRequest wanted, CheckedUrl.Sound url) {
    this.client = client;
    this.wanted = wanted;
    this.url = url;
  }

  /// Sends to the first of the addresses that can be connected to. The response is to be read
  /// before [#end].
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

  /// A receiver may close a connection at the moment at which it is used again. Nothing was
  /// answered then, and the request is sent once more, if the receiver may get it twice.
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

  /// Webhooks have an id by which their receiver knows them again.
  ///
  /// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2">RFC 9110, idempotent
  ///   methods</a>
  private boolean mayRepeat() {
    return !wanted.method().equals("POST")
        || wanted.headers().keySet().stream().anyMatch("webhook-id"::equalsIgnoreCase);
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
    underWay = request();
    return underWay;
  }

  private HttpUriRequestBase request() {
    HttpUriRequestBase request = new HttpUriRequestBase(wanted.method(), url.uri());
    wanted.headers().forEach(request::setHeader);
    if (wanted.body() != null) {
      request.setEntity(entity(wanted.body()));
    }
    return request;
  }

  private static HttpEntity entity(OutboundRequest.Body body) {
    ContentType type =
        body.mediaType().endsWith("+json")
            ? ContentType.create(body.mediaType()) // JSON:API takes no parameters
            : ContentType.create(body.mediaType(), StandardCharsets.UTF_8);
    return new ByteArrayEntity(body.text().getBytes(StandardCharsets.UTF_8), type);
  }

  /// The time is up.
  synchronized void cutOff() {
    late = true;
    end();
  }

  synchronized boolean isLate() {
    return late;
  }

  /// Closes the connection, unless the response was read to its end: then it is kept.
  synchronized void end() {
    if (underWay != null) {
      underWay.abort();
    }
  }
}
