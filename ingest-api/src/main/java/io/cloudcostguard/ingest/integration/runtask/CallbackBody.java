package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.ingest.integration.runtask.Verdict.TaskOutcome;
import io.cloudcostguard.schemas.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A callback to HCP Terraform, within the smaller of the limits that it documents.
///
/// @see <a
///   href="https://github.com/hashicorp/web-unified-docs/blob/main/content/terraform-docs-common/docs/cloud-docs/api-docs/run-tasks/run-tasks-integration.mdx">HCP
///   Terraform, run task callback</a>
final class CallbackBody {

  static final int MAX_MESSAGE = 1000;
  static final int MAX_URL = 500;
  static final int MAX_DESCRIPTION = 1000;
  static final int MAX_BODY = 10_000;
  static final int MAX_LABEL = 32;

  /// That it takes a while.
  static String running(String message) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    data(root, "running", message);
    return root.toString();
  }

  /// How it ended.
  ///
  /// @param outcomes whether the run shows outcomes
  static String result(
      Verdict verdict, @Nullable String publicUrl, @Nullable String planId, boolean outcomes) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ObjectNode data = data(root, verdict.passed() ? "passed" : "failed", verdict.message());
    if (publicUrl != null && planId != null) {
      String url = publicUrl.replaceAll("/+$", "") + "/v1/estimates/" + planId;
      if (url.length() <= MAX_URL) {
        data.withObjectProperty("attributes").put("url", url);
      }
    }
    if (outcomes && !verdict.outcomes().isEmpty()) {
      ArrayNode all = data.putObject("relationships").putObject("outcomes").putArray("data");
      verdict.outcomes().forEach(outcome -> add(all, outcome));
    }
    return root.toString();
  }

  private static ObjectNode data(ObjectNode root, String status, String message) {
    ObjectNode data = root.putObject("data").put("type", "task-results");
    data.putObject("attributes").put("status", status).put("message", clip(message, MAX_MESSAGE));
    return data;
  }

  private static void add(ArrayNode all, TaskOutcome outcome) {
    ObjectNode attributes =
        all.addObject().put("type", "task-result-outcomes").putObject("attributes");
    attributes.put("outcome-id", outcome.id());
    attributes.put("description", clip(outcome.description(), MAX_DESCRIPTION));
    if (outcome.body() != null) {
      attributes.put("body", clip(outcome.body(), MAX_BODY));
    }
    attributes
        .putObject("tags")
        .putArray("Status")
        .addObject()
        .put("label", clip(outcome.label(), MAX_LABEL))
        .put("level", outcome.level().word());
  }

  /// At most so long, no character in halves.
  static String clip(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    return text.substring(0, end) + "…";
  }

  private CallbackBody() {}
}
