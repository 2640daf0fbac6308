package io.cloudcostguard.cli;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.cli.server.Endpoints;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what became of a plan, so that budgets count it rightly.
@Command(
    mixinStandardHelpOptions = true,
    description = "Say that a plan was applied, or that it will not be, so that budgets know it.")
final class SettleCommand implements Callable<Integer> {

  private final String outcome;

  @Parameters(index = "0", paramLabel = "ID", description = "The id of the plan.")
  private String id = "";

  @Option(names = "--api", description = "The URL of the server; default: that of ./ccg up.")
  private @Nullable String api;

  @Option(names = "--data", description = "The data folder of ./ccg up; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  /// @param outcome `applied` or `withdrawn`
  SettleCommand(String outcome) {
    this.outcome = outcome;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String server = api == null ? Endpoints.in(data).api() : api;
    String path = "/v1/plans/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/" + outcome;
    new ApiClient(server, System.getenv("CCG_API_TOKEN")).exchange("POST", path, null);
    return ExitCodes.PASS;
  }
}
