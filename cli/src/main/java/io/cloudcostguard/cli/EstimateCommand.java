package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.ContractBook;
import io.cloudcostguard.estimation.price.PastPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Parameters(
      paramLabel = "plan.json",
      description = "The output of terraform show -json; - for standard input.")
  private Path planFile = Path.of("-");

  @Option(
      names = "--usage",
      paramLabel = "usage.yml",
      description = "The usage file: expected quantities.")
  private @Nullable Path usageFile;

  @Option(names = "--free-tiers", description = "Subtract the vendor's always-free allowances.")
  private boolean freeTiers;

  @Option(
      names = "--book",
      paramLabel = "contract.csv",
      description = "A price book with negotiated prices, laid over list prices.")
  private @Nullable Path book;

  @Option(
      names = "--region",
      description = "The region of resources whose region is not in the plan.")
  private @Nullable String region;

  @Option(
      names = "--date",
      paramLabel = "yyyy-mm-dd",
      description = "The day for rules with dates, as of extended support; default: today.")
  private @Nullable LocalDate date;

  @Option(
      names = "--as-of",
      paramLabel = "yyyy-mm-dd",
      description =
          "The day of list prices, agreed prices and rules, as far as they are known of that day.")
  private @Nullable LocalDate asOf;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private EstimateFormat format = EstimateFormat.TABLE;

  @Option(
      names = "--fail-on",
      paramLabel = "RULE",
      converter = FailOn.Converter.class,
      description = {
        "Fail where the plan breaks a guardrail: 'delta>500', 'total>10000', 'resource>2000',"
            + " 'deltaPercent>25', 'deltaPercent>25 and delta>100', in USD a month; or where prices"
            + " are missing: incomplete. May be repeated."
      })
  private List<FailOn> failOn = List.of();

  @Mixin private TableOptions table = new TableOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    refuseWhatNeedsAServer();
    try (InputStream plan = open()) {
      PlanEstimated estimate = estimate(plan);
      Decision decision = decide(estimate);
      show(estimate, decision);
      DecisionText.reasons(System.err, decision);
      return FailOn.exitCode(failOn, decision);
    } catch (UnreadablePlanException e) {
      System.err.println(Printable.line(e.getMessage() + " " + e.hint()));
      return ExitCodes.UNREADABLE;
    }
  }

  private void refuseWhatNeedsAServer() {
    if (failOn.contains(FailOn.Word.BLOCKED) || failOn.contains(FailOn.Word.WARN)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "blocked and warn are said by budgets, which a server has: ccg submit --fail-on.");
    }
  }

  /// What broke a guardrail, or could not be checked.
  private Decision decide(PlanEstimated estimate) {
    List<Reason> reasons = FailOn.reasons(failOn, estimate);
    Reason incomplete = Guardrail.incomplete().check(estimate);
    if (failOn.contains(FailOn.Word.INCOMPLETE) && incomplete != null) {
      reasons.add(incomplete);
    }
    reasons.removeIf(reason -> reason.ruling() == Ruling.PASS);
    return Decision.of(reasons);
  }

  private InputStream open() throws IOException {
    return planFile.toString().equals("-") ? System.in : Files.newInputStream(planFile);
  }

  private PlanEstimated estimate(InputStream bytes) throws IOException {
    ResourceTypes types = new ResourceTypes();
    MessageDigest sha256 = Sha256.start();
    DigestInputStream digested = new DigestInputStream(bytes, sha256);
    Plan plan = new PlanReader(types).read(digested, region);
    digested.transferTo(java.io.OutputStream.nullOutputStream());
    String digest = HexFormat.of().formatHex(sha256.digest());
    PlanSubmitted submitted =
        new PlanSubmitted(
            digest,
            "local",
            "local",
            "default",
            digest,
            0,
            null,
            null,
            null,
            date == null ? day() : date,
            plan,
            usage());
    return Estimator.withAllLines(types).estimate(submitted, prices(), 1);
  }

  private LocalDate day() {
    return asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
  }

  private PriceBook prices() throws IOException {
    PriceBook bundled = new BundledPriceBook();
    PriceBook list = asOf == null ? bundled : new PastPriceBook(bundled, asOf);
    return book == null ? list : new ContractBook(book).read(day()).beside(list);
  }

  private Usage usage() throws IOException {
    Usage usage = usageFile == null ? Usage.NONE : read(usageFile);
    return freeTiers ? usage.withFreeTiers() : usage;
  }

  private static Usage read(Path file) throws IOException {
    try (InputStream yaml = Files.newInputStream(file)) {
      return UsageFile.read(yaml);
    }
  }

  /// A comment tells the decision where one was asked for.
  private void show(PlanEstimated estimate, Decision decision) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    format.write(estimate, Instant.now(), table.style(failOn.isEmpty() ? null : decision), out);
  }
}
