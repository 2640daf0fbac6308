package io.cloudcostguard.ingest.integration.compat;

import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The body of `/estimate`: a plan, in its own format or that of `terraform show -json`, and five
/// numbers of expected usage.
record OriginPlan(ObjectNode plan, JsonNode usage) {

  private static final int MAX_RESOURCES = 1000;
  private static final int MAX_ADDRESS = 256;

  /// @throws OriginException if it is none
  static OriginPlan of(byte[] body) {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(body);
    } catch (JacksonException _) {
      throw OriginException.unreadable();
    }
    JsonNode plan = json.path("plan");
    if (!json.isObject()
        || !RequestJson.isWritable(json)
        || !(plan.isObject() || plan.isNull() || plan.isMissingNode())) {
      throw OriginException.unreadable();
    }
    if (!(plan instanceof ObjectNode object)) {
      throw new OriginException(400, "plan cannot be nil");
    }
    check(object.path("resource_changes"));
    return new OriginPlan(object, json.path("usage_estimates"));
  }

  private static void check(JsonNode changes) {
    if (!changes.isArray() && !changes.isNull() && !changes.isMissingNode()) {
      throw OriginException.unreadable();
    }
    if (changes.size() > MAX_RESOURCES) {
      throw new OriginException(400, "too many resources in plan (max 1000)");
    }
    for (JsonNode change : changes) {
      if (!change.isObject()) {
        throw OriginException.unreadable();
      }
      String address = change.path("address").asString("");
      if (address.isEmpty()) {
        throw new OriginException(400, "resource address cannot be empty");
      }
      if (address.length() > MAX_ADDRESS) {
        throw new OriginException(400, "resource address too long");
      }
    }
  }

  Iterable<JsonNode> changes() {
    return plan.path("resource_changes");
  }

  /// The attributes after a change, wherever they are.
  static JsonNode after(JsonNode change) {
    JsonNode within = change.path("change").path("after");
    return within.isMissingNode() || within.isNull() ? change.path("after") : within;
  }

  /// As `terraform show -json` writes it.
  InputStream asTerraform() {
    ObjectNode whole = plan.deepCopy();
    if (!whole.path("format_version").isString()) {
      whole.put("format_version", "1.2");
    }
    if (!whole.path("resource_changes").isArray()) {
      whole.putArray("resource_changes");
    }
    ((ArrayNode) whole.path("resource_changes")).forEach(change -> moveInside((ObjectNode) change));
    return new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(whole));
  }

  /// Its type comes before its attributes, so that the reader knows which of them to keep.
  private static void moveInside(ObjectNode change) {
    ObjectNode inner =
        change.path("change") instanceof ObjectNode object
            ? object
            : Json.MAPPER.createObjectNode();
    change.remove("change");
    for (String side : new String[] {"before", "after"}) {
      JsonNode outside = change.remove(side);
      JsonNode inside = inner.path(side);
      if (outside != null && outside.isObject() && !inside.isObject()) {
        inner.set(side, outside);
      }
      if (inner.path(side) instanceof ObjectNode attributes) {
        assume(change, attributes);
      }
    }
    if (!change.path("mode").isString()) {
      change.put("mode", "managed");
    }
    change.set("change", inner);
  }

  /// What was never asked for, because it made no difference: a price needs it.
  private static void assume(ObjectNode change, ObjectNode attributes) {
    switch (change.path("type").asString("")) {
      case "aws_db_instance" -> putIfMissing(attributes, "engine", StringNode.valueOf("mysql"));
      case "aws_ecs_service" -> putIfMissing(attributes, "desired_count", IntNode.valueOf(1));
      // Services named it by its address.
      case "aws_ecs_task_definition" -> putIfMissing(attributes, "arn", change.path("address"));
      default -> {}
    }
  }

  private static void putIfMissing(ObjectNode attributes, String name, JsonNode value) {
    if (!attributes.has(name)) {
      attributes.set(name, value);
    }
  }

  /// The same for every resource of a type, less what the vendor never charges for.
  Usage expected() {
    return new Usage(
            Map.of(
                "aws_nat_gateway",
                Map.of("monthly_data_processed_gb", number("nat_gateway_gb_processed")),
                "aws_lambda_function",
                Map.of(
                    "monthly_requests",
                    number("lambda_monthly_requests"),
                    "request_duration_ms",
                    number("lambda_avg_duration_ms")),
                "aws_s3_bucket",
                Map.of(
                    "standard",
                    Map.of(
                        "storage_gb",
                        number("s3_storage_gb"),
                        "monthly_tier_1_requests",
                        number("s3_monthly_put_requests")))),
            Map.of(),
            null)
        .withFreeTiers();
  }

  /// What is not said is none, as it was.
  BigDecimal number(String name) {
    JsonNode value = usage.path(name);
    @Nullable BigDecimal number = value.isNumber() ? value.decimalValue() : null;
    return number == null || number.signum() < 0 ? BigDecimal.ZERO : number;
  }
}
