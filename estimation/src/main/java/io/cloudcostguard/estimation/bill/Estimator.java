package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.estimation.price.ContractedPrices;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.resource.Side;
import io.cloudcostguard.estimation.resource.UsageCheck;
import io.cloudcostguard.estimation.resource.UsageLookup;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Estimates plans. A pure function: the same plan, usage, prices and catalogue version give an
/// equal estimate, on any machine, at any time.
public final class Estimator {

  /// Grows whenever the same inputs may give another estimate than before (`EngineVersionTest`).
  public static final String ENGINE_VERSION = "8";

  /// How many lines an estimate carries, so that it fits a record however large the plan is. Beyond
  /// them a resource has its totals without its lines: those can be computed again at any time from
  /// the plan.
  public static final int MOST_LINES = 40_000;

  private static final int MOST_WARNINGS = 100;

  /// For plans without a day of submission: the day on which the dated rules were read.
  private static final LocalDate DAY_OF_RULES = LocalDate.of(2026, 11, 28);

  private final ResourceTypes types;
  private final int mostLines;

  public Estimator(ResourceTypes types) {
    this(types, MOST_LINES);
  }

  private Estimator(ResourceTypes types, int mostLines) {
    this.types = types;
    this.mostLines = mostLines;
  }

  /// An estimator whose estimates need fit no record.
  public static Estimator withAllLines(ResourceTypes types) {
    return new Estimator(types, Integer.MAX_VALUE);
  }

  /// The estimate of `submitted` at the prices of a version without a digest.
  public PlanEstimated estimate(PlanSubmitted submitted, PriceBook book, long catalogueVersion) {
    return estimate(submitted, book, new PinnedCatalogue(catalogueVersion, null));
  }

  /// The estimate of `submitted` at the prices of `book`: where the tenant's contract makes some of
  /// them, with list prices beside those.
  ///
  /// @param catalogue the version that `book` answers for; it is pinned in the estimate
  public PlanEstimated estimate(
      PlanSubmitted submitted, PriceBook book, PinnedCatalogue catalogue) {
    ContractedPrices contracted = new ContractedPrices(book);
    PlanEstimated estimate = at(contracted, submitted, catalogue);
    return contracted.rules().isEmpty()
        ? estimate
        : new BesideList(contracted.rules()).of(estimate, at(book, submitted, catalogue));
  }

  private PlanEstimated at(PriceBook book, PlanSubmitted submitted, PinnedCatalogue catalogue) {
    List<PlannedResource> planned = resources(submitted, types);
    LocalDate day = day(submitted);
    UsageLookup usage = new UsageLookup(submitted.usageOrNone());
    List<PlannedResource> seen = types.seen(planned);
    Side before = Side.before(seen, usage, day);
    Side after = Side.after(seen, submitted.plan().relevantOrNone(), usage, day);
    Pricer pricer = new Pricer(book);
    ResourceBill bill = new ResourceBill(types, pricer, before, after, planned.size());
    List<ResourceEstimate> resources = new ArrayList<>(planned.size());
    List<String> warnings = new ArrayList<>(forgotten(planned));
    boolean freeTiers = submitted.usageOrNone().takesOffFreeTiers();
    Lines lines = new Lines(mostLines);
    for (PlannedResource resource : planned) {
      ResourceEstimate estimate = bill.of(resource);
      resources.add(freeTiers ? estimate : lines.within(estimate));
    }
    if (freeTiers) {
      // Allowances are shared over all lines.
      resources = FreeTiers.takenOff(resources).stream().map(lines::within).toList();
    }
    warnings.addAll(lines.warnings());
    warnings.addAll(pricer.doubts());
    warnings.addAll(
        Stream.concat(before.assumed().stream(), after.assumed().stream()).distinct().toList());
    Long known = submitted.catalogueVersion();
    if (known != null && known > catalogue.version()) {
      warnings.add(
          "catalogue version %d was complete when the plan was submitted, but did not come in time"
              .formatted(known));
    }
    warnings.addAll(UsageCheck.warnings(submitted.usageOrNone(), planned, types));
    Summary summary = new Summary(resources, submitted.plan().partial());
    Sum change = summary.change();
    return new PlanEstimated(
        submitted.id(),
        submitted.tenant(),
        submitted.project(),
        submitted.workspace(),
        submitted.source(),
        submitted.digest(),
        catalogue.version(),
        catalogue.digest(),
        ENGINE_VERSION,
        Pricer.CURRENCY,
        summary.before(),
        summary.after(),
        change.known(),
        !change.lacksPrice(),
        summary.coverage(),
        resources,
        submitted.plan().partial(),
        warnings,
        null,
        summary.doubts(),
        pricer.dates());
  }

  /// The resources of the plan, and those that only the usage file names.
  static List<PlannedResource> resources(PlanSubmitted submitted, ResourceTypes types) {
    List<PlannedResource> planned = new ArrayList<>(submitted.plan().resources());
    planned.addAll(UsageFileResources.of(submitted.usageOrNone(), types));
    return planned;
  }

  /// The day as of which rules with dates are read.
  static LocalDate day(PlanSubmitted submitted) {
    LocalDate submittedOn = submitted.submittedOn();
    return submittedOn == null ? DAY_OF_RULES : submittedOn;
  }

  private static List<String> forgotten(List<PlannedResource> planned) {
    List<String> warnings = new ArrayList<>();
    int others = 0;
    for (PlannedResource resource : planned) {
      if (resource.action() == Action.FORGET || resource.action() == Action.CREATE_THEN_FORGET) {
        if (warnings.size() < MOST_WARNINGS) {
          warnings.add(
              resource.address()
                  + " is taken out of the state and not destroyed: it is still billed");
        } else {
          others++;
        }
      }
    }
    if (others > 0) {
      warnings.add(others + " more are taken out of the state and not destroyed");
    }
    return warnings;
  }
}
