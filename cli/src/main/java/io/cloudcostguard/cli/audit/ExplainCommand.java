package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Explains an estimate from its total down to the price lists, and tells its story.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explain an estimate: from the total to each component, its price record and the list that"
            + " brought it, and what happened to the plan.")
final class ExplainCommand implements Callable<Integer> {

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Parameters(index = "0", paramLabel = "ESTIMATE", description = "The id of the estimate.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "COMPONENT",
      description = "Only what has this in its address or name, e.g. aws_instance.web or 'gp3'.")
  private @Nullable String component;

  @Option(
      names = "--api",
      paramLabel = "URL",
      description =
          "The server that knows the vendors' rows of prices, with the token of CCG_API_TOKEN"
              + " (scope read). Default: that of ./ccg up.")
  private @Nullable String api;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private ReportFormat format = ReportFormat.TABLE;

  @Override
  public Integer call() throws IOException {
    String url = api == null ? brokers.api() : api;
    VendorRows rows =
        new VendorRows(url == null ? null : new ApiClient(url, System.getenv("CCG_API_TOKEN")));
    Explanation explanation = brokers.audit().explain(id, component, rows);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (format) {
      case JSON ->
          out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(explanation));
      case HTML -> out.print(explanation.page());
      case TABLE -> explanation.lines().forEach(line -> out.println(Printable.line(line)));
    }
    return 0;
  }
}
