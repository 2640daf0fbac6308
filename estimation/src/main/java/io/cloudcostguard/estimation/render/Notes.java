package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says under a bill what its reader must know: what is in no sum, and what to do about it.
record Notes(PlanEstimated estimate) {

  /// Of types, services or regions in one line.
  private static final int MOST_NAMED = 10;

  List<String> lines() {
    List<String> notes = new ArrayList<>();
    Coverage coverage = estimate.coverage();
    if (!coverage.unsupportedTypes().isEmpty()) {
      notes.add("unsupported: " + types(coverage.unsupportedTypes()));
    }
    int missing = coverage.notPriced() + coverage.unsupported();
    if (missing > 0) {
      notes.add(
          resources(missing)
              + " not fully priced: what is missing is in no sum, and it is not a saving.");
    }
    if (coverage.dependsOnUsage() > 0) {
      notes.add(
          "The usage of %d %s was not given: what it costs comes on top."
              .formatted(
                  coverage.dependsOnUsage(),
                  coverage.dependsOnUsage() == 1 ? "resource" : "resources"));
    }
    notes.addAll(missingLists());
    estimate.partial().forEach(why -> notes.add("partial: " + why));
    estimate.warnings().forEach(warning -> notes.add("warning: " + warning));
    return notes;
  }

  private static String resources(int count) {
    return count == 1 ? "1 resource is" : count + " resources are";
  }

  private static String types(Map<String, Integer> types) {
    return some(
        types.entrySet().stream()
            .map(type ->
                type.getValue() == 1
                    ? type.getKey()
                    : "%s (%d)".formatted(type.getKey(), type.getValue()))
            .toList());
  }

  private static String some(Collection<String> names) {
    String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMED;
    return more > 0 ? named + " and %d more".formatted(more) : named;
  }

  /// Of each vendor and region without a price list, how it is loaded.
  private List<String> missingLists() {
    Map<String, TreeSet<String>> services = new TreeMap<>();
    for (ResourceEstimate resource : estimate.resources()) {
      for (ComponentEstimate component : resource.components()) {
        note(component.before(), services);
        note(component.after(), services);
      }
    }
    List<String> notes = new ArrayList<>();
    services.entrySet().stream()
        .limit(MOST_NAMED)
        .forEach(list -> notes.add(missingList(list.getKey(), list.getValue())));
    return notes;
  }

  private static void note(@Nullable LineItem line, Map<String, TreeSet<String>> services) {
    if (line instanceof LineItem.NotPriced missing
        && missing.price() != null
        && missing.lacksListing()) {
      String[] parts = missing.price().value().split("/", 4);
      if (parts.length == 4) {
        services.computeIfAbsent(parts[0] + "/" + parts[2], _ -> new TreeSet<>()).add(parts[1]);
      }
    }
  }

  private static String missingList(String list, Collection<String> services) {
    int slash = list.indexOf('/');
    String vendor = list.substring(0, slash);
    String region = list.substring(slash + 1);
    return "No price in %s for some of %s: `ccg prices refresh` loads the vendor's list where %s say so (docs/prices.md), `ccg prices load FILE.csv` loads your own."
        .formatted(region, vendor + " " + some(services), settings(vendor));
  }

  /// What tells the loader which lists to read.
  private static String settings(String vendor) {
    return switch (vendor) {
      case "aws" -> "CCG_PRICING_AWS_REGIONS and CCG_PRICING_AWS_OFFERS";
      case "azure" -> "CCG_PRICING_AZURE_REGIONS and CCG_PRICING_AZURE_SERVICES";
      case "google" -> "CCG_PRICING_GOOGLE_SERVICES and CCG_PRICING_GOOGLE_API_KEY";
      default -> "the loader's settings";
    };
  }
}
