package io.cloudcostguard.ingest.integration.compat;

import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Open;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The old paths that only show something: `/status`, `/history`, `/health`, `/metrics`.
@RestController
@ConditionalOnProperty(name = "ccg.compat.origin.enabled", matchIfMissing = true)
final class OriginReadController {

  private static final Logger LOGGER = LoggerFactory.getLogger(OriginReadController.class);
  private static final Set<Status> NOT_READY = Set.of(Status.DOWN, Status.OUT_OF_SERVICE);
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final OriginHistory history;
  private final PrometheusMeterRegistry metrics;
  private final HealthEndpoint health;

  OriginReadController(
      OriginHistory history, PrometheusMeterRegistry metrics, HealthEndpoint health) {
    this.history = history;
    this.metrics = metrics;
    this.health = health;
  }

  @RequestMapping("/status")
  @Open(because = "it shows the age of the prices, and no data of a tenant")
  ResponseEntity<String> status() {
    Instant oldest = oldestPrices();
    if (oldest == null) {
      throw new OriginException(500, "Failed to query database");
    }
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("oldest_pricing_data", oldest.truncatedTo(ChronoUnit.MICROS).toString());
    return json(200, json.toString());
  }

  private @Nullable Instant oldestPrices() {
    try {
      return history.oldestPrices();
    } catch (DataAccessException e) {
      LOGGER.atWarn().setCause(e).log("age of the prices not read");
      throw new OriginException(500, "Failed to query database");
    }
  }

  @RequestMapping("/history/{owner}/{repository}")
  @Needs(Scope.READ)
  ResponseEntity<String> history(
      Caller caller, @PathVariable String owner, @PathVariable String repository) {
    List<OriginHistory.Item> items;
    try {
      items = history.of(caller.tenant(), owner + "/" + repository);
    } catch (DataAccessException e) {
      LOGGER.atWarn().setCause(e).log("history not read");
      throw new OriginException(500, "Failed to query estimations");
    }
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (OriginHistory.Item item : items) {
      all.addObject()
          .put("pr_number", item.pullRequest())
          .put("total_monthly_cost", OriginEstimate.number(item.delta()))
          .put("created_at", item.at().toString());
    }
    return json(200, items.isEmpty() ? "null" : all.toString());
  }

  @RequestMapping("/health/live")
  @Open(because = "a probe has no key")
  ResponseEntity<String> live() {
    return json(200, "{\"status\":\"alive\"}");
  }

  /// As the readiness of `/actuator` says, and not without prices.
  @RequestMapping("/health/ready")
  @Open(because = "a probe has no key")
  ResponseEntity<String> ready() {
    HealthDescriptor readiness = health.healthForPath("readiness");
    boolean reachable = readiness != null && !NOT_READY.contains(readiness.getStatus());
    String database = "healthy";
    String prices = "healthy";
    if (!isUp(readiness, "database")) {
      database = "unhealthy: it does not answer";
      prices = "unhealthy: not known";
    } else if (lacksPrices()) {
      prices = "unhealthy: no pricing data";
      reachable = false;
    }
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("ready", reachable);
    ObjectNode status = json.putObject("status");
    status.put("database", database).put("cache", prices);
    if (!isUp(readiness, "kafka")) {
      status.put("kafka", "unhealthy: it does not answer");
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(reachable ? 200 : 503).contentType(MediaType.APPLICATION_JSON);
    if (!reachable) {
      answer.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return answer.body(json.toString());
  }

  /// Without the database it is not known, and said otherwise.
  private boolean lacksPrices() {
    try {
      return history.oldestPrices() == null;
    } catch (DataAccessException _) {
      return false;
    }
  }

  private static boolean isUp(@Nullable HealthDescriptor readiness, String dependency) {
    if (readiness instanceof CompositeHealthDescriptor parts) {
      Map<String, HealthDescriptor> components = parts.getComponents();
      HealthDescriptor component = components == null ? null : components.get(dependency);
      return component == null || component.getStatus().equals(Status.UP);
    }
    return true;
  }

  @GetMapping("/metrics")
  @Open(because = "it shows what /actuator/prometheus shows")
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(PROMETHEUS))
        .body(metrics.scrape());
  }

  private static ResponseEntity<String> json(int status, String body) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
  }

  @ExceptionHandler
  void refused(OriginException e, HttpServletResponse response) throws IOException {
    OriginErrors.write(response, e.status(), String.valueOf(e.getMessage()));
  }
}
