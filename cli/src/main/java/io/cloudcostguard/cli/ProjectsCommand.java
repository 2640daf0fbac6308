package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.ContractBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.render.ComparisonFormat;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.estimation.render.ProjectBills;
import io.cloudcostguard.estimation.render.ProjectBills.ProjectBill;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Estimates many plans at once, or combines estimates that were written before, and shows their
/// sum.
@Command(
    name = "projects",
    mixinStandardHelpOptions = true,
    description = {
      "Estimate the plans of a folder or of a configuration file together, without a server,",
      "and combine estimates that --format json wrote."
    },
    exitCodeListHeading = ExitCodes.HELP,
    exitCodeList = {
      ExitCodes.HELP_0,
      ExitCodes.HELP_1,
      ExitCodes.HELP_2,
      ExitCodes.HELP_4,
      ExitCodes.HELP_7,
      ExitCodes.HELP_64
    })
final class ProjectsCommand implements Callable<Integer> {

  private static final int MOST = 500;

  @Parameters(
      arity = "0..*",
      paramLabel = "estimate.json",
      description = "Files that estimate or projects wrote with --format json.")
  private List<Path> estimates = List.of();

  @Option(
      names = "--path",
      paramLabel = "PLAN|FOLDER",
      description = "A plan, or a folder: files in it whose names end in plan.json.")
  private List<Path> paths = List.of();

  @Option(
      names = "--config-file",
      paramLabel = "ccg-projects.yml",
      description = "The projects with their plans and usage files; infracost.yml can be read.")
  private @Nullable Path config;

  @Option(names = "--usage", paramLabel = "usage.yml", description = "For plans without their own.")
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
      description = "The region of resources whose region is not in their plan.")
  private @Nullable String region;

  @Mixin private CurrencyOptions currency = new CurrencyOptions();

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private ComparisonFormat format = ComparisonFormat.TABLE;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file; default: standard output.")
  private @Nullable Path output;

  @Option(
      names = "--fail-on",
      paramLabel = "RULE",
      converter = FailOn.Converter.class,
      description =
          "Fail where one of the plans breaks a guardrail, such as 'delta>500', or is incomplete.")
  private List<FailOn> failOn = List.of();

  @Spec private @Nullable CommandSpec spec;

  private final List<ProjectBill> bills = new ArrayList<>();
  private int unreadable;

  @Override
  public Integer call() throws IOException {
    refuseWhatIsNotThere();
    for (Path estimate : estimates) {
      combine(estimate);
    }
    estimatePlans();
    if (bills.size() > MOST) {
      throw new IOException("There are more than %d projects.".formatted(MOST));
    }
    ProjectBills all = new ProjectBills(bills);
    String text = format.text(all);
    String sentence = currency.sentence(all.before(), all.after(), all.change());
    if (sentence != null) {
      text += '\n' + Printable.line(sentence) + '\n';
    }
    if (output == null) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      out.print(text);
      out.flush();
    } else {
      Files.writeString(output, text);
    }
    return exitCode();
  }

  private void refuseWhatIsNotThere() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (estimates.isEmpty() && paths.isEmpty() && config == null) {
      throw new ParameterException(
          command.commandLine(), "Name estimates, --path or --config-file.");
    }
    if (currency.isWanted() && format == ComparisonFormat.JSON) {
      throw new ParameterException(
          command.commandLine(), "--currency is told in the formats table and markdown.");
    }
    if (failOn.stream()
        .anyMatch(rule -> rule instanceof FailOn.Word && rule != FailOn.Word.INCOMPLETE)) {
      throw new ParameterException(
          command.commandLine(),
          "Projects fail by guardrails and incomplete: --fail-on 'delta>500'.");
    }
  }

  /// Of one estimate, or of projects that were combined before.
  private void combine(Path file) throws IOException {
    try {
      JsonNode json = Json.MAPPER.readTree(InputFile.read("estimate", file));
      if (json.has("projects")) {
        for (JsonNode project : json.path("projects")) {
          add(project.path("name").asString(""), project.path("estimate"));
        }
      } else {
        add("", json);
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(
          "%s is not an estimate; ccg estimate --format json writes one.".formatted(file), e);
    }
  }

  private void add(String name, JsonNode json) {
    PlanOutcome outcome = Json.MAPPER.treeToValue(json, PlanOutcome.class);
    if (!(outcome instanceof PlanEstimated estimate)) {
      throw new IllegalArgumentException("There is no estimate");
    }
    bills.add(
        new ProjectBill(
            name.isEmpty() ? estimate.project() + "/" + estimate.workspace() : name, estimate));
  }

  private void estimatePlans() throws IOException {
    List<ProjectsFile> all = new ArrayList<>();
    for (Path path : paths) {
      all.add(ProjectsFile.in(path));
    }
    if (config != null) {
      all.add(ProjectsFile.read(config));
    }
    if (all.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    ResourceTypes types = new ResourceTypes();
    PriceBook bundled = new BundledPriceBook();
    PriceBook prices = book == null ? bundled : new ContractBook(book).read(today).beside(bundled);
    for (ProjectsFile file : all) {
      if (!file.notRead().isEmpty()) {
        System.err.println(
            Printable.line(
                "warning: nothing reads %s: plans are estimated, Terraform is not run."
                    .formatted(String.join(", ", file.notRead()))));
      }
      for (ProjectsFile.PlanProject project : file.projects()) {
        estimate(project, types, prices, today);
      }
    }
  }

  /// A plan that cannot be read is told, and all others are estimated.
  private void estimate(
      ProjectsFile.PlanProject project, ResourceTypes types, PriceBook prices, LocalDate today)
      throws IOException {
    String name = project.name().isEmpty() ? project.plan().toString() : project.name();
    try {
      PlanInput input =
          new PlanInput(
              project.plan(),
              name,
              project.workspace(),
              project.usage() == null ? usageFile : project.usage(),
              freeTiers,
              project.region() == null ? region : project.region(),
              today,
              false);
      bills.add(
          new ProjectBill(
              project.workspace().equals(ProjectsFile.DEFAULT_WORKSPACE)
                  ? name
                  : name + "/" + project.workspace(),
              Estimator.withAllLines(types).estimate(input.submitted(types), prices, 1)));
    } catch (UnreadablePlanException e) {
      unreadable++;
      System.err.println(
          Printable.line("%s: %s %s".formatted(project.plan(), e.getMessage(), e.hint())));
    }
  }

  private int exitCode() {
    int code = unreadable > 0 ? ExitCodes.UNREADABLE : ExitCodes.PASS;
    for (ProjectBill bill : bills) {
      List<Reason> reasons = FailOn.reasons(failOn, bill.estimate());
      Reason incomplete = Guardrail.incomplete().check(bill.estimate());
      if (failOn.contains(FailOn.Word.INCOMPLETE) && incomplete != null) {
        reasons.add(incomplete);
      }
      reasons.removeIf(reason -> reason.ruling() == Ruling.PASS);
      Decision decision = Decision.of(reasons);
      if (!reasons.isEmpty()) {
        System.err.println(Printable.line(bill.name() + ":"));
        DecisionText.reasons(System.err, decision);
      }
      int of = FailOn.exitCode(failOn, decision);
      // A block is graver than all else; what is unreadable is graver than what is incomplete.
      if (of == ExitCodes.BLOCKED || code == ExitCodes.PASS) {
        code = code == ExitCodes.BLOCKED ? code : of;
      }
    }
    return code;
  }
}
