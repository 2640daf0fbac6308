package io.cloudcostguard.cli;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Submits a plan to a server and shows the estimate.
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Submit a plan to a server and show the estimate.")
final class SubmitCommand implements Callable<Integer> {

  @Parameters(paramLabel = "plan.json", description = "The output of terraform show -json.")
  private Path planFile = Path.of("plan.json");

  @Option(
      names = "--usage",
      paramLabel = "usage.yml",
      description = "The usage file: expected quantities.")
  private @Nullable Path usageFile;

  @Option(names = "--api", description = "The URL of the server; default: that of ./ccg up.")
  private @Nullable String api;

  @Option(names = "--data", description = "The data folder of ./ccg up; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  @Option(names = "--project", description = "Default: ${DEFAULT-VALUE}.")
  private String project = "default";

  @Option(names = "--workspace", description = "Default: ${DEFAULT-VALUE}.")
  private String workspace = "default";

  @Mixin private SourceOptions source = new SourceOptions();

  @Override
  public Integer call() throws Exception {
    String server = api == null ? Endpoints.in(data).api() : api;
    ApiClient client = new ApiClient(server, System.getenv("CCG_API_TOKEN"));
    byte[] plan = Files.readAllBytes(planFile);
    Map<String, String> parameters = source.parameters(System.getenv());
    parameters.put("project", project);
    parameters.put("workspace", workspace);
    String id =
        client.submit(plan, usageFile == null ? null : Files.readAllBytes(usageFile), parameters);
    PlanOutcome outcome = Json.MAPPER.readValue(client.estimate(id), PlanOutcome.class);
    return switch (outcome) {
      case PlanEstimated estimate -> {
        EstimateFormat.TABLE.write(
            estimate, Instant.now(), new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        yield 0;
      }
      case PlanRejected rejected -> {
        System.err.println(Printable.line(rejected.reason()));
        yield Ccg.FAILURE;
      }
      case PlanCancelled cancelled -> {
        System.err.println("Plan " + Printable.line(cancelled.id()) + " was cancelled.");
        yield Ccg.FAILURE;
      }
    };
  }
}
