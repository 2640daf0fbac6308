package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.schemas.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads measured utilisation from what monitoring writes: `aws cloudwatch get-metric-data`, `az
/// monitor metrics list`, and `timeSeries.list` of Cloud Monitoring. Several answers may stand one
/// after the other, or in one list.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
/// @see <a href="https://learn.microsoft.com/en-us/rest/api/monitor/metrics/list">Metrics, list</a>
/// @see <a
///   href="https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list">projects.timeSeries.list</a>
final class MonitoringExport {

  private static final int MOST_SERIES = 50_000;
  private static final int MOST_POINTS = 2_000_000;
  private static final int LONGEST = 2_000;
  private static final String CPU = "cpu_percent";
  private static final String MEMORY = "memory_percent";
  private static final String AZURE_METRICS = "/providers/microsoft.insights/metrics/";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Map<String, Map<String, Utilisation.Spread>> metrics = new HashMap<>();
  private final Map<String, Integer> days = new HashMap<>();
  private int series;
  private int points;

  /// One metric of one resource, over time.
  private final class Series {

    private final List<BigDecimal> values = new ArrayList<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private @Nullable BigDecimal most;

    /// @param largest of the interval; null where only its mean is known
    void add(String at, JsonNode value, @Nullable JsonNode largest) {
      if (!value.isNumber()) {
        return; // nothing was measured in the interval
      }
      if (++points > MOST_POINTS) {
        throw new IllegalArgumentException(
            "The utilisation file has more than %d points.".formatted(MOST_POINTS));
      }
      Instant instant = instant(at);
      first = first == null || instant.isBefore(first) ? instant : first;
      last = last == null || instant.isAfter(last) ? instant : last;
      values.add(value.decimalValue());
      BigDecimal of =
          largest != null && largest.isNumber() ? largest.decimalValue() : value.decimalValue();
      most = most == null ? of : most.max(of);
    }

    /// @param factor to percent
    /// @param free whether it is what is left, of which the least counts
    void put(String resource, String metric, BigDecimal factor, boolean free) {
      if (most == null || first == null || last == null) {
        return;
      }
      if (resource.isEmpty() || resource.length() > LONGEST) {
        throw new IllegalArgumentException(
            "The utilisation file names no resource, or too long a one.");
      }
      if (++series > MOST_SERIES) {
        throw new IllegalArgumentException(
            "The utilisation file has more than %d series.".formatted(MOST_SERIES));
      }
      Collections.sort(values);
      BigDecimal p50 = at(50, free);
      BigDecimal p95 = at(95, free);
      BigDecimal max = free ? values.getFirst() : most;
      metrics
          .computeIfAbsent(resource, _ -> new HashMap<>())
          .put(
              metric,
              new Utilisation.Spread(
                  percent(p50, factor, free),
                  percent(p95, factor, free),
                  percent(max, factor, free)));
      // The last interval is as long as the others, so that a begun day is one.
      int whole = (int) Math.ceilDiv(Duration.between(first, last).toHours() + 1, 24);
      days.merge(resource, whole, Math::min);
    }

    /// The nearest rank.
    private BigDecimal at(int percent, boolean free) {
      int rank = Math.ceilDiv(values.size() * percent, 100);
      return values.get(free ? values.size() - rank : rank - 1);
    }

    private static BigDecimal percent(BigDecimal value, BigDecimal factor, boolean free) {
      BigDecimal percent = value.multiply(factor).round(MathContext.DECIMAL64);
      BigDecimal used = free ? HUNDRED.subtract(percent) : percent;
      return used.max(BigDecimal.ZERO).stripTrailingZeros();
    }
  }

