package io.cloudcostguard.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Builds an Apache client without redirects, cookies and caches, which connects only to the
/// address that a request names. Its pool keys connections by scheme, host, port *and* address, so
/// that an attempt gets a connection to an address that it has checked.
final class PinnedClient {

  private static final int MAX_HEADER_LINE = 8 * 1024;
  private static final int MAX_HEADERS = 100;

  /// Shorter than the keep-alive of servers, so that they seldom close a connection in use.
  private static final TimeValue IDLE = TimeValue.ofSeconds(4);

  private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(1);

  private PinnedClient() {}

  static CloseableHttpClient create(Duration connectTimeout, Duration deadline, int maxInFlight) {
    return HttpClients.custom()
        .setConnectionManager(connections(connectTimeout, deadline, maxInFlight))
        .setKeepAliveStrategy((response, context) ->
            DefaultConnectionKeepAliveStrategy.INSTANCE
                .getKeepAliveDuration(response, context)
                .min(IDLE))
        .evictIdleConnections(IDLE)
        .setDefaultRequestConfig(RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
        .setUserAgent("CloudCostGuard")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      Duration connectTimeout, Duration deadline, int maxInFlight) {
    Http1Config limits =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_HEADER_LINE)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new NoLookup())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setSocketTimeout(Timeout.of(deadline))
                .setTimeToLive(LONGEST_LIFE)
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(Timeout.of(deadline)).build())
        .setMaxConnTotal(maxInFlight)
        .setMaxConnPerRoute(maxInFlight)
        .build();
  }

  /// Fails: the client must not look names up by itself.
  private static final class NoLookup implements DnsResolver {

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
      throw new UnknownHostException("names are looked up before the request");
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException("names are looked up before the request");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
