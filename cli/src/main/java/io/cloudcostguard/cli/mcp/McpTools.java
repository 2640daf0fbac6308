package io.cloudcostguard.cli.mcp;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.cli.summary.BriefEstimate;
import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.render.ComparisonFormat;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The tools that an agent may call. Answers are short: `filter` and `limit` choose what is in
/// them.
final class McpTools {

  private static final int LONGEST = 12_000;
  private static final int USUAL = 10;
  private static final int MOST = 100;
  private static final String FOLD = "<details>";

  private static final String PLAN =
      "\"plan\":{\"type\":\"string\",\"description\":\"path of the plan as JSON\"}";
  private static final String CHOICE =
      "\"usage\":{\"type\":\"string\",\"description\":\"path of a usage file\"},"
          + "\"region\":{\"type\":\"string\",\"description\":\"of resources without one\"},"
          + "\"filter\":{\"type\":\"string\",\"description\":\"part of the addresses to show\"},"
          + "\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100}";

  private final Server server;

  /// A server, if there is one.
  interface Server {
    ApiClient client() throws IOException;
  }

  /// What a tool answers.
  ///
  /// @param data the same for programs; null: there is none
  record Said(String text, @Nullable Object data) {}

  private interface Tool {
    Said call(Map<String, Object> arguments) throws IOException, InterruptedException;
  }

  McpTools(Server server) {
    this.server = server;
  }

  List<SyncToolSpecification> all() {
    return List.of(
        tool(
            "estimate_plan",
            "What a plan costs a month before and after apply, its largest changes with their"
                + " causes, and what is not known.",
            PLAN + "," + CHOICE,
            "plan",
            this::estimate),
        tool(
            "explain_resource",
            "The lines of one resource's bill with their proofs: price key, unit price, quantity"
                + " and its origin.",
            PLAN + "," + CHOICE + ",\"address\":{\"type\":\"string\"}",
            "plan\",\"address",
            this::explain),
        tool(
            "compare_plans",
            "By how much two plans differ after apply, and why.",
            "\"from\":{\"type\":\"string\"},\"to\":{\"type\":\"string\"}," + CHOICE,
            "from\",\"to",
            this::compare),
        tool(
            "recommend",
            "Changes of a plan that would cost less, each with its saving, effort and risk.",
            PLAN + "," + CHOICE,
            "plan",
            this::recommend),
        tool(
            "find_price",
            "List prices whose keys begin so, e.g. aws/ec2/eu-west-1/on-demand/linux/shared/m5.",
            "\"prefix\":{\"type\":\"string\",\"minLength\":1},\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100}",
            "prefix",
            this::price),
        tool(
            "budget_headroom",
            "Where a project's budget stands on the server.",
            "\"project\":{\"type\":\"string\",\"minLength\":1}",
            "project",
            this::budget));
  }

  private static SyncToolSpecification tool(
      String name, String description, String properties, String required, Tool tool) {
    String schema =
        "{\"type\":\"object\",\"properties\":{%s},\"required\":[\"%s\"],\"additionalProperties\":false}"
            .formatted(properties, required);
    @SuppressWarnings("unchecked")
    Map<String, Object> input = Json.MAPPER.readValue(schema, Map.class);
    return new SyncToolSpecification(
        McpSchema.Tool.builder(name, input).description(description).build(),
        (_, request) -> result(tool, request.arguments()));
  }

