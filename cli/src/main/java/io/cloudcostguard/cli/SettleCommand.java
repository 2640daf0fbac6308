package io.cloudcostguard.cli;

import io.cloudcostguard.cli.server.ServerOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Records the outcome of a plan, so that budgets count it rightly.
@Command(
    mixinStandardHelpOptions = true,
    description = "Say that a plan was applied, or that it will not be, so that budgets know it.")
final class SettleCommand implements Callable<Integer> {

  private final String outcome;

  @Parameters(index = "0", paramLabel = "ID", description = "The id of the plan.")
  private String id = "";

  @Mixin private ServerOptions server = new ServerOptions();

  /// @param outcome `applied` or `withdrawn`
  SettleCommand(String outcome) {
    this.outcome = outcome;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String path = "/v1/plans/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/" + outcome;
    server.client().exchange("POST", path, null);
    return ExitCodes.PASS;
  }
}
