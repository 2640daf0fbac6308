package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.price.PriceScope;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a contract says of its scopes, each thing from a day on. Two things from one day on are a
/// contradiction.
///
/// @param what it says, for the contradiction: `price`
record Dated<T>(String what, SortedMap<PriceScope, NavigableMap<LocalDate, Said<T>>> said) {

  Dated(String what) {
    this(what, new TreeMap<>());
  }

  /// @param meaning equal for terms that come to the same
  record Said<T>(long line, T term, Object meaning) {}

  void add(PriceScope scope, LocalDate from, Said<T> next) {
    Said<T> first = said.computeIfAbsent(scope, _ -> new TreeMap<>()).putIfAbsent(from, next);
    if (first != null && !first.meaning().equals(next.meaning())) {
      throw new IllegalArgumentException(
          "Line %d of the price book: %s has another %s from %s on in line %d"
              .formatted(next.line(), scope, what, from, first.line()));
    }
  }

  /// What is in effect on a day: of each scope the newest.
  Map<PriceScope, T> on(LocalDate day) {
    Map<PriceScope, T> terms = new TreeMap<>();
    said.forEach((scope, byDate) -> {
      Map.Entry<LocalDate, Said<T>> newest = byDate.floorEntry(day);
      if (newest != null) {
        terms.put(scope, newest.getValue().term());
      }
    });
    return terms;
  }

  /// How many things take effect after a day.
  int after(LocalDate day) {
    return said.values().stream().mapToInt(byDate -> byDate.tailMap(day, false).size()).sum();
  }
}