  /// A failure is told to the agent, which can correct its call.
  private static CallToolResult result(Tool tool, Map<String, Object> arguments) {
    try {
      Said said = tool.call(arguments);
      CallToolResult.Builder result = CallToolResult.builder().addTextContent(bounded(said.text()));
      return (said.data() == null ? result : result.structuredContent(said.data())).build();
    } catch (UnreadablePlanException e) {
      return failed(e.getMessage() + " " + e.hint());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("The server stops.");
    } catch (IOException | RuntimeException e) {
      return failed(Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()));
    }
  }

  private static CallToolResult failed(String why) {
    return CallToolResult.builder().addTextContent(bounded(why)).isError(true).build();
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  // --- the tools ---

  private Said estimate(Map<String, Object> arguments) throws IOException {
    PlanEstimated estimate = estimated(arguments, "plan");
    Map<String, Object> data =
        new BriefEstimate(
                text(arguments, "filter"), limit(arguments), Set.copyOf(BriefEstimate.FIELDS))
            .of(estimate);
    String markdown = EstimateFormat.MARKDOWN.text(estimate, Instant.EPOCH);
    int fold = markdown.indexOf(FOLD);
    return new Said(fold < 0 ? markdown : markdown.substring(0, fold), data);
  }

  private Said explain(Map<String, Object> arguments) throws IOException {
    String address = Objects.requireNonNull(text(arguments, "address"), "address");
    ResourceEstimate resource =
        estimated(arguments, "plan").resources().stream()
            .filter(each -> each.address().equals(address))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("The plan has no resource " + address + "."));
    JsonNode json = Json.MAPPER.valueToTree(resource);
    return new Said(json.toPrettyString(), null);
  }

  private Said recommend(Map<String, Object> arguments) throws IOException {
    String filter = text(arguments, "filter");
    PlanAdvised advised =
        new Advisor(new ResourceTypes())
            .advise(
                submitted(new ResourceTypes(), arguments, "plan"),
                new BundledPriceBook(),
                new PinnedCatalogue(1, null),
                Measured.NOTHING);
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.put("monthly", advised.monthly().toPlainString());
    data.put("together", advised.together().toPlainString());
    ArrayNode shown = data.putArray("recommendations");
    advised.recommendations().stream()
        .filter(each ->
            filter == null
                || each.resources().stream().anyMatch(address -> address.contains(filter)))
        .limit(limit(arguments))
        .map(each -> (ObjectNode) Json.MAPPER.valueToTree(each))
        .forEach(each -> {
          each.remove("proof"); // explain_resource has the lines
          shown.add(each);
        });
    return new Said(data.toPrettyString(), null);
  }

  private Said compare(Map<String, Object> arguments) throws IOException {
    Comparison comparison = Comparison.of(estimated(arguments, "from"), estimated(arguments, "to"));
    return new Said(ComparisonFormat.MARKDOWN.text(comparison), null);
  }

  private Said price(Map<String, Object> arguments) throws IOException {
    String prefix = Objects.requireNonNull(text(arguments, "prefix"), "prefix");
    TreeMap<String, Object> found = new TreeMap<>();
    int limit = limit(arguments);
    BundledPriceBook.readAll((key, price) -> {
      if (key.value().startsWith(prefix)) {
        found.put(key.value(), price);
        if (found.size() > limit) {
          found.pollLastEntry();
        }
      }
    });
    return found.isEmpty()
        ? new Said("No price has a key that begins with " + prefix + ".", null)
        : new Said(Json.MAPPER.valueToTree(found).toPrettyString(), null);
  }

  private Said budget(Map<String, Object> arguments) throws IOException, InterruptedException {
    String project = Objects.requireNonNull(text(arguments, "project"), "project");
    String path = "/v1/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8) + "/budget";
    JsonNode budget = server.client().exchange("GET", path, null).json();
    return new Said(budget.toPrettyString(), null);
  }

  // --- their arguments ---

  private static PlanEstimated estimated(Map<String, Object> arguments, String name)
      throws IOException {
    ResourceTypes types = new ResourceTypes();
    return Estimator.withAllLines(types)
        .estimate(submitted(types, arguments, name), new BundledPriceBook(), 1);
  }

  private static PlanSubmitted submitted(
      ResourceTypes types, Map<String, Object> arguments, String name) throws IOException {
    MessageDigest sha256 = Sha256.start();
    try (InputStream bytes =
        new DigestInputStream(Files.newInputStream(file(arguments, name)), sha256)) {
      Plan plan = new PlanReader(types).read(bytes, text(arguments, "region"));
      String digest = HexFormat.of().formatHex(sha256.digest());
      return new PlanSubmitted(
          digest,
          "local",
          "local",
          "default",
          digest,
          0,
          null,
          null,
          null,
          LocalDate.now(ZoneOffset.UTC),
          plan,
          usage(arguments));
    }
  }

  private static Usage usage(Map<String, Object> arguments) throws IOException {
    if (text(arguments, "usage") == null) {
      return Usage.NONE;
    }
    try (InputStream yaml = Files.newInputStream(file(arguments, "usage"))) {
      return UsageFile.read(yaml);
    }
  }

  private static Path file(Map<String, Object> arguments, String name) throws IOException {
    String path = Objects.requireNonNull(text(arguments, name), name);
    try {
      if (Files.isRegularFile(Path.of(path))) {
        return Path.of(path);
      }
    } catch (InvalidPathException _) {
      // told below
    }
    throw new IOException("There is no file " + path + " (" + name + ").");
  }

  private static @Nullable String text(Map<String, Object> arguments, String name) {
    return arguments.get(name) instanceof String text && !text.isBlank() ? text : null;
  }

  private static int limit(Map<String, Object> arguments) {
    return arguments.get("limit") instanceof Number number
        ? Math.clamp(number.intValue(), 1, MOST)
        : USUAL;
  }
}
