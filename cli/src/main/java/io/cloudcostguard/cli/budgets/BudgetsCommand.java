package io.cloudcostguard.cli.budgets;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.cli.server.ApiClient.Answer;
import io.cloudcostguard.cli.server.ApiException;
import io.cloudcostguard.cli.server.ServerOptions;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes budgets from a file to a server, and shows where they stand.
@Command(
    name = "budgets",
    mixinStandardHelpOptions = true,
    description = "Budgets as a file, and where they stand.",
    subcommands = {
      BudgetsCommand.Apply.class,
      BudgetsCommand.ListAll.class,
      BudgetsCommand.Get.class,
      BudgetsCommand.History.class,
      BudgetsCommand.Backtest.class,
      BudgetsCommand.Acknowledge.class,
      BudgetsCommand.Snooze.class
    })
public final class BudgetsCommand {

  private static final String PATH = "/v1/budgets";
  private static final int NOT_FOUND = 404;

  /// What a file says of a budget.
  private static final List<String> WRITTEN = List.of("monthlyLimit", "policy");

  /// The same of any, also of a project's own.
  private static final List<String> DECIDED =
      List.of("monthlyLimit", "policy", "warnWhenIncomplete", "requiresApproval", "hardLimit");

  /// `ccg budgets apply`.
  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      description = "Set the budgets of a file, and say what that changes.")
  static final class Apply implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
        names = {"-f", "--file"},
        required = true,
        description = "The file, in YAML.")
    private Path file = Path.of("budgets.yaml");

    @Option(names = "--dry-run", description = "Say only what would change.")
    private boolean dryRun;

    @Option(names = "--prune", description = "Remove budgets with a name that the file has not.")
    private boolean prune;

    @Override
    public Integer call() throws IOException, InterruptedException {
      SortedMap<String, JsonNode> wanted = BudgetFile.read(file);
      ApiClient client = server.client();
      PrintStream out = out();
      // All are checked before the first is written.
      Map<String, JsonNode> checked = new TreeMap<>();
      for (Map.Entry<String, JsonNode> budget : wanted.entrySet()) {
        checked.put(budget.getKey(), check(client, budget.getKey(), budget.getValue()));
      }
      for (Map.Entry<String, JsonNode> budget : checked.entrySet()) {
        String name = budget.getKey();
        Answer now = find(client, name);
        List<String> changes =
            now == null ? List.of() : changes(now.json(), budget.getValue(), WRITTEN);
        if (now != null && changes.isEmpty()) {
          out.println("= " + name);
          continue;
        }
        out.println((now == null ? "+ " : "~ ") + name);
        changes.forEach(change -> out.println("    " + Printable.line(change)));
        if (!dryRun) {
          set(client, name, String.valueOf(wanted.get(name)), now);
        }
      }
      for (String gone : others(client, wanted.keySet())) {
        out.println("- " + gone + (prune ? "" : "  (stays; --prune removes it)"));
        if (prune && !dryRun) {
          client.exchange("DELETE", path(gone), null);
        }
      }
      out.flush();
      return 0;
    }

    private static JsonNode check(ApiClient client, String name, JsonNode budget)
        throws IOException, InterruptedException {
      try {
        return client.exchange("PUT", path(name) + "?dry_run=true", budget.toString()).json();
      } catch (ApiException e) {
        throw new IOException("%s: %s".formatted(name, e.getMessage()), e);
      }
    }

    private static void set(ApiClient client, String name, String body, @Nullable Answer now)
        throws IOException, InterruptedException {
      if (now == null || now.tag() == null) {
        client.exchange("PUT", path(name), body, "If-None-Match", "*");
      } else {
        client.exchange("PUT", path(name), body, "If-Match", now.tag());
      }
    }

    private static @Nullable Answer find(ApiClient client, String name)
        throws IOException, InterruptedException {
      try {
        return client.exchange("GET", path(name), null);
      } catch (ApiException e) {
        if (e.status() == NOT_FOUND) {
          return null;
        }
        throw e;
      }
    }

    /// Budgets with a name that are there and not in the file.
    private static List<String> others(ApiClient client, Set<String> wanted)
        throws IOException, InterruptedException {
      List<String> others = new ArrayList<>();
      for (JsonNode budget : all(client, "")) {
        if (budget.path("project").isMissingNode()
            && !wanted.contains(budget.path("name").asString(""))) {
          others.add(budget.path("name").asString(""));
        }
      }
      return others;
    }
  }

  /// `ccg budgets list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Show all budgets and where they stand.")
  static final class ListAll implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(names = "--firing", description = "Only those of which an alert fires.")
    private boolean firing;

    @Override
    public Integer call() throws IOException, InterruptedException {
      List<String[]> rows = new ArrayList<>();
      rows.add(new String[] {"BUDGET", "LIMIT", "PLANNED", "USED", "OPEN", "LEFT", "STATE"});
      for (JsonNode budget : all(server.client(), firing ? "&state=firing" : "")) {
        rows.addAll(rows(budget));
      }
      print(rows);
      return 0;
    }
  }

  /// `ccg budgets get`.
  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description = "Show a budget, where it stands and what costs most.")
  static final class Get implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(names = "--json", description = "As the server says it.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
      JsonNode budget = server.client().exchange("GET", path(name), null).json();
      if (json) {
        PrintStream out = out();
        out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(budget));
        out.flush();
        return 0;
      }
      List<String[]> rows = new ArrayList<>();
      rows.add(new String[] {"BUDGET", "LIMIT", "PLANNED", "USED", "OPEN", "LEFT", "STATE"});
      rows.addAll(rows(budget));
      print(rows);
      List<String[]> most = new ArrayList<>();
      most.add(new String[] {"WORKSPACE", "PLANNED", "OPEN", "PROPOSALS"});
      for (JsonNode workspace : budget.path("contributors")) {
        most.add(
            new String[] {
              text(workspace, "project") + "/" + text(workspace, "workspace"),
              text(workspace, "planned"),
              text(workspace, "open"),
              Integer.toString(workspace.path("proposals").asInt(0))
            });
      }
      out().println();
      print(most);
      List<String[]> resources = new ArrayList<>();
      resources.add(new String[] {"RESOURCE", "MONTHLY", "WORKSPACE"});
      for (JsonNode resource : budget.path("resources")) {
        resources.add(
            new String[] {
              text(resource, "address"),
              text(resource, "monthly"),
              text(resource, "project") + "/" + text(resource, "workspace")
            });
      }
      if (resources.size() > 1) {
        out().println();
        print(resources);
      }
      return 0;
    }
  }

  /// `ccg budgets history`.
  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = "Show who changed a budget and how, and where it stood day by day.")
  static final class History implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(
        index = "0",
        paramLabel = "NAME",
        description = "Its name; of a project's own budget, with --project, the project's.")
    private String name = "";

    @Option(
        names = "--project",
        description = "NAME is a project: show the history of its own budget.")
    private boolean ofProject;

    @Option(
        names = "--instance",
        description = "Of a budget that is split: the value whose days are shown.")
    private @Nullable String instance;

    @Option(names = "--json", description = "As the server says it.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
      String path =
          (ofProject ? "/v1/projects/" + encoded(name) + "/budget" : path(name))
              + "/history?limit=100"
              + (instance == null ? "" : "&instance=" + encoded(instance));
      JsonNode history = server.client().exchange("GET", path, null).json();
      PrintStream out = out();
      if (json) {
        out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(history));
        out.flush();
        return 0;
      }
      for (JsonNode version : history.path("versions")) {
        String comment = text(version, "comment");
        out.printf(
            "%s  %s  %s%s%n",
            text(version, "at"),
            version.path("before").isMissingNode()
                ? "set"
                : version.path("after").isMissingNode() ? "removed" : "changed",
            text(version, "actor"),
            comment.isEmpty() ? "" : "  " + comment);
        changes(version.path("before"), version.path("after"), DECIDED)
            .forEach(change -> out.println("    " + Printable.line(change)));
      }
      if (!history.path("next").isMissingNode()) {
        out.println("… and older changes: GET /v1/audit");
      }
      List<String[]> rows = new ArrayList<>();
      rows.add(new String[] {"DAY", "PLANNED", "OPEN", "PROPOSALS"});
      for (JsonNode day : history.path("days")) {
        rows.add(
            new String[] {
              text(day, "day"),
              (day.path("notPriced").asInt(0) > 0 || day.path("atLeast").asInt(0) > 0 ? "≥ " : "")
                  + text(day, "planned"),
              text(day, "open"),
              Integer.toString(day.path("proposals").asInt(0))
            });
      }
      out.println();
      print(rows);
      return 0;
    }
  }

  /// `ccg budgets backtest`.
  @Command(
      name = "backtest",
      mixinStandardHelpOptions = true,
      description = "Say what the budgets of a file would have done to the plans of the past.")
  static final class Backtest implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
        names = {"-f", "--file"},
        required = true,
        description = "The file, in YAML.")
    private Path file = Path.of("budgets.yaml");

    @Option(
        names = "--since",
        description = "From when on, e.g. 2026-09-01T00:00:00Z; default: 90 days.")
    private @Nullable String since;

    @Override
    public Integer call() throws IOException, InterruptedException {
      ApiClient client = server.client();
      String path = PATH + "/backtest" + (since == null ? "" : "?since=" + encoded(since));
      PrintStream out = out();
      for (Map.Entry<String, JsonNode> budget : BudgetFile.read(file).entrySet()) {
        JsonNode result = client.exchange("POST", path, budget.getValue().toString()).json();
        out.printf(
            "%s: of %d plans since %s, would have fired %d times, blocked %d, warned of %d%s%n",
            Printable.line(budget.getKey()),
            result.path("plans").asInt(0),
            text(result, "since"),
            result.path("fired").asInt(0),
            result.path("blocked").asInt(0),
            result.path("warned").asInt(0),
            result.path("complete").asBoolean(true) ? "" : " (there are more plans)");
        for (JsonNode alert : result.path("alerts")) {
          String instance = text(alert, "instance");
          out.printf(
              "    %s  %s%s  %s of %s  %s/%s%n",
              text(alert, "at"),
              text(alert, "threshold"),
              instance.isEmpty() ? "" : " " + instance,
              text(alert, "planned"),
              text(alert, "limit"),
              text(alert, "project"),
              text(alert, "workspace"));
        }
      }
      out.flush();
      return 0;
    }
  }

  /// What both answers to an alert have.
  private static final class Alert {

    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "The budget; see --project.")
    private String name = "";

    @Parameters(
        index = "1",
        paramLabel = "THRESHOLD",
        description = "The id of the threshold; of a project's own budget, limit.")
    private String threshold = "";

    @Option(names = "--project", description = "NAME is a project, and the budget its own.")
    private boolean ofProject;

    @Option(
        names = "--instance",
        paramLabel = "VALUE",
        description = "The value that the budget is split by.")
    private @Nullable String instance;

    @Option(names = "--comment", description = "Also in the audit log.")
    private @Nullable String comment;

    int answer(String what, @Nullable Duration until) throws IOException, InterruptedException {
      ObjectNode body = Json.MAPPER.createObjectNode();
      if (instance != null) {
        body.put("instance", instance);
      }
      if (comment != null) {
        body.put("comment", comment);
      }
      if (until != null) {
        body.put("until", Instant.now().plus(until).truncatedTo(ChronoUnit.SECONDS).toString());
      }
      String budget = ofProject ? "/v1/projects/" + encoded(name) + "/budget" : path(name);
      JsonNode answered =
          server
              .client()
              .exchange(
                  "POST", budget + "/alerts/" + encoded(threshold) + "/" + what, body.toString())
              .json();
      String end = text(answered.path("answer"), "until");
      PrintStream out = out();
      out.printf(
          "%s %s: no reminder until %s%n",
          Printable.line(name),
          Printable.line(threshold),
          end.isEmpty() ? "the alert is over" : end);
      out.flush();
      return 0;
    }
  }

  /// `ccg budgets acknowledge`.
  @Command(
      name = "acknowledge",
      mixinStandardHelpOptions = true,
      description = "Say that an alert is taken care of: there is no reminder of it.")
  static final class Acknowledge implements Callable<Integer> {

    @Mixin private Alert alert = new Alert();

    @Option(
        names = "--for",
        paramLabel = "TIME",
        converter = Lapse.class,
        description = "E.g. 90m, 12h or 3d; default: until the alert is over.")
    private @Nullable Duration lapse;

    @Override
    public Integer call() throws IOException, InterruptedException {
      return alert.answer("acknowledge", lapse);
    }
  }

  /// `ccg budgets snooze`.
  @Command(
      name = "snooze",
      mixinStandardHelpOptions = true,
      description = "Put off an alert: it is told again later, if it still fires.")
  static final class Snooze implements Callable<Integer> {

    @Mixin private Alert alert = new Alert();

    @Option(
        names = "--for",
        paramLabel = "TIME",
        required = true,
        converter = Lapse.class,
        description = "E.g. 90m, 12h or 3d.")
    private Duration lapse = Duration.ZERO;

    @Override
    public Integer call() throws IOException, InterruptedException {
      return alert.answer("snooze", lapse);
    }
  }

  /// Reads `90m`, `12h` or `3d`.
  static final class Lapse implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([mhd])");

    @Override
    public Duration convert(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new TypeConversionException(
            "'%s' is no time; write 90m, 12h or 3d".formatted(Printable.line(text)));
      }
      long count = Long.parseLong(parts.group(1));
      return switch (parts.group(2)) {
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }
  }

  /// What differs, e.g. `monthlyLimit.amount: 1000 → 1500`.
  static List<String> changes(JsonNode now, JsonNode wanted, List<String> parts) {
    SortedMap<String, String> before = new TreeMap<>();
    SortedMap<String, String> after = new TreeMap<>();
    for (String part : parts) {
      flatten(part, now.path(part), before);
      flatten(part, wanted.path(part), after);
    }
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .sorted()
        .filter(name -> !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")))
        .map(name ->
            "%s: %s → %s"
                .formatted(
                    name.replaceFirst("^policy\\.", ""),
                    before.getOrDefault(name, "-"),
                    after.getOrDefault(name, "-")))
        .toList();
  }

  /// Thresholds go by their id, so that a new one changes no other.
  private static void flatten(String name, JsonNode node, SortedMap<String, String> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> flatten(name + "." + field.getKey(), field.getValue(), into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        String id = node.get(i).path("id").asString(Integer.toString(i));
        flatten(name + "." + id, node.get(i), into);
      }
    } else if (!node.isMissingNode()) {
      into.put(name, node.asString(""));
    }
  }

  private static List<JsonNode> all(ApiClient client, String filter)
      throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    while (true) {
      JsonNode page = client.exchange("GET", PATH + "?limit=500" + filter + after, null).json();
      page.path("budgets").forEach(all::add);
      if (page.path("next").isMissingNode()) {
        return all;
      }
      after = "&after=" + encoded(page.path("next").asString(""));
    }
  }

  private static List<String[]> rows(JsonNode budget) {
    String limit = text(budget, "limit") + " " + text(budget.path("monthlyLimit"), "currency");
    List<String[]> rows = new ArrayList<>();
    for (JsonNode standing : budget.path("standings")) {
      String instance = text(standing, "instance");
      List<String> firing = new ArrayList<>();
      standing
          .path("firing")
          .forEach(threshold -> firing.add(firing(threshold.asString(""), standing)));
      rows.add(
          new String[] {
            text(budget, "name") + (instance.isEmpty() ? "" : " / " + instance),
            limit,
            (standing.path("notPriced").asInt(0) > 0 || standing.path("atLeast").asInt(0) > 0
                    ? "≥ "
                    : "")
                + text(standing, "planned"),
            text(standing, "usedPercent") + " %",
            text(standing, "open"),
            text(standing, "headroom"),
            firing.isEmpty() ? "ok" : "above " + String.join(", ", firing)
          });
    }
    if (rows.isEmpty()) {
      rows.add(new String[] {text(budget, "name"), limit, "", "", "", "", "not counted yet"});
    }
    return rows;
  }

  /// A threshold that is crossed, and the answer to its alert.
  private static String firing(String threshold, JsonNode standing) {
    JsonNode answer = standing.path("answers").path(threshold);
    String until = text(answer, "until");
    String by = text(answer, "by") + (until.isEmpty() ? "" : " until " + until);
    return Printable.line(threshold)
        + switch (text(answer, "kind")) {
          case "ACKNOWLEDGED" -> " (acknowledged by %s)".formatted(by);
          case "SNOOZED" -> " (snoozed by %s)".formatted(by);
          default -> "";
        };
  }

  private static String text(JsonNode node, String field) {
    return Printable.line(node.path(field).asString(""));
  }

  private static void print(List<String[]> rows) {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    PrintStream out = out();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        boolean isNumber = i > 0 && i < row.length - 1;
        String space = " ".repeat(widths[i] - row[i].length());
        line.append(isNumber ? space + row[i] : row[i] + space).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  private static String path(String name) {
    return PATH + "/" + encoded(name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static PrintStream out() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }
}
