package io.cloudcostguard.cli;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.cli.server.ServerOptions;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Submits a plan to a server, shows the estimate, and says whether the plan may pass.
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Submit a plan to a server, show the estimate, and say whether the plan may pass.",
      "The API key needs the scopes submit and read."
    },
    exitCodeListHeading = ExitCodes.HELP,
    exitCodeList = {
      ExitCodes.HELP_0,
      ExitCodes.HELP_1,
      ExitCodes.HELP_2,
      ExitCodes.HELP_3,
      ExitCodes.HELP_4,
      ExitCodes.HELP_5,
      ExitCodes.HELP_6,
      ExitCodes.HELP_7,
      ExitCodes.HELP_64
    })
final class SubmitCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "plan.json",
      description = "The output of terraform show -json; - for standard input; default: plan.json.")
  private Path planFile = Path.of("plan.json");

  @Option(
      names = "--usage",
      paramLabel = "usage.yml",
      description = "The usage file: expected quantities.")
  private @Nullable Path usageFile;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--project", description = "Default: ${DEFAULT-VALUE}.")
  private String project = "default";

  @Option(names = "--workspace", description = "Default: ${DEFAULT-VALUE}.")
  private String workspace = "default";

  @Option(
      names = "--format",
      description = {
        "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
        "The decision is below the table; with any other format it is on stderr."
      })
  private EstimateFormat format = EstimateFormat.TABLE;

  @Option(
      names = "--fail-on",
      paramLabel = "RULE",
      converter = FailOn.Converter.class,
      description =
          "Fail with the exit code below: blocked (by a budget), warn (also where one warns),"
              + " incomplete (also where prices are missing), or a guardrail such as 'delta>500' as"
              + " in ccg estimate. May be repeated.")
  private List<FailOn> failOn = List.of();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Waiting.class,
      description =
          "How long to wait for the estimate: 90s, 3m, 0 for not at all; default: 3m. Without"
              + " waiting, nothing is decided.")
  private Duration wait = Duration.ofMinutes(3);

  @Option(
      names = "--callback",
      paramLabel = "URL",
      description = "An https address that the server tells the outcome, too.")
  private @Nullable String callback;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description =
          "Under the same key the same plan is accepted once; default: a new key for each command,"
              + " so that its own retries are safe.")
  private String idempotencyKey = UUID.randomUUID().toString();

  @Mixin private SourceOptions source = new SourceOptions();

  @Mixin private TableOptions table = new TableOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (wait.isZero() && !failOn.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--fail-on has to wait for the estimate; --wait 0 does not.");
    }
    if (failOn.contains(FailOn.Word.POLICY)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Policies are files, which ccg estimate holds a plan against: --policy FILE --fail-on"
              + " policy.");
    }
    ApiClient client = server.client();
    Map<String, String> parameters = source.parameters(System.getenv());
    parameters.put("project", project);
    parameters.put("workspace", workspace);
    if (callback != null) {
      parameters.put("callback", callback);
    }
    String id =
        client.submit(
            plan(),
            usageFile == null ? null : InputFile.read("usage file", usageFile),
            parameters,
            idempotencyKey);
    if (wait.isZero()) {
      System.out.println("Estimate  " + Printable.line(id));
      System.out.println("Link      " + Printable.line(client.link(id)));
      return ExitCodes.PASS;
    }
    PlanOutcome outcome = Json.MAPPER.readValue(client.estimate(id, wait), PlanOutcome.class);
    return switch (outcome) {
      case PlanEstimated estimate -> show(client, estimate);
      case PlanRejected rejected -> {
        System.err.println(
            Printable.line("Plan %s was rejected: %s".formatted(id, rejected.reason())));
        yield ExitCodes.UNREADABLE;
      }
      case PlanCancelled cancelled -> {
        System.err.println("Plan " + Printable.line(cancelled.id()) + " was cancelled.");
        yield ExitCodes.ERROR;
      }
    };
  }

  private byte[] plan() throws IOException {
    return InputFile.read("plan", planFile);
  }

  private int show(ApiClient client, PlanEstimated estimate)
      throws IOException, InterruptedException {
    Decision decision = decision(client, estimate);
    table.write(format, estimate, decision);
    PrintStream out = format == EstimateFormat.TABLE ? System.out : System.err;
    DecisionText.write(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        estimate.id(),
        client.link(estimate.id()),
        decision);
    return FailOn.exitCode(failOn, decision);
  }

  /// That of the server, with the guardrails of the command line.
  private Decision decision(ApiClient client, PlanEstimated estimate)
      throws IOException, InterruptedException {
    Decision ofServer = Json.MAPPER.readValue(client.decision(estimate.id()), Decision.class);
    List<Reason> reasons = new ArrayList<>(ofServer.reasons());
    reasons.addAll(FailOn.reasons(failOn, estimate));
    return Decision.of(reasons);
  }
}
