package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.plan.AllowList;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.ContractBook;
import io.cloudcostguard.estimation.price.PastPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What commands without a server are told of a plan: the plan itself, its usage, and its prices.
final class PlanOptions {

  @Parameters(
      paramLabel = "plan.json",
      arity = "0..1", // a sub-command has none
      description = "The output of terraform show -json; - for standard input.")
  private @Nullable Path planFile;

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

  @Option(
      names = "--project",
      description = "The project; a name as shop-dev says that it is not in production.")
  private String project = "local";

  @Option(
      names = "--workspace",
      description = "The workspace; a name as dev says that it is not in production.")
  private String workspace = "default";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// Reads the plan as one that is submitted today.
  ///
  /// @param types what is read of it
  PlanSubmitted submitted(AllowList types) throws IOException {
    return submitted(types, false);
  }

  /// The same of what changed outside of Terraform.
  ///
  /// @param drift whether that is read, and not what the plan changes
  PlanSubmitted submitted(AllowList types, boolean drift) throws IOException {
    if (planFile == null) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), "Missing required parameter: 'plan.json'");
    }
    refuseUnknownRegion();
    return new PlanInput(
            planFile,
            project,
            workspace,
            usageFile,
            freeTiers,
            region,
            date == null ? day() : date,
            drift)
        .submitted(types);
  }

  PriceBook prices() throws IOException {
    PriceBook bundled = new BundledPriceBook();
    PriceBook list = asOf == null ? bundled : new PastPriceBook(bundled, asOf);
    return book == null ? list : new ContractBook(book).read(day()).beside(list);
  }

  private LocalDate day() {
    return asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
  }

  /// Prices of one's own may be of any region.
  private void refuseUnknownRegion() {
    if (region == null || book != null) {
      return;
    }
    List<String> known = BundledPriceBook.regions();
    if (!known.contains(region)) {
      String start = region.substring(0, Math.min(2, region.length()));
      List<String> alike = known.stream().filter(name -> name.startsWith(start)).toList();
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "There is no region '%s' in the price book; there are: %s"
              .formatted(region, String.join(", ", alike.isEmpty() ? known : alike)));
    }
  }
}
