package io.cloudcostguard.cli;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Shows what was really billed, beside what was planned.
@Command(
    name = "actuals",
    mixinStandardHelpOptions = true,
    description = "Import bills, and compare them with plans.")
final class ActualsCommand {

  private static final String PATH = "/v1/actuals";
  private static final String PROPOSALS = PATH + "/contract-proposals";
  private static final int IN_A_REQUEST = 200;
  private static final int DEEPEST = 64;

  /// Where the id of a resource is at its provider; bills have one of them.
  private static final List<String> IDS = List.of("id", "arn", "self_link");

  /// What is asked for.
  static final class Of {

    @Option(names = "--month", description = "E.g. 2026-11; default: the current one, UTC.")
    private @Nullable String month;

    @Option(names = "--project", description = "Only of this project.")
    private @Nullable String project;

    @Option(names = "--workspace", description = "Only of this workspace.")
    private @Nullable String workspace;

    Map<String, @Nullable Object> query() {
      Map<String, @Nullable Object> query = new HashMap<>();
      query.put("month", month);
      query.put("project", project);
      query.put("workspace", workspace);
      return query;
    }
  }

  @Command(mixinStandardHelpOptions = true, description = "List the months that are imported.")
  int list(@Mixin ApiCommand api) throws IOException, InterruptedException {
    return api.list(
        api.ask("GET", PATH, null),
        "months",
        "month",
        "currency",
        "charges",
        "billed",
        "effective");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Compare the plans of a month with its bill, by workspace.",
        "--json also has services, resources, and what is billed and in no plan."
      })
  int compare(@Mixin ApiCommand api, @Mixin Of of) throws IOException, InterruptedException {
    JsonNode answer = api.ask("GET", ApiCommand.query(PATH + "/comparison", of.query()), null);
    int code =
        api.list(
            answer,
            "workspaces",
            "project",
            "workspace",
            "currency",
            "planned",
            "billed",
            "accuracy",
            "exact",
            "notIdentified");
    if (answer != null && !api.isJson() && !answer.path("unplanned").isEmpty()) {
      api.line("In the bill, and in no plan:");
      return api.list(answer, "unplanned", "account", "service", "currency", "billed");
    }
    return code;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Show how accurate the plans were, month by month.")
  int accuracy(
      @Mixin ApiCommand api,
      @Mixin Of of,
      @Option(names = "--months", defaultValue = "6", description = "At most 24; default: 6.")
          int months)
      throws IOException, InterruptedException {
    Map<String, @Nullable Object> query = of.query();
    query.put("months", months);
    return api.list(
        api.ask("GET", ApiCommand.query(PATH + "/accuracy", query), null),
        "accuracy",
        "month",
        "project",
        "workspace",
        "currency",
        "planned",
        "billed",
        "accuracy");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Show where the month will end, and days that cost unusually much or little.",
        "--fail-on-anomaly lets a job that runs each day fail with exit code 2."
      })
  int forecast(
      @Mixin ApiCommand api,
      @Mixin Of of,
      @Option(
              names = "--fail-on-anomaly",
              description = "Fail where a day of the month cost unusually much.")
          boolean failOnAnomaly)
      throws IOException, InterruptedException {
    JsonNode answer = api.ask("GET", ApiCommand.query(PATH + "/forecast", of.query()), null);
    int code = api.one(answer);
    return failOnAnomaly
            && answer != null
            && answer
                .path("anomalies")
                .valueStream()
                .anyMatch(day -> new BigDecimal(day.path("score").asString("0")).signum() > 0)
        ? ExitCodes.BLOCKED
        : code;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Show how budgets stand by what was billed, and by where the month will end.",
        "--fail-on lets a job that runs each day fail with exit code 2."
      })
  int budgets(
      @Mixin ApiCommand api,
      @Option(names = "--month", description = "E.g. 2026-11; default: the current one, UTC.")
          @Nullable String month,
      @Option(
              names = "--fail-on",
              description =
                  "${COMPLETION-CANDIDATES}: where a threshold is below what is billed, or below"
                      + " the forecast.")
          @Nullable CrossedBy failOn)
      throws IOException, InterruptedException {
    Map<String, @Nullable Object> query = new HashMap<>();
    query.put("month", month);
    JsonNode answer = api.ask("GET", ApiCommand.query(PATH + "/budgets", query), null);
    int code =
        api.list(
            answer,
            "budgets",
            "name",
            "instance",
            "currency",
            "limit",
            "billed",
            "forecast",
            "low",
            "high",
            "crossed",
            "expected",
            "notCompared");
    if (answer != null && !api.isJson() && !answer.path("notCounted").isEmpty()) {
      api.line("In no amount is what is billed in " + answer.path("notCounted"));
    }
    if (code != ExitCodes.PASS || failOn == null || answer == null) {
      return code;
    }
    return answer
            .path("budgets")
            .valueStream()
            .anyMatch(budget ->
                !budget.path("crossed").isEmpty()
                    || (failOn == CrossedBy.FORECAST && !budget.path("expected").isEmpty()))
        ? ExitCodes.BLOCKED
        : ExitCodes.PASS;
  }

  /// What is above a threshold.
  enum CrossedBy {
    BILLED,
    FORECAST;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Show what reservations and savings plans cover, and what nothing used of them.")
  int commitments(@Mixin ApiCommand api, @Mixin Of of) throws IOException, InterruptedException {
    JsonNode answer = api.ask("GET", ApiCommand.query(PATH + "/commitments", of.query()), null);
    int code =
        api.list(
            answer, "commitments", "commitment", "currency", "covered", "unused", "utilisation");
    return answer == null || api.isJson()
        ? code
        : api.list(answer, "services", "service", "currency", "covered", "onDemand", "coverage");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Show what is paid for each service against the list of its provider.",
        "-o writes the uniform discounts as a contract, to be read and to estimate with (--book).",
        "ccg actuals propose hands them to another person."
      })
  int rates(
      @Mixin ApiCommand api,
      @Mixin Of of,
      @Option(
              names = "-o",
              paramLabel = "contract.csv",
              description = "Where the proposed contract is written.")
          @Nullable Path file)
      throws IOException, InterruptedException {
    JsonNode answer = api.ask("GET", ApiCommand.query(PATH + "/rates", of.query()), null);
    if (file != null && answer != null) {
      Files.writeString(file, contract(answer));
    }
    return api.list(
        answer,
        "rates",
        "service",
        "currency",
        "list",
        "paid",
        "discount",
        "least",
        "most",
        "keys");
  }

  /// Discounts that say what each SKU of a service costs; all others are left out.
  static String contract(JsonNode answer) {
    String month = answer.path("month").asString("");
    StringBuilder csv = new StringBuilder("key,discount,effective_from,source\n");
    for (JsonNode rate : answer.path("rates")) {
      BigDecimal discount = new BigDecimal(rate.path("discount").asString("0"));
      if (rate.path("isUniform").asBoolean(false) && discount.signum() != 0) {
        for (JsonNode key : rate.path("keys")) {
          csv.append(key.asString(""))
              .append(',')
              .append(
                  discount.setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString())
              .append(',')
              .append(month)
              .append("-01,bill of ")
              .append(month)
              .append('\n');
        }
      }
    }
    return csv.toString();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Propose the discounts that a bill shows as a contract.",
        "Another person accepts it: ccg actuals accept ID."
      })
  int propose(
      @Mixin ApiCommand api,
      @Option(names = "--month", required = true, description = "Of the bill, e.g. 2026-10.")
          String month,
      @Option(names = "--comment", description = "For the person who decides; kept in the audit.")
          @Nullable String comment)
      throws IOException, InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("month", month);
    if (comment != null) {
      body.put("comment", comment);
    }
    return api.one(api.ask("POST", PROPOSALS, body));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "List the proposed contracts, or show the terms of one.")
  int proposals(
      @Mixin ApiCommand api,
      @Parameters(arity = "0..1", paramLabel = "ID", description = "The id of a proposal.")
          @Nullable String id)
      throws IOException, InterruptedException {
    if (id == null) {
      return api.list(
          api.ask("GET", PROPOSALS, null),
          "proposals",
          "id",
          "state",
          "month",
          "proposedBy",
          "decidedBy",
          "reason",
          "result");
    }
    return api.list(
        api.ask("GET", PROPOSALS + "/" + ApiCommand.encoded(id), null),
        "terms",
        "key",
        "discount",
        "service",
        "list",
        "paid",
        "currency",
        "effectiveFrom");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Accept a contract that another person proposed: its terms are loaded.")
  int accept(
      @Mixin ApiCommand api,
      @Parameters(paramLabel = "ID", description = "The id of the proposal.") String id,
      @Option(names = "--comment", required = true, description = "Why; kept in the audit.")
          String comment)
      throws IOException, InterruptedException {
    return decide(api, id, "acceptance", comment);
  }

  @Command(mixinStandardHelpOptions = true, description = "Refuse a proposed contract.")
  int refuse(
      @Mixin ApiCommand api,
      @Parameters(paramLabel = "ID", description = "The id of the proposal.") String id,
      @Option(names = "--comment", required = true, description = "Why; kept in the audit.")
          String comment)
      throws IOException, InterruptedException {
    return decide(api, id, "refusal", comment);
  }

  private static int decide(ApiCommand api, String id, String how, String comment)
      throws IOException, InterruptedException {
    return api.one(
        api.ask(
            "POST",
            PROPOSALS + "/" + ApiCommand.encoded(id) + "/" + how,
            Json.MAPPER.createObjectNode().put("comment", comment)));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Show or set the rules that say which charges belong to which workspace.")
  int rules(
      @Mixin ApiCommand api,
      @Parameters(
              arity = "0..1",
              paramLabel = "rules.json",
              description = "The rules to set; without a file they are shown.")
          @Nullable Path file)
      throws IOException, InterruptedException {
    JsonNode answer =
        file == null
            ? api.ask("GET", PATH + "/rules", null)
            : api.ask("PUT", PATH + "/rules", Json.MAPPER.readTree(InputFile.read("rules", file)));
    return api.list(answer, "rules", "project", "workspace", "account", "tags");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Say which ids the resources of a workspace have at the provider.",
        "Of the state, addresses and ids are sent, and nothing else."
      })
  int map(
      @Mixin ApiCommand api,
      @Parameters(
              paramLabel = "state.json",
              description = "The output of terraform show -json; - for standard input.")
          Path file,
      @Option(names = "--project", required = true, description = "The project.") String project,
      @Option(names = "--workspace", required = true, description = "The workspace.")
          String workspace)
      throws IOException, InterruptedException {
    JsonNode state = Json.MAPPER.readTree(InputFile.read("state", file));
    List<ObjectNode> resources = new ArrayList<>();
    JsonNode values = state.has("prior_state") ? state.path("prior_state") : state;
    collect(values.path("values").path("root_module"), resources, 0);
    if (resources.isEmpty()) {
      throw new IOException(
          "There is no resource with an id in %s. It should be the output of terraform show -json for a state."
              .formatted(file));
    }
    for (int from = 0; from < resources.size(); from += IN_A_REQUEST) {
      ObjectNode body = Json.MAPPER.createObjectNode();
      body.put("project", project);
      body.put("workspace", workspace);
      ArrayNode some = body.putArray("resources");
      some.addAll(resources.subList(from, Math.min(resources.size(), from + IN_A_REQUEST)));
      api.ask("POST", PATH + "/resources", body);
    }
    api.line("%d ids of resources are known".formatted(resources.size()));
    return ExitCodes.PASS;
  }

  private static void collect(JsonNode module, List<ObjectNode> into, int depth) {
    for (JsonNode resource : module.path("resources")) {
      if (!resource.path("mode").asString("").equals("managed")) {
        continue;
      }
      Set<String> ids = new LinkedHashSet<>();
      IDS.forEach(name -> ids.add(resource.path("values").path(name).asString("")));
      ids.remove("");
      for (String id : ids) {
        ObjectNode one = Json.MAPPER.createObjectNode();
        one.put("id", id);
        one.put("address", resource.path("address").asString(""));
        into.add(one);
      }
    }
    if (depth < DEEPEST) {
      module.path("child_modules").forEach(child -> collect(child, into, depth + 1));
    }
  }
}
