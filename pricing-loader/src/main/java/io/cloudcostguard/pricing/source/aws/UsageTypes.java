package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The products that a few attributes say all about, as `usage-types.csv` lists them: one line for
/// each key that a product is the price of. Of the lines that fit a product those with the most
/// conditions count.
final class UsageTypes {

  private static final Map<String, Offer> OFFERS = read();

  /// The lines of an offer: those of one usage type, and those of many.
  private record Offer(Map<String, List<UsageRow>> exact, List<UsageRow> others) {

    Offer() {
      this(new HashMap<>(), new ArrayList<>());
    }
  }

  /// The keys of `product`; null if it is not listed.
  ///
  /// @param at its region; null if it is of none
  static @Nullable Keys of(Product product, String offer, @Nullable String at) {
    Offer rows = OFFERS.get(offer);
    if (rows == null) {
      return null;
    }
    Set<Target> targets = new LinkedHashSet<>();
    int conditions = 0;
    String usage = product.usage();
    for (List<UsageRow> some :
        List.of(rows.exact().getOrDefault(usage, List.of()), rows.others())) {
      for (UsageRow row : some) {
        Target target = row.conditions() < conditions ? null : row.targetOf(product, usage, at);
        if (target != null) {
          if (row.conditions() > conditions) {
            targets.clear();
            conditions = row.conditions();
          }
          targets.add(target);
        }
      }
    }
    return targets.isEmpty() ? null : new Keys(List.copyOf(targets), null);
  }

  private static Map<String, Offer> read() {
    Map<String, Offer> offers = new HashMap<>();
    Set<List<String>> seen = new HashSet<>();
    for (NamedCsvRecord line : Table.rows("usage-types.csv")) {
      UsageRow row = UsageRow.of(line);
      if (!seen.add(line.getFields())) {
        throw new IllegalStateException("usage-types.csv lists twice: " + line.getFields());
      }
      Offer offer = offers.computeIfAbsent(line.getField("service"), _ -> new Offer());
      String usage = row.exactUsage();
      (usage == null
              ? offer.others()
              : offer.exact().computeIfAbsent(usage, _ -> new ArrayList<>()))
          .add(row);
    }
    return offers;
  }

  private UsageTypes() {}
}
