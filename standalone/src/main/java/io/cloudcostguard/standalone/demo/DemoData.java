package io.cloudcostguard.standalone.demo;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Submits plans of three projects, with budgets, so that the console has something to show.
final class DemoData {

  /// A plan: the sample with other machines and a larger disk.
  private record Wish(
      String project, String workspace, int pullRequest, String instance, String database) {}

  private static final List<Wish> WISHES =
      List.of(
          new Wish("shop", "prod", 41, "t3.large", "db.t4g.medium"),
          new Wish("shop", "prod", 42, "m5.xlarge", "db.m6g.large"),
          new Wish("shop", "prod", 43, "m5.2xlarge", "db.m6g.xlarge"),
          new Wish("shop", "staging", 44, "t3.medium", "db.t4g.medium"),
          new Wish("search", "prod", 7, "m5.4xlarge", "db.m6g.2xlarge"),
          new Wish("search", "prod", 8, "m5.2xlarge", "db.m6g.2xlarge"),
          new Wish("search", "staging", 9, "t3.large", "db.t4g.large"),
          new Wish("reports", "prod", 3, "m5.large", "db.m6g.large"));

  private static final Map<String, String> BUDGETS =
      Map.of("search", "3000.00", "reports", "1500.00");

  private static final String INSTANCE = "m5.large";
  private static final String DATABASE = "db.m6g.large";

  /// Waits for the last estimate.
  ///
  /// @return the ids, as they were submitted
  static List<String> fill(ApiClient api, byte[] sample) throws IOException, InterruptedException {
    for (Map.Entry<String, String> budget : BUDGETS.entrySet()) {
      api.call(
          "PUT",
          "/v1/projects/" + budget.getKey() + "/budget",
          "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"}}"
              .formatted(budget.getValue()));
    }
    List<String> ids = new ArrayList<>();
    for (Wish wish : WISHES) {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("project", wish.project());
      parameters.put("workspace", wish.workspace());
      parameters.put("repository", "acme/" + wish.project());
      parameters.put("pull_request", String.valueOf(wish.pullRequest()));
      String id = api.submit(plan(sample, wish), null, parameters);
      api.estimate(id);
      ids.add(id);
    }
    return ids;
  }

  /// The sample plan's own JSON, with other types in it.
  private static byte[] plan(byte[] sample, Wish wish) {
    String json = new String(sample, StandardCharsets.UTF_8);
    String other =
        json.replace("\"" + DATABASE + "\"", "\"" + wish.database() + "\"")
            .replace("\"" + INSTANCE + "\"", "\"" + wish.instance() + "\"");
    Objects.requireNonNull(Json.MAPPER.readTree(other));
    return other.getBytes(StandardCharsets.UTF_8);
  }

  /// The sample plan as it is in the build.
  static byte[] samplePlan() throws IOException {
    try (InputStream plan = DemoData.class.getResourceAsStream("/examples/web-stack/plan.json")) {
      if (plan == null) {
        throw new IllegalStateException("The sample plan is missing from the build");
      }
      return plan.readAllBytes();
    }
  }

  private DemoData() {}
}
