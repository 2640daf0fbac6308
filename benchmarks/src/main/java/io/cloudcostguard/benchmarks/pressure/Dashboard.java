package io.cloudcostguard.benchmarks.pressure;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Draws the panels of the Grafana dashboard with a Prometheus' answers to their queries, by a page
/// of ours in a headless browser.
final class Dashboard {

  private static final Path DEFINITION =
      Path.of("deploy/observability/grafana/cloudcostguard.json");
  private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Prometheus prometheus;

  Dashboard(Prometheus prometheus) {
    this.prometheus = prometheus;
  }

  /// Writes the picture, and the page beside it; prints the panels without data, and the alerts.
  void draw(Path picture) throws IOException, InterruptedException {
    ArrayNode panels = panels();
    Path page = Files.createTempDirectory("ccg-dashboard").resolve("dashboard.html");
    Files.writeString(
        page, template().replace("/*PANELS*/[]", Json.MAPPER.writeValueAsString(panels)));
    Files.createDirectories(picture.toAbsolutePath().getParent());
    Process browser =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--window-size=1600,1690",
                "--screenshot=" + picture.toAbsolutePath(),
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(page.resolveSibling("chromium.log").toFile())
            .start();
    if (!browser.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new IOException("The browser did not draw the page in " + PATIENCE);
    }
    for (JsonNode alert : prometheus.now("ALERTS")) {
      System.out.println("alert: " + alert.path("metric"));
    }
    System.out.println("drawn: " + picture + ", by the page " + page);
  }

  /// Each panel with its series.
  private ArrayNode panels() throws IOException, InterruptedException {
    Instant end = Instant.now();
    JsonNode dashboard = Json.MAPPER.readTree(Files.readString(DEFINITION));
    ArrayNode drawn = Json.MAPPER.createArrayNode();
    for (JsonNode panel : dashboard.path("panels")) {
      ObjectNode one = drawn.addObject();
      one.set("title", panel.path("title"));
      one.set("type", panel.path("type"));
      one.set("at", panel.path("gridPos"));
      one.put("unit", panel.at("/fieldConfig/defaults/unit").asString(""));
      one.put("begin", prometheus.begin().getEpochSecond());
      one.put("end", end.getEpochSecond());
      ArrayNode series = one.putArray("series");
      for (JsonNode target : panel.path("targets")) {
        for (JsonNode result : prometheus.range(target.path("expr").asString(), end, STEP)) {
          ObjectNode line = series.addObject();
          line.put("name", legend(target.path("legendFormat").asString(""), result.path("metric")));
          line.set("values", result.path("values"));
        }
      }
      if (series.isEmpty() && !panel.path("type").asString().equals("row")) {
        System.out.println("no data: " + panel.path("title").asString());
      }
    }
    return drawn;
  }

  private static String legend(String format, JsonNode labels) {
    Matcher label = LABEL.matcher(format);
    return label.replaceAll(
        found -> Matcher.quoteReplacement(labels.path(found.group(1)).asString("")));
  }

  private static String template() throws IOException {
    try (InputStream page =
        Objects.requireNonNull(Dashboard.class.getResourceAsStream("/dashboard.html"))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
