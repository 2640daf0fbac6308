package io.cloudcostguard.benchmarks.pressure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// What a service's `/actuator/prometheus` says at one moment.
record Scrape(List<String> lines) {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  static Scrape of(HttpClient http, int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
            .timeout(TIMEOUT)
            .build();
    return new Scrape(
        http.send(request, BodyHandlers.ofLines())
            .body()
            .filter(line -> !line.startsWith("#"))
            .toList());
  }

  /// The sum of a metric over its labels.
  ///
  /// @param label a label that a line has to have, e.g. `area="heap"`; empty: any
  /// @return NaN without a line
  double sum(String metric, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
        .filter(line -> line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(Double::sum)
        .orElse(Double.NaN);
  }
}
