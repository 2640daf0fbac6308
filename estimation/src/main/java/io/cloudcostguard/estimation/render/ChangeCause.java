package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says why the cost of a resource changes, from the proofs of both sides: `t3.small → m5.large`,
/// `100 → 500 GB`.
final class ChangeCause {

  /// Of causes for one resource.
  private static final int MOST = 3;

  private static final String ARROW = " → ";

  /// Empty where the resource is new or goes, or nothing in its proofs differs.
  static String of(ResourceEstimate resource) {
    if (resource.beforeSum() == null || resource.afterSum() == null) {
      return "";
    }
    Set<String> causes = new LinkedHashSet<>();
    for (ComponentEstimate line : resource.components()) {
      causes.addAll(of(line));
    }
    String text = causes.stream().limit(MOST).collect(Collectors.joining(", "));
    return causes.size() > MOST ? text + " and %d more".formatted(causes.size() - MOST) : text;
  }

  /// Of one line that both sides may have.
  private static List<String> of(ComponentEstimate line) {
    LineItem before = line.before();
    LineItem after = line.after();
    if (before == null || after == null) {
      return before == null && after == null
          ? List.of()
          : List.of(line.fullName() + (before == null ? " added" : " removed"));
    }
    List<String> causes = new ArrayList<>();
    PriceKey from = price(before);
    PriceKey to = price(after);
    if (from != null && to != null && !from.equals(to)) {
      causes.addAll(parts(from.value(), to.value()));
    }
    if (before instanceof LineItem.Priced old
        && after instanceof LineItem.Priced now
        && old.quantity().compareTo(now.quantity()) != 0) {
      causes.add(
          Amounts.quantity(old.quantity())
              + ARROW
              + Amounts.quantity(now.quantity())
              + " "
              + Amounts.unit(now.quantity(), line.unit()));
    }
    return causes;
  }

  private static @Nullable PriceKey price(LineItem line) {
    return switch (line) {
      case LineItem.Priced priced -> priced.price();
      case LineItem.DependsOnUsage usage -> usage.price();
      case LineItem.NotPriced missing -> missing.price();
    };
  }

  /// The parts of two keys that differ, each; where the keys have not the same form, together.
  private static List<String> parts(String from, String to) {
    String[] before = from.split("/", -1);
    String[] after = to.split("/", -1);
    int start = 0;
    int shorter = Math.min(before.length, after.length);
    while (start < shorter && before[start].equals(after[start])) {
      start++;
    }
    if (before.length == after.length) {
      List<String> parts = new ArrayList<>();
      for (int i = start; i < before.length; i++) {
        if (!before[i].equals(after[i])) {
          parts.add(before[i] + ARROW + after[i]);
        }
      }
      return parts;
    }
    int end = 0;
    while (end < shorter - start
        && before[before.length - 1 - end].equals(after[after.length - 1 - end])) {
      end++;
    }
    return List.of(middle(before, start, end) + ARROW + middle(after, start, end));
  }

  private static String middle(String[] parts, int start, int end) {
    String middle = String.join("/", Arrays.copyOfRange(parts, start, parts.length - end));
    return middle.isEmpty() ? "standard" : middle;
  }

  private ChangeCause() {}
}
