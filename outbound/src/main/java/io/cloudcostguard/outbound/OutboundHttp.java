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
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// An HTTP client for receivers that nobody trusts: within a deadline, reading no more than it
/// must, following nothing but what a [Download] allows, keeping nothing.
public final class OutboundHttp implements AutoCloseable {

  private static final int MAX_BODY = 16 * 1024;
  private static final int MAX_HEADER_LINE = 8 * 1024;
  private static final int MAX_HEADERS = 100;

  private final AddressPolicy addresses;
  private final Duration deadline;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor timer;

  /// @param addresses which may be sent to
  /// @param names the only look-up; each request makes its own connection, to what that answered
  /// @param deadline of a whole request, the body of the answer included
  public OutboundHttp(
      AddressPolicy addresses,
      NameLookup names,
      Duration connectTimeout,
      Duration deadline,
      int maxInFlight) {
    this.addresses = addresses;
    this.deadline = deadline;
    DnsResolver checked = new CheckedLookup(addresses, names);
    client =
        HttpClients.custom()
            .setConnectionManager(connections(checked, connectTimeout, deadline, maxInFlight))
            .setConnectionReuseStrategy((_, _, _) -> false)
            .setDefaultRequestConfig(
                RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
            .setUserAgent("CloudCostGuard")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
    timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("deadline").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  private static PoolingHttpClientConnectionManager connections(
      DnsResolver names, Duration connectTimeout, Duration deadline, int maxInFlight) {
    Http1Config limits =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_HEADER_LINE)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(names)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setSocketTimeout(Timeout.of(deadline))
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(Timeout.of(deadline)).build())
        .setMaxConnTotal(maxInFlight)
        .setMaxConnPerRoute(maxInFlight)
        .build();
  }

  /// Sends a request once, if its address is one that may be sent to.
  public Answer send(OutboundRequest wanted) {
    return switch (addresses.check(wanted.url())) {
      case Refused(var reason) -> new Answer.Refused(reason);
      case Sound url -> send(wanted, url);
    };
  }

  /// Fetches something large, following few redirects; its bytes go to `reader` as they arrive.
  /// What the reader throws is thrown on.
  public <T> Download.Outcome<T> fetch(Download wanted, Download.Reader<T> reader) {
    return new Downloading<>(addresses, this::exchange, wanted, reader).run();
  }

  private Answer send(OutboundRequest wanted, Sound url) {
    HttpUriRequestBase request = new HttpUriRequestBase(wanted.method(), url.uri());
    wanted.headers().forEach(request::setHeader);
    if (wanted.body() != null) {
      request.setEntity(entity(wanted.body()));
    }
    long end = System.nanoTime() + deadline.toNanos();
    try {
      return exchange(request, url, deadline, OutboundHttp::status);
    } catch (AddressRefusedException _) {
      return new Answer.Refused(AddressRefusedException.REASON);
    } catch (IOException e) {
      return new Answer.None(
          System.nanoTime() >= end ? "No answer within " + deadline.toSeconds() + " s" : reason(e));
    }
  }

  private static HttpEntity entity(OutboundRequest.Body body) {
    ContentType type =
        body.mediaType().endsWith("+json")
            ? ContentType.create(body.mediaType()) // JSON:API takes no parameters
            : ContentType.create(body.mediaType(), StandardCharsets.UTF_8);
    return new ByteArrayEntity(body.text().getBytes(StandardCharsets.UTF_8), type);
  }

  /// One request on a connection of its own, which ends with it or with the deadline.
  private <R> R exchange(
      HttpUriRequestBase request, Sound url, Duration within, Downloading.Body<R> body)
      throws IOException {
    HttpHost target = new HttpHost(url.uri().getScheme(), url.host(), url.port());
    ScheduledFuture<?> abort =
        timer.schedule(request::abort, within.toNanos(), TimeUnit.NANOSECONDS);
    try {
      return body.of(client.executeOpen(target, request, null));
    } finally {
      abort.cancel(false);
      request.abort(); // closes the connection; what is left of the body stays unread
    }
  }

  private static Answer status(ClassicHttpResponse response) {
    Header retryAfter = response.getFirstHeader("Retry-After");
    return new Answer.Status(
        response.getCode(),
        retryAfter == null ? null : retryAfter.getValue(),
        body(response.getEntity()));
  }

  /// The status has been said; a body that never ends or breaks off changes nothing about it.
  private static String body(@Nullable HttpEntity entity) {
    if (entity == null) {
      return "";
    }
    try {
      InputStream content = entity.getContent();
      return new String(content.readNBytes(MAX_BODY), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  /// In our own words: the exceptions' would quote the address.
  static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "The name of the host does not resolve";
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
