package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Commitment;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.recommendation.UtilisationFile;
import io.cloudcostguard.estimation.render.AdviceFormat;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Recommends changes to a plan that would cost less, priced with the bundled price book and
/// without any server.
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = {
      "Recommend changes to a plan that would cost less, without a server.",
      "list, dismiss and restore: the recommendations of a server, across plans."
    },
    exitCodeListHeading = ExitCodes.HELP,
    exitCodeList = {ExitCodes.HELP_0, ExitCodes.HELP_1, ExitCodes.HELP_7, ExitCodes.HELP_64})
final class RecommendCommand implements Callable<Integer> {

  private static final String PATH = "/v1/recommendations";

  /// Of a month.
  private static final BigDecimal HOURS = BigDecimal.valueOf(730);

  @Mixin private PlanOptions options = new PlanOptions();

  @Option(
      names = "--utilisation",
      paramLabel = "utilisation",
      description = {
        "Measured use of processors and memory, for machines of the size that is used: CSV, or what",
        "CloudWatch, Azure Monitor and Cloud Monitoring write."
      })
  private @Nullable Path utilisation;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private AdviceFormat format = AdviceFormat.TABLE;

  @Override
  public Integer call() throws IOException {
    try {
      ResourceTypes types = new ResourceTypes();
      PlanSubmitted plan = options.submitted(policies.reading(types));
      PlanAdvised advised =
          new Advisor(types)
              .advise(plan, options.prices(), new PinnedCatalogue(1, null), measured());
      Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      format.write(advised, policies.report(plan), out);
      return 0;
    } catch (UnreadablePlanException e) {
      System.err.println(Printable.line(e.getMessage() + " " + e.hint()));
      return ExitCodes.UNREADABLE;
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "List the recommendations of a server across plans, the oldest first.")
  int list(
      @Mixin ApiCommand api,
      @Option(names = "--project", description = "Only of this project.") @Nullable String project,
      @Option(
              names = "--state",
              defaultValue = "open",
              description = "open, dismissed, realised or gone; default: open.")
          String state,
      @Option(names = "--limit", defaultValue = "50", description = "At most 200; default: 50.")
          int limit,
      @Option(names = "--cursor", description = "Where the last list ended.")
          @Nullable String cursor)
      throws IOException, InterruptedException {
    Map<String, @Nullable Object> query = new HashMap<>();
    query.put("project", project);
    query.put("state", state);
    query.put("limit", limit);
    query.put("cursor", cursor);
    return api.list(
        api.ask("GET", ApiCommand.query(PATH, query), null),
        "recommendations",
        "id",
        "since",
        "project",
        "workspace",
        "rule",
        "resource",
        "kind",
        "monthly");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Dismiss a recommendation: later plans have it no more.")
  int dismiss(
      @Mixin ApiCommand api,
      @Parameters(paramLabel = "ID", description = "The id of the recommendation.") String id,
      @Option(names = "--reason", required = true, description = "Why; it is kept in the audit.")
          String reason,
      @Option(names = "--expires", description = "When it ends, e.g. 2027-03-31T00:00:00Z.")
          @Nullable String expires)
      throws IOException, InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("reason", reason);
    if (expires != null) {
      body.put("expiresAt", expires);
    }
    return api.one(api.ask("PUT", dismissal(id), body));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Say when an offer of a reservation or a savings plan pays, whatever is paid upfront:",
        "the part of the term that has to be used, and until which month on demand costs less."
      })
  int commitment(
      @Option(names = "--on-demand", required = true, description = "Price of an hour without it.")
          BigDecimal onDemand,
      @Option(names = "--upfront", defaultValue = "0", description = "What is paid at once.")
          BigDecimal upfront,
      @Option(names = "--hourly", defaultValue = "0", description = "Price of an hour with it.")
          BigDecimal hourly,
      @Option(names = "--years", defaultValue = "1", description = "Of the term; default: 1.")
          int years,
      @Option(
              names = "--hours",
              defaultValue = "730",
              description = "Hours a month that are used; default: 730.")
          BigDecimal hours) {
    Commitment offer = new Commitment(onDemand, upfront, hourly, years);
    BigDecimal payback = offer.paybackMonth();
    System.out.printf("An hour costs        %s%n", rounded(offer.effective(), 6));
    System.out.printf(
        "It pays from         %s %% of the term%n",
        rounded(offer.breakEven().movePointRight(2), 1));
    System.out.printf("Paid back in month   %s%n", payback == null ? "-" : rounded(payback, 1));
    System.out.printf(
        "On demand costs less until month %s of %d%n",
        rounded(offer.regretFreeMonth(), 1), years * 12);
    System.out.printf(
        "Saves a month        %s at %s hours%n",
        rounded(offer.monthlySaving(hours.divide(HOURS, MathContext.DECIMAL64)), 2),
        hours.toPlainString());
    return ExitCodes.PASS;
  }

  private static String rounded(BigDecimal amount, int digits) {
    return amount.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  @Command(mixinStandardHelpOptions = true, description = "Take a dismissal back.")
  int restore(
      @Mixin ApiCommand api,
      @Parameters(paramLabel = "ID", description = "The id of the recommendation.") String id)
      throws IOException, InterruptedException {
    return api.one(api.ask("DELETE", dismissal(id), null));
  }

  private static String dismissal(String id) {
    return PATH + "/" + ApiCommand.encoded(id) + "/dismissal";
  }

  private Measured measured() throws IOException {
    if (utilisation == null) {
      return Measured.NOTHING;
    }
    try (InputStream bytes = InputFile.open("utilisation file", utilisation)) {
      return UtilisationFile.read(bytes);
    }
  }
}
