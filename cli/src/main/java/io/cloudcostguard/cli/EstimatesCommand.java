package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Lists and shows the estimates of a server, and approves plans.
@Command(
    name = "estimates",
    mixinStandardHelpOptions = true,
    description = "List and show the estimates of a server, approve plans.")
final class EstimatesCommand {

  private static final String PATH = "/v1/estimates/";

  @Command(mixinStandardHelpOptions = true, description = "List outcomes, the newest first.")
  int list(
      @Mixin ApiCommand api,
      @Option(names = "--project", description = "Only of this project.") @Nullable String project,
      @Option(names = "--workspace", description = "Only of this workspace.")
          @Nullable String workspace,
      @Option(names = "--repository", description = "Only of this repository.")
          @Nullable String repository,
      @Option(names = "--pull-request", description = "Only of this pull request.")
          @Nullable Integer pullRequest,
      @Option(names = "--outcome", description = "estimated, rejected or cancelled.")
          @Nullable String outcome,
      @Option(names = "--limit", defaultValue = "20", description = "At most 100; default: 20.")
          int limit,
      @Option(names = "--cursor", description = "Where the last list ended.")
          @Nullable String cursor)
      throws IOException, InterruptedException {
    Map<String, @Nullable Object> query = new HashMap<>();
    query.put("project", project);
    query.put("workspace", workspace);
    query.put("repository", repository);
    query.put("pull_request", pullRequest);
    query.put("outcome", outcome);
    query.put("limit", limit);
    query.put("cursor", cursor);
    return api.list(
        api.ask("GET", ApiCommand.query("/v1/estimates", query), null),
        "estimates",
        "id",
        "project",
        "workspace",
        "outcome",
        "delta",
        "after",
        "createdAt");
  }

  @Command(mixinStandardHelpOptions = true, description = "Show an estimate in any format.")
  int show(
      @Mixin ApiCommand api,
      @Mixin TableOptions table,
      @Parameters(paramLabel = "ID", description = "The id of the estimate.") String id,
      @Option(
              names = "--format",
              defaultValue = "table",
              description = "${COMPLETION-CANDIDATES}; default: table.")
          EstimateFormat format)
      throws IOException, InterruptedException {
    PlanOutcome outcome = Json.MAPPER.readValue(api.client().estimate(id), PlanOutcome.class);
    if (!(outcome instanceof PlanEstimated estimate)) {
      throw new IOException(
          "The plan %s has no estimate: it was rejected or cancelled.".formatted(id));
    }
    table.write(format, estimate, null);
    return ExitCodes.PASS;
  }

  @Command(mixinStandardHelpOptions = true, description = "Show whether a plan may pass, and why.")
  int decision(
      @Mixin ApiCommand api,
      @Parameters(paramLabel = "ID", description = "The id of the estimate.") String id)
      throws IOException, InterruptedException {
    return api.one(api.ask("GET", PATH + ApiCommand.encoded(id) + "/decision", null));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Approve a plan above its project's budget, or take the approval back.")
  int approve(
      @Mixin ApiCommand api,
      @Parameters(paramLabel = "ID", description = "The id of the estimate.") String id,
      @Option(names = "--comment", description = "Why; it is kept in the audit.")
          @Nullable String comment,
      @Option(
              names = "--up-to",
              description = "Also for later plans of the same pull request, up to this a month.")
          @Nullable String upTo,
      @Option(names = "--expires", description = "When it ends, e.g. 2026-12-31T00:00:00Z.")
          @Nullable String expires,
      @Option(names = "--withdraw", description = "Take it back.") boolean withdraw)
      throws IOException, InterruptedException {
    String path = PATH + ApiCommand.encoded(id) + "/approval";
    if (withdraw) {
      Map<String, @Nullable Object> query = new HashMap<>();
      query.put("comment", comment);
      return api.one(api.ask("DELETE", ApiCommand.query(path, query), null));
    }
    ObjectNode body = Json.MAPPER.createObjectNode();
    if (comment != null) {
      body.put("comment", comment);
    }
    if (upTo != null) {
      body.put("upTo", upTo);
    }
    if (expires != null) {
      body.put("expiresAt", expires);
    }
    return api.one(api.ask("POST", path, body));
  }

  @Command(mixinStandardHelpOptions = true, description = "Show a run of many plans.")
  int run(
      @Mixin ApiCommand api,
      @Parameters(paramLabel = "RUN", description = "The name of the run.") String run)
      throws IOException, InterruptedException {
    return api.one(api.ask("GET", "/v1/runs/" + ApiCommand.encoded(run), null));
  }
}
