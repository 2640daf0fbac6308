package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the rates of an offer file, as they come, into graduated prices of keys. The steps of a
/// price come in any order; only of those that are not complete yet anything is kept.
final class Rates {

  private final PriceSink sink;
  private final String file;
  private final PriceEmitter listing;
  private final Map<String, Chain> open = new LinkedHashMap<>();

  /// @param source for [Price#source][io.cloudcostguard.schemas.price.Price#source]
  Rates(PriceSink sink, String file, String source) {
    this.sink = sink;
    this.file = file;
    listing = new PriceEmitter(sink, file, source);
  }

  private record Chain(List<Target> targets, Rate first, List<Rate.Step> steps) {}

  /// A rate of a product that `keys` are the keys of.
  void add(Keys keys, Rate rate) {
    switch (Terms.of(keys, rate)) {
      case Mapping.Skipped(String reason) -> sink.skip(reason);
      case Keys(List<Target> targets, _) -> add(targets, rate);
    }
  }

  private void add(List<Target> targets, Rate rate) {
    Rate.Step step;
    try {
      step = rate.step();
    } catch (IllegalArgumentException e) {
      reject(targets, rate.line(), rate.sku() + ": " + e.getMessage());
      return;
    }
    if (step.isWhole()) {
      listing.list(targets, rate, List.of(step));
      return;
    }
    String id = rate.sku() + '.' + rate.term() + '.' + rate.currency();
    Chain chain = open.computeIfAbsent(id, _ -> new Chain(targets, rate, new ArrayList<>()));
    chain.steps().add(step);
    List<Rate.Step> whole = whole(chain.steps());
    if (!whole.isEmpty()) {
      open.remove(id);
      listing.list(targets, chain.first(), whole);
    }
  }

  /// Nothing more comes.
  void end() {
    for (Chain chain : open.values()) {
      reject(
          chain.targets(),
          chain.first().line(),
          chain.first().sku() + ": its steps do not reach from 0 to Inf without a gap");
    }
    listing.end();
  }

  private void reject(List<Target> targets, long line, String reason) {
    targets.forEach(target -> sink.reject(target.key(), file, line, reason));
  }

  /// The steps in order, if they are complete; none otherwise. One that came twice is one.
  private static List<Rate.Step> whole(List<Rate.Step> steps) {
    List<Rate.Step> sorted =
        steps.stream().distinct().sorted(Comparator.comparing(Rate.Step::from)).toList();
    if (sorted.getFirst().from().signum() != 0 || !sorted.getLast().last()) {
      return List.of();
    }
    for (int i = 1; i < sorted.size(); i++) {
      Rate.Step before = sorted.get(i - 1);
      if (before.last() || before.to().compareTo(sorted.get(i).from()) != 0) {
        return List.of();
      }
    }
    return sorted;
  }
}
