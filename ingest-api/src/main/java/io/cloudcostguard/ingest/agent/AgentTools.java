package io.cloudcostguard.ingest.agent;

import io.cloudcostguard.schemas.Json;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The tools that an agent may call over HTTP. Answers are short: `filter` and `limit` choose what
/// is in them, and they keep the doubts.
final class AgentTools {

  private static final int USUAL = 10;
  private static final int MOST = 100;

  private static final String ID =
      "\"id\":{\"type\":\"string\",\"maxLength\":200,\"description\":\"id of an estimate\"}";
  private static final String PROJECT =
      "\"project\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":100}";
  private static final String WORKSPACE =
      "\"workspace\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":100}";
  private static final String CHOICE =
      "\"filter\":{\"type\":\"string\",\"description\":\"part of the addresses to show\"},"
          + "\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100}";

  private interface Tool {
    OwnApi.Said call(OwnApi api, Arguments arguments) throws IOException, InterruptedException;
  }

  static List<SyncToolSpecification> all() {
    return List.of(
        tool(
            "estimate_plan",
            "Submit a plan (terraform show -json) and get what it costs a month before and after"
                + " apply, its largest changes, and what is not known.",
            "\"plan\":{\"type\":[\"object\",\"string\"],\"description\":\"the JSON, or its text\"},"
                + PROJECT
                + ","
                + WORKSPACE
                + ","
                + CHOICE,
            List.of("plan", "project", "workspace"),
            AgentTools::estimatePlan),
        tool(
            "list_estimates",
            "The newest estimates, of one project or workspace or of all.",
            PROJECT
                + ","
                + WORKSPACE
                + ",\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100}",
            List.of(),
            AgentTools::list),
        tool(
            "show_estimate",
            "What a plan costs a month before and after apply, its largest changes, and what is not"
                + " known.",
            ID + "," + CHOICE,
            List.of("id"),
            (api, arguments) -> shortened(estimate(api, arguments.text("id")), arguments)),
        tool(
            "explain_resource",
            "The lines of one resource's bill with their proofs: price key, unit price, quantity and"
                + " its origin.",
            ID + ",\"address\":{\"type\":\"string\"}",
            List.of("id", "address"),
            AgentTools::explain),
        tool(
            "compare_estimates",
            "By how much two estimates differ after apply, and why.",
            "\"from\":{\"type\":\"string\"},\"to\":{\"type\":\"string\"}",
            List.of("from", "to"),
            (api, arguments) ->
                api.get(
                    "/v1/comparisons?form=markdown&from="
                        + arguments.encoded("from")
                        + "&to="
                        + arguments.encoded("to"))),
        tool(
            "recommendations",
            "Changes of an estimate's plan that would cost less, each with its saving and risk.",
            ID,
            List.of("id"),
            AgentTools::recommendations),
        tool(
            "find_price",
            "List prices whose keys begin so, e.g. aws/ec2/eu-west-1/on-demand/linux/shared/m5.",
            "\"prefix\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":500},"
                + "\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100}",
            List.of("prefix"),
            (api, arguments) ->
                fitted(
                    api.get(
                        "/v1/prices?prefix=%s&limit=%d"
                            .formatted(arguments.encoded("prefix"), arguments.limit())),
                    "prices")),
        tool(
            "budget_headroom",
            "Where a project's budget stands: the limit, what is planned, and whether it alerts.",
            PROJECT,
            List.of("project"),
            (api, arguments) ->
                api.get("/v1/projects/" + arguments.encoded("project") + "/budget")));
  }

  private static SyncToolSpecification tool(
      String name, String description, String properties, List<String> required, Tool tool) {
    String schema =
        "{\"type\":\"object\",\"properties\":{%s},\"required\":%s,\"additionalProperties\":false}"
            .formatted(properties, Json.MAPPER.writeValueAsString(required));
    @SuppressWarnings("unchecked")
    Map<String, Object> input = Json.MAPPER.readValue(schema, Map.class);
    return new SyncToolSpecification(
        McpSchema.Tool.builder(name, input).description(description).build(),
        (context, request) ->
            result(
                tool,
                (OwnApi) Objects.requireNonNull(context.get(OwnApi.KEY)),
                Arguments.of(request.arguments())));
  }

  /// A failure is told to the agent, which can correct its call.
  private static CallToolResult result(Tool tool, OwnApi api, Arguments arguments) {
    try {
      OwnApi.Said said = tool.call(api, arguments);
      return answer(said.text(), said.isError());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer("The server stops.", true);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return answer(Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()), true);
    }
  }

  private static CallToolResult answer(String text, boolean isError) {
    return CallToolResult.builder().addTextContent(Fitted.text(text)).isError(isError).build();
  }

  /// What an agent gave.
  record Arguments(Map<String, Object> values) {

    /// @param values null: the call has none
    static Arguments of(@Nullable Map<String, Object> values) {
      return new Arguments(values == null ? Map.of() : values);
    }

    @Nullable Object value(String name) {
      return values.get(name);
    }

    String text(String name) {
      return String.valueOf(values.getOrDefault(name, ""));
    }

    String encoded(String name) {
      return URLEncoder.encode(text(name), StandardCharsets.UTF_8).replace("+", "%20");
    }

    int limit() {
      return values.get("limit") instanceof Number number
          ? Math.clamp(number.intValue(), 1, MOST)
          : USUAL;
    }
  }

  // --- the tools ---

  private static OwnApi.Said estimatePlan(OwnApi api, Arguments arguments)
      throws IOException, InterruptedException {
    String parameters =
        "project=" + arguments.encoded("project") + "&workspace=" + arguments.encoded("workspace");
    return shortened(api.post("/v1/plans?" + parameters, arguments.text("plan")), arguments);
  }

  private static OwnApi.Said list(OwnApi api, Arguments arguments)
      throws IOException, InterruptedException {
    StringBuilder path = new StringBuilder("/v1/estimates?limit=").append(arguments.limit());
    for (String name : List.of("project", "workspace")) {
      if (arguments.value(name) != null) {
        path.append('&').append(name).append('=').append(arguments.encoded(name));
      }
    }
    return fitted(api.get(path.toString()), "estimates");
  }

  /// An answer of the API without the last of a list that is too long.
  private static OwnApi.Said fitted(OwnApi.Said said, String list) {
    return said.isError()
        ? said
        : new OwnApi.Said(
            said.status(), Fitted.text((ObjectNode) Json.MAPPER.readTree(said.text()), list, 0));
  }

  private static OwnApi.Said estimate(OwnApi api, String id)
      throws IOException, InterruptedException {
    return api.get("/v1/estimates/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  /// An outcome without its lines, and only the largest changes of it.
  private static OwnApi.Said shortened(OwnApi.Said said, Arguments arguments) {
    JsonNode outcome = said.isError() ? null : Json.MAPPER.readTree(said.text());
    if (!(outcome instanceof ObjectNode estimate) || !estimate.has("resources")) {
      return said; // pending, rejected or cancelled
    }
    String filter = arguments.value("filter") == null ? "" : arguments.text("filter");
    List<JsonNode> found =
        resources(estimate)
            .filter(resource -> resource.path("address").asString("").contains(filter))
            .filter(resource -> change(resource).signum() != 0 || resource.has("doubts"))
            .sorted(Comparator.comparing((JsonNode resource) -> change(resource).abs()).reversed())
            .toList();
    ArrayNode changes = Json.MAPPER.createArrayNode();
    found.stream().limit(arguments.limit()).map(AgentTools::withoutLines).forEach(changes::add);
    estimate.remove("resources");
    estimate.set("changes", changes);
    return new OwnApi.Said(
        said.status(), Fitted.text(estimate, "changes", found.size() - changes.size()));
  }

  private static Stream<JsonNode> resources(JsonNode estimate) {
    return StreamSupport.stream(estimate.path("resources").spliterator(), false);
  }

  private static BigDecimal change(JsonNode resource) {
    return amount(resource, "after").subtract(amount(resource, "before"));
  }

  private static BigDecimal amount(JsonNode resource, String side) {
    return new BigDecimal(resource.path(side).asString("0"));
  }

  private static JsonNode withoutLines(JsonNode resource) {
    ObjectNode head = ((ObjectNode) resource).deepCopy();
    head.remove("components");
    return head;
  }

  private static OwnApi.Said explain(OwnApi api, Arguments arguments)
      throws IOException, InterruptedException {
    OwnApi.Said said = estimate(api, arguments.text("id"));
    if (said.isError()) {
      return said;
    }
    String address = arguments.text("address");
    return resources(Json.MAPPER.readTree(said.text()))
        .filter(resource -> resource.path("address").asString("").equals(address))
        .findFirst()
        .map(resource ->
            new OwnApi.Said(said.status(), Fitted.text((ObjectNode) resource, "components", 0)))
        .orElseThrow(
            () -> new IllegalArgumentException("The estimate has no resource " + address + "."));
  }

  /// Without the bills that prove them, which would be most of the text.
  private static OwnApi.Said recommendations(OwnApi api, Arguments arguments)
      throws IOException, InterruptedException {
    OwnApi.Said said = api.get("/v1/estimates/" + arguments.encoded("id") + "/recommendations");
    if (said.isError()) {
      return said;
    }
    ObjectNode advised = (ObjectNode) Json.MAPPER.readTree(said.text());
    advised
        .path("recommendations")
        .forEach(recommendation -> ((ObjectNode) recommendation).remove("proof"));
    return new OwnApi.Said(said.status(), Fitted.text(advised, "recommendations", 0));
  }

  private AgentTools() {}
}
