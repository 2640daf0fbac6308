package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a source said, to look at.
final class Collected implements PriceSink {

  final Map<String, List<Price>> prices = new TreeMap<>();
  final Map<String, List<String>> products = new TreeMap<>();
  final List<String> rejects = new ArrayList<>();
  final Map<String, Integer> skipped = new TreeMap<>();

  @Override
  public void accept(PriceKey key, Price price, @Nullable String product) {
    prices.computeIfAbsent(key.value(), _ -> new ArrayList<>()).add(price);
    products.computeIfAbsent(key.value(), _ -> new ArrayList<>()).add(product);
  }

  @Override
  public void reject(@Nullable PriceKey key, String file, long line, String reason) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    rejects.add(name + ":" + line + " " + (key == null ? "-" : key) + " " + reason);
  }

  @Override
  public void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  /// Each price as `key unit from:price … currency date`.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    prices.forEach((key, list) -> list.forEach(price -> lines.add(key + " " + line(price))));
    return lines;
  }

  /// The only price of `key`, as `unit from:price …`.
  String of(String key) {
    List<Price> list = prices.getOrDefault(key, List.of());
    if (list.size() != 1) {
      throw new AssertionError(key + " has " + list.size() + " prices, of " + prices.keySet());
    }
    return line(list.getFirst());
  }

  static String line(Price price) {
    StringBuilder line = new StringBuilder(price.unit());
    price
        .tiers()
        .forEach(tier ->
            line.append(' ')
                .append(tier.from().toPlainString())
                .append(':')
                .append(tier.price().toPlainString()));
    return line.toString();
  }
}
