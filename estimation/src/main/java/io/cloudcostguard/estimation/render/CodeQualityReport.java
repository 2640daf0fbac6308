package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The results of a [SarifLog] as GitLab shows them in a merge request: a report of code quality,
/// at the lines that declare the resources where those are known.
///
/// @see <a href="https://docs.gitlab.com/ci/testing/code_quality/">GitLab, Code Quality</a>
final class CodeQualityReport {

  /// GitLab compares all of them with those of the target branch.
  private static final int MOST = 1_000;

  /// @param verdict null where no decision was made
  static ArrayNode of(PlanEstimated estimate, Beside beside, @Nullable BillRuling verdict) {
    ArrayNode report = Json.MAPPER.createArrayNode();
    JsonNode results = SarifLog.of(estimate, beside, verdict).path("runs").path(0).path("results");
    for (JsonNode result : results) {
      if (report.size() == MOST) {
        break;
      }
      JsonNode physical = result.path("locations").path(0).path("physicalLocation");
      String line = result.path("partialFingerprints").path("primaryLocationLineHash").asString("");
      ObjectNode issue = report.addObject();
      issue.put("description", result.path("message").path("text").asString(""));
      issue.put("check_name", result.path("ruleId").asString(""));
      issue.put("fingerprint", Sha256.hex(line));
      issue.put("severity", severity(result.path("level").asString("")));
      ObjectNode location = issue.putObject("location");
      location.put("path", physical.path("artifactLocation").path("uri").asString(""));
      location.putObject("lines").put("begin", physical.path("region").path("startLine").asInt(1));
    }
    return report;
  }

  private static String severity(String level) {
    return switch (level) {
      case "error" -> "critical";
      case "warning" -> "minor";
      default -> "info";
    };
  }

  private CodeQualityReport() {}
}
