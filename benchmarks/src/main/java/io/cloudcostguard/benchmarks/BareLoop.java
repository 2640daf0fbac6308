package io.cloudcostguard.benchmarks;

import io.cloudcostguard.outbound.AddressPolicy;
import io.cloudcostguard.outbound.BoundedLookup;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/// A process that sends as fast as it can and does nothing else; prints how many a second.
final class BareLoop {

  private static final String BODY = "{\"text\":\"" + "x".repeat(1000) + "\"}";

  /// Whose client.
  enum Kind {
    /// Apache's, connections kept.
    KEPT,
    /// Apache's, a connection for each request.
    FRESH,
    /// The notifier's.
    OURS
  }

  private BareLoop() {}

  /// Measures once.
  ///
  /// @param args kind, `host:port`, requests at once, how many
  public static void main(String[] args) throws Exception {
    int atOnce = Integer.parseInt(args[2]);
    int count = Integer.parseInt(args[3]);
    String uri = "http://" + args[1] + "/bare";
    switch (Kind.valueOf(args[0])) {
      case KEPT -> measure(apache(atOnce), uri, atOnce, count);
      case FRESH ->
          measure(
              apache(atOnce).setConnectionReuseStrategy((_, _, _) -> false), uri, atOnce, count);
      case OURS -> measureOurs(args[1], uri, atOnce, count);
    }
  }

  private static HttpClientBuilder apache(int atOnce) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(atOnce)
                .setMaxConnPerRoute(atOnce)
                .build());
  }

  private static void measure(HttpClientBuilder builder, String uri, int atOnce, int count)
      throws IOException {
    try (CloseableHttpClient client = builder.build()) {
      report(() -> post(client, uri), atOnce, count);
    }
  }

  private static void post(CloseableHttpClient client, String uri) {
    HttpPost request = new HttpPost(uri);
    request.setEntity(new StringEntity(BODY, ContentType.APPLICATION_JSON));
    try {
      client.execute(request, response -> response.getCode());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void measureOurs(String address, String uri, int atOnce, int count)
      throws IOException {
    AddressPolicy policy = new AddressPolicy(true, List.of(), List.of(address));
    Duration patience = Duration.ofSeconds(15);
    try (BoundedLookup names = new BoundedLookup(patience, atOnce);
        OutboundHttp client = new OutboundHttp(policy, names, patience, patience, atOnce)) {
      OutboundRequest request =
          new OutboundRequest("POST", uri, Map.of(), OutboundRequest.Body.json(BODY));
      report(() -> client.send(request), atOnce, count);
    }
  }

  private static void report(Runnable request, int atOnce, int count) {
    repeat(request, atOnce, count / 2);
    long start = System.nanoTime();
    repeat(request, atOnce, count);
    System.out.println(count / ((System.nanoTime() - start) / 1e9));
  }

  private static void repeat(Runnable request, int atOnce, int count) {
    AtomicInteger left = new AtomicInteger(count);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < atOnce; i++) {
        threads.execute(() -> {
          while (left.getAndDecrement() > 0) {
            request.run();
          }
        });
      }
    }
  }
}
