package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.policy.PolicyReport;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An estimate in SARIF 2.1.0, for the code scanning of a forge: a result for each resource whose
/// cost changes or may change, a resource without a price as a warning, what breaks a policy, and
/// the decision where there is one. A plan does not say which file declares a resource: where
/// nothing else does, a result is located in the plan, and logically at the resource's address.
/// What is not known is left out, never 0.
///
/// @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
final class SarifLog {

  /// GitHub shows no more of a file.
  static final int MOST_RESULTS = 5_000;

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String PLAN = "plan.json";

  /// What a result is about.
  private enum Rule {
    DECISION("decision", "error", "The plan breaks a limit"),
    PRICE_MISSING("price-missing", "warning", "The cost of a resource is not fully known"),
    USAGE_MISSING("usage-missing", "note", "A resource costs what is used of it"),
    COST_CHANGES("cost-changes", "note", "The monthly cost of a resource changes");

    private final String id;
    private final String level;
    private final String about;

    Rule(String id, String level, String about) {
      this.id = id;
      this.level = level;
      this.about = about;
    }

    static Rule of(ResourceEstimate resource) {
      return switch (resource.state()) {
        case NOT_PRICED, UNSUPPORTED -> PRICE_MISSING;
        case DEPENDS_ON_USAGE -> USAGE_MISSING;
        case PRICED, FREE -> COST_CHANGES;
      };
    }
  }

  /// A log with one run.
  ///
  /// @param beside its policies, and the lines that declare the resources
  /// @param verdict null where no decision was made
  static ObjectNode of(PlanEstimated estimate, Beside beside, @Nullable BillRuling verdict) {
    PolicyReport policies = beside.policies();
    SourceLines lines = beside.lines();
    ObjectNode log = Json.MAPPER.createObjectNode();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    driver(run.putObject("tool").putObject("driver"), estimate, policies);
    ArrayNode results = run.putArray("results");
    if (verdict != null) {
      decision(results, verdict);
    }
    if (policies != null) {
      policies.findings().forEach(finding -> policy(results, finding, lines));
    }
    List<ResourceEstimate> changing =
        estimate.resources().stream()
            .filter(resource -> resource.change().mayBeSomething())
            .sorted(
                Comparator.comparing((ResourceEstimate resource) -> Rule.of(resource))
                    .thenComparing(
                        resource -> resource.change().known().abs(), Comparator.reverseOrder()))
            .toList();
    int room = MOST_RESULTS - results.size();
    changing.stream().limit(room).forEach(resource -> result(results, resource, lines));
    properties(run.putObject("properties"), estimate, Math.max(0, changing.size() - room));
    return log;
  }

  private static void driver(
      ObjectNode driver, PlanEstimated estimate, @Nullable PolicyReport policies) {
    driver.put("name", "CloudCostGuard");
    driver.put("version", estimate.engineVersion());
    ArrayNode rules = driver.putArray("rules");
    for (Rule rule : Rule.values()) {
      ObjectNode described = rules.addObject();
      described.put("id", rule.id);
      described.putObject("shortDescription").put("text", rule.about);
      described.putObject("defaultConfiguration").put("level", rule.level);
    }
    if (policies != null) {
      policies
          .rules()
          .forEach(rule ->
              rules
                  .addObject()
                  .put("id", rule)
                  .putObject("shortDescription")
                  .put("text", "A rule of a policy pack"));
    }
  }

  private static void policy(
      ArrayNode results, PolicyReport.Finding finding, @Nullable SourceLines lines) {
    String level =
        switch (finding.outcome()) {
          case BROKEN -> "error";
          case WARNED -> "warning";
          case UNKNOWN -> "note";
        };
    ObjectNode result =
        result(
            results,
            finding.rule(),
            level,
            finding.address() + ": " + finding.message(),
            finding.address());
    located(result, finding.address(), finding.address(), lines);
  }

  private static void located(
      ObjectNode result, String name, String address, @Nullable SourceLines lines) {
    ObjectNode location = (ObjectNode) result.get("locations").get(0);
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", Printable.line(name))
        .put("kind", "resource");
    SourceLines.SourceLine line = lines == null ? null : lines.of(address);
    if (line != null) {
      physical(location.putObject("physicalLocation"), line);
    }
  }

  private static void physical(ObjectNode physical, SourceLines.SourceLine at) {
    physical.putObject("artifactLocation").put("uri", at.file());
    physical.putObject("region").put("startLine", at.line());
  }

  private static void decision(ArrayNode results, BillRuling verdict) {
    String level =
        switch (verdict.gravity()) {
          case PASSES -> null;
          case WARNS, OPEN -> "warning";
          case BLOCKS -> "error";
        };
    if (level != null) {
      String text = verdict.ruling() + " " + String.join(" ", verdict.reasons());
      result(results, Rule.DECISION.id, level, text.strip(), "decision");
    }
  }

  private static void result(
      ArrayNode results, ResourceEstimate resource, @Nullable SourceLines lines) {
    Rule rule = Rule.of(resource);
    ObjectNode result =
        result(
            results,
            rule.id,
            rule.level,
            ResourceSentence.of(resource),
            ResourceSentence.address(resource));
    located(result, ResourceSentence.address(resource), resource.address(), lines);
    ObjectNode properties = result.putObject("properties");
    put(properties, "before", resource.beforeSum());
    put(properties, "after", resource.afterSum());
    put(properties, "delta", resource.change());
    properties.put("bound", resource.change().bound());
  }

  private static ObjectNode result(
      ArrayNode results, String rule, String level, String message, String about) {
    ObjectNode result = results.addObject();
    result.put("ruleId", rule);
    result.put("level", level);
    result.putObject("message").put("text", plain(message));
    physical(
        result.putArray("locations").addObject().putObject("physicalLocation"),
        new SourceLines.SourceLine(PLAN, 1));
    result
        .putObject("partialFingerprints")
        .put("primaryLocationLineHash", Sha256.hex(rule + "\n" + about) + ":1");
    return result;
  }

  /// No link, which SARIF has in plain text, too.
  private static String plain(String text) {
    return Printable.line(text).replace("](", "] (");
  }

  private static void properties(ObjectNode properties, PlanEstimated estimate, int leftOut) {
    properties.put("estimate", estimate.id());
    properties.put("catalogueVersion", estimate.catalogueVersion());
    properties.put("currency", estimate.currency());
    put(properties, "before", estimate.beforeSum());
    put(properties, "after", estimate.afterSum());
    put(properties, "delta", estimate.change());
    properties.put("bound", estimate.change().bound());
    if (leftOut > 0) {
      properties.put("resultsLeftOut", leftOut);
    }
  }

  private static void put(ObjectNode properties, String name, @Nullable Sum sum) {
    BigDecimal known = sum == null ? null : sum.knownOrNull();
    if (known != null) {
      properties.put(name, known.toPlainString());
    }
  }

  private SarifLog() {}
}
