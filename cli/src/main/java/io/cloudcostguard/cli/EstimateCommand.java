package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.policy.PolicyReport;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.render.Beside;
import io.cloudcostguard.estimation.render.ComparisonFormat;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Prices a plan in this process, with the bundled price book and without any server.
@Command(
    name = "estimate",
    mixinStandardHelpOptions = true,
    description = "Estimate a plan with the bundled price book, without a server.",
    exitCodeListHeading = ExitCodes.HELP,
    exitCodeList = {
      ExitCodes.HELP_0,
      ExitCodes.HELP_1,
      ExitCodes.HELP_2,
      ExitCodes.HELP_4,
      ExitCodes.HELP_7,
      ExitCodes.HELP_64
    })
final class EstimateCommand implements Callable<Integer> {

  @Mixin private PlanOptions options = new PlanOptions();

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private EstimateFormat format = EstimateFormat.TABLE;

  @Option(
      names = "--recommend",
      description =
          "Also recommend changes that would cost less, in table, JSON, Markdown, HTML or infracost-json.")
  private boolean recommend;

  @Option(
      names = "--drift",
      description = {
        "Estimate what changed outside of Terraform, as the plan found it, and not what the plan",
        "changes: before is as the state has it, after as it really is."
      })
  private boolean drift;

  @Option(
      names = "--source",
      paramLabel = "FOLDER",
      description = {
        "The folder of the configuration, as seen from the repository's root, where the command",
        "runs: SARIF and gitlab-code-quality have their results at the lines that declare"
            + " resources."
      })
  private @Nullable Path source;

  @Option(
      names = "--compare-to",
      paramLabel = "estimate.json",
      description = {
        "Show by how much the estimate differs from an earlier one, and why, as table, json or",
        "markdown. The file is one that --format json wrote."
      })
  private @Nullable Path earlier;

  @Option(
      names = "--fail-on",
      paramLabel = "RULE",
      converter = FailOn.Converter.class,
      description = {
        "Fail where the plan breaks a guardrail: 'delta>500', 'total>10000', 'resource>2000',"
            + " 'deltaPercent>25', 'deltaPercent>25 and delta>100', in USD a month; where prices"
            + " are missing: incomplete; or where a rule of --policy is broken: policy. May be"
            + " repeated."
      })
  private List<FailOn> failOn = List.of();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Mixin private CurrencyOptions currency = new CurrencyOptions();

  @Mixin private TableOptions table = new TableOptions();

  @Mixin private SummaryOptions summary = new SummaryOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    refuseWhatIsNotThere();
    try {
      ResourceTypes types = new ResourceTypes();
      PlanSubmitted plan = options.submitted(policies.reading(types), drift);
      PriceBook prices = options.prices();
      PlanEstimated estimate = Estimator.withAllLines(types).estimate(plan, prices, 1);
      PolicyReport report = policies.report(plan);
      Decision decision = decide(estimate, report);
      PlanAdvised advised =
          recommend
              ? new Advisor(types)
                  .advise(plan, prices, new PinnedCatalogue(1, null), Measured.NOTHING)
              : null;
      if (earlier == null) {
        show(
            estimate,
            new Beside(advised, report, source == null ? null : DeclaredLines.in(source)),
            decision);
      } else {
        table.write(compared(earlier, estimate));
      }
      DecisionText.reasons(System.err, decision);
      return FailOn.exitCode(failOn, decision);
    } catch (UnreadablePlanException e) {
      System.err.println(Printable.line(e.getMessage() + " " + e.hint()));
      return ExitCodes.UNREADABLE;
    }
  }

  private String compared(Path with, PlanEstimated estimate) throws IOException {
    PlanOutcome before = CompareCommand.read(with);
    if (!(before instanceof PlanEstimated estimated)) {
      throw new IOException(with + " has no estimate.");
    }
    return comparison().text(Comparison.of(estimated, estimate));
  }

  private ComparisonFormat comparison() {
    return switch (format) {
      case JSON -> ComparisonFormat.JSON;
      case TABLE -> ComparisonFormat.TABLE;
      case MARKDOWN -> ComparisonFormat.MARKDOWN;
      case HTML, CSV, INFRACOST_JSON, FOCUS_CSV, FOCUS_1_2_CSV, SARIF, JUNIT, CODE_QUALITY ->
          throw new ParameterException(
              Objects.requireNonNull(spec).commandLine(),
              "--compare-to is shown as table, json or markdown.");
    };
  }

  private void refuseWhatIsNotThere() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    try {
      if (summary.isWanted() && line.getParseResult().hasMatchedOption("--format")) {
        throw new ParameterException(line, "--summary is JSON of its own: leave out --format.");
      }
    } catch (TypeConversionException e) {
      throw new ParameterException(line, Objects.requireNonNull(e.getMessage()));
    }
    if (summary.isWanted() && (earlier != null || currency.isWanted())) {
      throw new ParameterException(
          line, "--summary goes with neither --compare-to nor --currency.");
    }
    if (earlier != null) {
      comparison();
    }
    if (currency.isWanted()
        && (earlier != null
            || (format != EstimateFormat.TABLE && format != EstimateFormat.MARKDOWN))) {
      throw new ParameterException(
          line, "--currency is told in the formats table and markdown of an estimate.");
    }
    if (failOn.contains(FailOn.Word.BLOCKED) || failOn.contains(FailOn.Word.WARN)) {
      throw new ParameterException(
          line, "blocked and warn are said by budgets, which a server has: ccg submit --fail-on.");
    }
    if (failOn.contains(FailOn.Word.POLICY) && policies.isEmpty()) {
      throw new ParameterException(
          line, "--fail-on policy needs rules: name a file with --policy.");
    }
  }

  /// What broke a guardrail, or could not be checked.
  private Decision decide(PlanEstimated estimate, @Nullable PolicyReport report) {
    List<Reason> reasons = FailOn.reasons(failOn, estimate);
    Reason incomplete = Guardrail.incomplete().check(estimate);
    if (failOn.contains(FailOn.Word.INCOMPLETE) && incomplete != null) {
      reasons.add(incomplete);
    }
    if (failOn.contains(FailOn.Word.POLICY) && report != null) {
      reasons.add(PolicyOptions.reason(report));
    }
    reasons.removeIf(reason -> reason.ruling() == Ruling.PASS);
    return Decision.of(reasons);
  }

  /// A comment tells the decision where one was asked for.
  private void show(PlanEstimated estimate, Beside beside, Decision decision) throws IOException {
    if (summary.isWanted()) {
      table.write(summary.of(estimate, table.rows()));
      return;
    }
    table.write(
        format,
        estimate,
        beside,
        failOn.isEmpty() ? null : decision,
        currency.sentence(estimate.beforeSum(), estimate.afterSum(), estimate.change()));
  }
}
