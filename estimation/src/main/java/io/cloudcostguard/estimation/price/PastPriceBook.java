package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list prices of a day: of a book's price and of those before it, the newest that had begun on
/// that day. Former prices are one CSV file per vendor under `/pricehistory`, in the form of a
/// price book whose keys come again for each day on which their price changed; a vendor without a
/// file has none. A key whose first known price began later has no price. Not safe for use by
/// several threads.
public final class PastPriceBook implements PriceBook {

  private static final String FOLDER = "/pricehistory/";

  private final PriceBook newest;
  private final LocalDate day;
  private final Map<String, Map<PriceKey, Price>> former = new HashMap<>();

  /// @param newest the newest prices that are known
  public PastPriceBook(PriceBook newest, LocalDate day) {
    this.newest = newest;
    this.day = day;
  }

  @Override
  public @Nullable Listing find(PriceKey key) {
    Listing now = newest.find(key);
    if (now instanceof Listing.Listed(var price) && !price.effectiveFrom().isAfter(day)) {
      return now;
    }
    Price then = former.computeIfAbsent(vendor(key), this::read).get(key);
    return then == null ? null : new Listing.Listed(then);
  }

  /// What a vendor's prices were on the day.
  private Map<PriceKey, Price> read(String vendor) {
    Map<PriceKey, Price> prices = new HashMap<>();
    try (InputStream csv = PastPriceBook.class.getResourceAsStream(FOLDER + vendor + ".csv")) {
      if (csv != null) {
        CsvPriceBook.read(
            new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8)),
            (key, price) -> {
              if (!price.effectiveFrom().isAfter(day)) {
                prices.merge(key, price, PastPriceBook::later);
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prices;
  }

  private static Price later(Price one, Price other) {
    return other.effectiveFrom().isAfter(one.effectiveFrom()) ? other : one;
  }

  private static String vendor(PriceKey key) {
    return key.value().substring(0, key.value().indexOf('/'));
  }
}
