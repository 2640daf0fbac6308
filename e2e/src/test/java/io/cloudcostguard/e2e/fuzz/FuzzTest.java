package io.cloudcostguard.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.e2e.Infrastructure;
import io.cloudcostguard.ingest.IngestApplication;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// Requests made from the OpenAPI document, most of them hostile, against the running service.
/// `benchmarks/run fuzz` sends more of them.
class FuzzTest {

  private static final int REQUESTS = Integer.getInteger("ccg.fuzz-requests", 2_000);
  private static final int FROM = Integer.getInteger("ccg.fuzz-from", 0);
  private static final long SEED = Long.getLong("ccg.fuzz-seed", 20261121);
  private static final int THREADS = 16;
  private static final String TOKEN = "the-operators-token-of-the-fuzzer";

  @TempDir static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private String url;

  @Test
  void noRequestMakesTheServiceFailHangOrShowItsInside() throws Exception {
    try (Infrastructure infrastructure = Infrastructure.start(folder)) {
      Environment environment = infrastructure.environment(folder, List.of());
      // No notifier: the receivers of the examples are other people's.
      try (Services _ =
              Services.start(
                  environment, EnumSet.of(Service.ESTIMATOR_STREAM, Service.PRICING_LOADER));
          ConfigurableApplicationContext api = IngestApplication.start(arguments(environment))) {
        url = "http://127.0.0.1:" + api.getEnvironment().getProperty("local.server.port");
        fuzz();
      }
    }
  }

  /// Waiting is short, so that a request that waits is not taken for one that hangs.
  private static String[] arguments(Environment environment) {
    List<String> arguments = new ArrayList<>(environment.asArguments());
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--spring.main.register-shutdown-hook=false",
            "--ccg.api.token=" + TOKEN,
            "--ccg.ingest.max-wait=1s",
            "--ccg.compat.plan-json.max-wait=5s",
            "--ccg.limit.body-time=5s"));
    return arguments.toArray(String[]::new);
  }

  private void fuzz() throws Exception {
    Surface surface = new Surface(send("GET", "/openapi.json", "").body());
    Names names = new Names();
    Fuzzer fuzzer =
        new Fuzzer(URI.create(url).getPort(), new Shots(surface, names, keys()), names, SEED);
    long begun = System.nanoTime();

    fuzzer.run(FROM, FROM + REQUESTS, THREADS);

    System.out.printf(
        "%d requests from %d operations, seed %d, in %.0f s: %s%n",
        REQUESTS,
        surface.operations().size(),
        SEED,
        (System.nanoTime() - begun) / 1e9,
        fuzzer.statuses());
    assertThat(fuzzer.findings()).isEmpty();
    assertThat(send("GET", "/v1/estimates", "").statusCode()).isEqualTo(200);
    if (REQUESTS >= 2_000) {
      assertThat(fuzzer.done().size())
          .as("%s succeeded", new TreeMap<>(fuzzer.done()))
          .isGreaterThan(surface.operations().size() / 2);
    }
  }

  /// One for each scope, of a tenant of their own.
  private Map<String, String> keys() throws Exception {
    Map<String, String> keys = new TreeMap<>();
    keys.put("operate", TOKEN);
    send("PUT", "/v1/tenants/fuzz", "{}");
    for (String scope : List.of("submit", "read", "admin", "approve", "audit")) {
      String wish = "{\"name\":\"fuzz\",\"scopes\":[\"%s\"]}".formatted(scope);
      String answer = send("POST", "/v1/tenants/fuzz/keys", wish).body();
      keys.put(scope, Json.MAPPER.readTree(answer).path("key").asString());
    }
    return keys;
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + TOKEN)
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
