package io.cloudcostguard.pricing.source;

import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a source told its sink, for tests to look at.
public final class Told implements PriceSink {

  public final Map<String, Set<String>> prices = new TreeMap<>();
  public final Map<String, Set<String>> products = new TreeMap<>();
  public final Map<String, Price> last = new TreeMap<>();

  /// The file and line of the last price of each key.
  public final Map<String, String> places = new TreeMap<>();

  private String place = "";
  public final Map<String, Integer> skipped = new TreeMap<>();
  public final List<String> rejected = new ArrayList<>();
  public long accepted;

  public static Told by(PriceSource source) throws IOException {
    Told told = new Told();
    source.read(told);
    return told;
  }

  @Override
  public void at(String file, long line, @Nullable String rate) {
    place = file.replaceFirst(".*/", "") + ":" + line;
  }

  @Override
  public void accept(PriceKey key, Price price, @Nullable String product) {
    accepted++;
    prices.computeIfAbsent(key.value(), _ -> new TreeSet<>()).add(shown(price));
    products.computeIfAbsent(key.value(), _ -> new TreeSet<>()).add(String.valueOf(product));
    last.put(key.value(), price);
    places.put(key.value(), place);
  }

  @Override
  public void reject(@Nullable PriceKey key, String file, long line, String reason) {
    rejected.add(
        "%s:%d: %s%s"
            .formatted(file.replaceFirst(".*/", ""), line, key == null ? "" : key + ": ", reason));
  }

  @Override
  public void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  /// The keys that have two different prices or more.
  public List<String> ambiguous() {
    return prices.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The one price of a key, as `0.1 USD per GB, from 100: 0.09`.
  public String price(String key) {
    Set<String> all = prices.getOrDefault(key, Set.of());
    return all.size() == 1 ? all.iterator().next() : all.toString();
  }

  private static String shown(Price price) {
    Tier first = price.tiers().getFirst();
    return "%s %s per %s".formatted(first.price().toPlainString(), price.currency(), price.unit())
        + price.tiers().stream()
            .skip(1)
            .map(tier ->
                ", from %s: %s"
                    .formatted(tier.from().toPlainString(), tier.price().toPlainString()))
            .collect(Collectors.joining());
  }
}
