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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads measured utilisation from what monitoring writes: `aws cloudwatch get-metric-data`, `az
/// monitor metrics list`, and `timeSeries.list` of Cloud Monitoring. Several answers may stand one
/// after the other, or in one list; what they say of one metric of one resource is taken together.
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
  private static final long SECONDS_OF_A_DAY = 86_400;
  private static final JsonNode NONE = MissingNode.getInstance();

  /// By resource and metric.
  private final Map<String, Map<String, Series>> all = new HashMap<>();

  private int series;
  private int points;

  /// One metric of one resource, over time, in percent of what there is.
  private static final class Series {

    private final List<BigDecimal> values = new ArrayList<>();
    private final Set<Long> days = new HashSet<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private BigDecimal most = BigDecimal.ZERO;

    void add(Instant at, BigDecimal value, BigDecimal largest) {
      first = first == null || at.isBefore(first) ? at : first;
      last = last == null || at.isAfter(last) ? at : last;
      days.add(Math.floorDiv(at.getEpochSecond(), SECONDS_OF_A_DAY));
      values.add(value);
      most = most.max(largest).max(value);
    }

    /// For how many days there are measurements: no more than days that have one. The last interval
    /// is as long as the others, so that a begun day is one.
    int days() {
      return first == null || last == null
          ? 0
          : Math.min(
              days.size(), (int) Math.ceilDiv(Duration.between(first, last).toHours() + 1, 24));
    }

    Utilisation.Spread spread() {
      Collections.sort(values);
      return new Utilisation.Spread(at(50), at(95), most);
    }

    /// The nearest rank.
    private BigDecimal at(int percent) {
      return values.get(Math.ceilDiv(values.size() * percent, 100) - 1);
    }
  }

  /// The series of a metric of a resource, with what came before.
  private Series series(String resource, String metric) {
    if (resource.isEmpty() || resource.length() > LONGEST) {
      throw new IllegalArgumentException(
          "The utilisation file names no resource, or too long a one.");
    }
    return all.computeIfAbsent(resource, _ -> new HashMap<>())
        .computeIfAbsent(
            metric,
            _ -> {
              if (++series > MOST_SERIES) {
                throw new IllegalArgumentException(
                    "The utilisation file has more than %d series.".formatted(MOST_SERIES));
              }
              return new Series();
            });
  }

  /// @param value of the interval; no number where nothing was measured in it
  /// @param largest of the interval; no number where only its mean is known
  /// @param factor to percent
  /// @param free whether it is what is left
  private void add(
      Series to, String at, JsonNode value, JsonNode largest, BigDecimal factor, boolean free) {
    if (!value.isNumber()) {
      return;
    }
    if (++points > MOST_POINTS) {
      throw new IllegalArgumentException(
          "The utilisation file has more than %d points.".formatted(MOST_POINTS));
    }
    BigDecimal used = percent(value.decimalValue(), factor, free);
    to.add(
        instant(at),
        used,
        largest.isNumber() && !free ? percent(largest.decimalValue(), factor, false) : used);
  }

  private static BigDecimal percent(BigDecimal value, BigDecimal factor, boolean free) {
    BigDecimal percent = value.multiply(factor).round(MathContext.DECIMAL64);
    BigDecimal used = free ? HUNDRED.subtract(percent) : percent;
    return used.max(BigDecimal.ZERO).stripTrailingZeros();
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
    export.all.forEach((resource, metrics) -> {
      Map<String, Utilisation.Spread> spreads = new HashMap<>();
      int days = Integer.MAX_VALUE;
      for (Map.Entry<String, Series> metric : metrics.entrySet()) {
        if (metric.getValue().days() > 0) {
          days = Math.min(days, metric.getValue().days());
          spreads.put(metric.getKey(), metric.getValue().spread());
        }
      }
      if (!spreads.isEmpty()) {
        byName.put(resource, new Utilisation(days, spreads));
      }
    });
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
    String metric = label.substring(space + 1).strip();
    Series one =
        series(
            label.substring(0, space),
            switch (metric) {
              case "CPUUtilization" -> CPU;
              case "mem_used_percent" -> MEMORY;
              default -> metric;
            });
    for (int i = 0; i < Math.min(times.size(), values.size()); i++) {
      add(one, times.path(i).asString(""), values.path(i), NONE, BigDecimal.ONE, false);
    }
  }

  private void azureMonitor(JsonNode metric) {
    String id = metric.path("id").asString("");
    int end = id.toLowerCase(Locale.ROOT).indexOf(AZURE_METRICS);
    String name = metric.path("name").path("value").asString("");
    boolean free = name.equals("Available Memory Percentage");
    Series one =
        series(
            end < 0 ? id : id.substring(0, end),
            switch (name) {
              case "Percentage CPU", "cpu_percent" -> CPU;
              case "Available Memory Percentage", "memory_percent" -> MEMORY;
              default -> name;
            });
    for (JsonNode series : metric.path("timeseries")) {
      for (JsonNode point : series.path("data")) {
        JsonNode mean = point.path("average");
        JsonNode least = point.path("minimum");
        add(
            one,
            point.path("timeStamp").asString(""),
            free && least.isNumber() ? least : mean,
            point.path("maximum"),
            BigDecimal.ONE,
            free);
      }
    }
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
    Series one =
        series(
            resource,
            type.endsWith("cpu/utilization")
                ? CPU
                : type.endsWith("memory/utilization") || type.endsWith("memory/percent_used")
                    ? MEMORY
                    : type);
    // A share of 1, but for the agent's.
    BigDecimal factor = type.endsWith("/utilization") ? HUNDRED : BigDecimal.ONE;
    for (JsonNode point : series.path("points")) {
      add(
          one,
          point.path("interval").path("endTime").asString(""),
          point.path("value").path("doubleValue"),
          NONE,
          factor,
          false);
    }
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