  /// The measurements in `json`.
  ///
  /// @throws IllegalArgumentException with what is wrong in it
  static Measured read(String json) {
    MonitoringExport export = new MonitoringExport();
    try (var documents = Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(json)) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.isArray()) {
          document.forEach(export::read);
        } else {
          export.read(document);
        }
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The utilisation file is no JSON: " + e.getOriginalMessage(), e);
    }
    Map<String, Utilisation> byName = new HashMap<>();
    export.metrics.forEach((resource, of) ->
        byName.put(resource, new Utilisation(export.days.getOrDefault(resource, 0), of)));
    return new Measured(byName);
  }

  private void read(JsonNode document) {
    if (document.has("MetricDataResults")) {
      document.path("MetricDataResults").forEach(this::cloudWatch);
    } else if (document.has("timeSeries")) {
      document.path("timeSeries").forEach(this::cloudMonitoring);
    } else if (document.path("value").isArray()) {
      document.path("value").forEach(this::azureMonitor);
    } else {
      throw new IllegalArgumentException(
          "The utilisation file has JSON of no known form: it has none of MetricDataResults"
              + " (CloudWatch), value (Azure Monitor), timeSeries (Cloud Monitoring).");
    }
  }

  /// The label says which resource and metric it is: `${PROP('Dim.InstanceId')}
  /// ${PROP('MetricName')}`.
  private void cloudWatch(JsonNode result) {
    String label = result.path("Label").asString("");
    int space = label.indexOf(' ');
    if (space < 1) {
      throw new IllegalArgumentException(
          "A label of the CloudWatch answer is not RESOURCE METRIC, as"
              + " \"${PROP('Dim.InstanceId')} ${PROP('MetricName')}\" makes it: "
              + (label.length() > 100 ? label.substring(0, 100) + "…" : label));
    }
    JsonNode times = result.path("Timestamps");
    JsonNode values = result.path("Values");
    Series one = new Series();
    for (int i = 0; i < Math.min(times.size(), values.size()); i++) {
      one.add(times.path(i).asString(""), values.path(i), null);
    }
    String metric = label.substring(space + 1).strip();
    one.put(
        label.substring(0, space),
        switch (metric) {
          case "CPUUtilization" -> CPU;
          case "mem_used_percent" -> MEMORY;
          default -> metric;
        },
        BigDecimal.ONE,
        false);
  }

  private void azureMonitor(JsonNode metric) {
    String id = metric.path("id").asString("");
    int end = id.toLowerCase(Locale.ROOT).indexOf(AZURE_METRICS);
    String name = metric.path("name").path("value").asString("");
    Series one = new Series();
    boolean free = name.equals("Available Memory Percentage");
    for (JsonNode series : metric.path("timeseries")) {
      for (JsonNode point : series.path("data")) {
        JsonNode mean = point.path("average");
        JsonNode least = point.path("minimum");
        one.add(
            point.path("timeStamp").asString(""),
            free && least.isNumber() ? least : mean,
            point.path("maximum"));
      }
    }
    one.put(
        end < 0 ? id : id.substring(0, end),
        switch (name) {
          case "Percentage CPU", "cpu_percent" -> CPU;
          case "Available Memory Percentage", "memory_percent" -> MEMORY;
          default -> name;
        },
        BigDecimal.ONE,
        free);
  }

  private void cloudMonitoring(JsonNode series) {
    String type = series.path("metric").path("type").asString("");
    JsonNode labels = series.path("resource").path("labels");
    String instance = series.path("metric").path("labels").path("instance_name").asString("");
    String resource =
        instance.isEmpty()
            ? labels.path("database_id").asString(labels.path("instance_id").asString(""))
            : "projects/%s/zones/%s/instances/%s"
                .formatted(
                    labels.path("project_id").asString(""),
                    labels.path("zone").asString(""),
                    instance);
    Series one = new Series();
    for (JsonNode point : series.path("points")) {
      JsonNode value = point.path("value").path("doubleValue");
      one.add(point.path("interval").path("endTime").asString(""), value, null);
    }
    // A share of 1, but for the agent's.
    BigDecimal factor = type.endsWith("/utilization") ? HUNDRED : BigDecimal.ONE;
    one.put(
        resource,
        type.endsWith("cpu/utilization")
            ? CPU
            : type.endsWith("memory/utilization") || type.endsWith("memory/percent_used")
                ? MEMORY
                : type,
        factor,
        false);
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "The utilisation file has a time that is none: "
              + (text.length() > 100 ? text.substring(0, 100) + "…" : text),
          e);
    }
  }

  private MonitoringExport() {}
}
