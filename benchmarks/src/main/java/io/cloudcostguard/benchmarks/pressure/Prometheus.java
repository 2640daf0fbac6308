package io.cloudcostguard.benchmarks.pressure;

import io.cloudcostguard.benchmarks.parts.FreePort;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// A Prometheus of this machine with our rules, which scrapes the four services.
final class Prometheus implements AutoCloseable {

  private static final Path RULES = Path.of("deploy/observability/prometheus");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Process process;
  private final int port;
  private final Instant begin = Instant.now();
  private final HttpClient http = HttpClient.newHttpClient();

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Prometheus start(Path folder, Deployed deployed) throws IOException {
    StringBuilder config = new StringBuilder();
    config.append(
        """
        global: {scrape_interval: 5s, evaluation_interval: 5s}
        rule_files: [%s, %s]
        scrape_configs:
        """
            .formatted(
                RULES.resolve("rules.yml").toAbsolutePath(),
                RULES.resolve("origin-names.yml").toAbsolutePath()));
    for (Service service : Service.values()) {
      config.append(
          """
            - job_name: ccg-%s
              metrics_path: /actuator/prometheus
              static_configs: [{targets: ["127.0.0.1:%d"]}]
          """
              .formatted(Deployed.name(service), deployed.port(service)));
    }
    Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
    int port = FreePort.find();
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new Prometheus(process, port);
  }

  /// When it was started.
  Instant begin() {
    return begin;
  }

  /// What a query gives from its start until now.
  ///
  /// @throws IOException if it refuses the query
  JsonNode range(String query, Instant end, Duration step)
      throws IOException, InterruptedException {
    return get(
        "query_range?query=%s&start=%d&end=%d&step=%d"
            .formatted(
                URLEncoder.encode(query, StandardCharsets.UTF_8),
                begin.getEpochSecond(),
                end.getEpochSecond(),
                step.toSeconds()));
  }

  /// What is now.
  JsonNode now(String query) throws IOException, InterruptedException {
    return get("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path);
    HttpResponse<String> response =
        http.send(HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("Prometheus refused " + path + ": " + response.body());
    }
    return Json.MAPPER.readTree(response.body()).at("/data/result");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    http.close();
  }
}
