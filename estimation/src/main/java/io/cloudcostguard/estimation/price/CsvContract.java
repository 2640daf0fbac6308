package io.cloudcostguard.estimation.price;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.ContractTerm.Discount;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceScope;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Contracts as CSV: a price book ([CsvPriceBook]) with one more column, `discount`. A row has a
/// price, or it has a discount in percent and a scope for its key. Only `key`, `effective_from` and
/// what its rows need must be there. Of what is said of one key, the newest that is in effect
/// counts.
public final class CsvContract {

  private final PriceRows rows = new PriceRows(this::agreed);
  private final Dated<Price> prices = new Dated<>("price");
  private final Dated<Discount> discounts = new Dated<>("discount");

  private CsvContract() {}

  /// Reads a contract. One of nothing but its header agrees nothing; a file without header is none.
  ///
  /// @param on the day for which it is asked what is in effect
  /// @throws IllegalArgumentException if it is malformed, or says two things of one key from one
  ///   day on; the message names the line
  public static Contract read(InputStream csv, LocalDate on) throws IOException {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder().detectBomHeader(true).ofCsvRecord(csv)) {
      Iterator<CsvRecord> lines = records.iterator();
      ContractColumns columns =
          ContractColumns.of(lines.hasNext() ? lines.next().getFields() : List.of());
      CsvContract contract = new CsvContract();
      while (lines.hasNext()) {
        contract.add(lines.next(), columns);
      }
      contract.rows.end();
      return contract.inEffect(on);
    } catch (CsvParseException e) {
      throw CsvPriceBook.notCsv(e);
    }
  }

  private void add(CsvRecord line, ContractColumns columns) {
    if (columns.isDiscount(line)) {
      rows.end();
      Discount discount = columns.discount(line);
      discounts.add(
          columns.scope(line),
          discount.effectiveFrom(),
          new Dated.Said<>(line.getStartingLineNumber(), discount, discount.percent()));
    } else {
      rows.add(columns.price(line));
    }
  }

  private void agreed(PriceKey key, Price price, long line) {
    prices.add(
        PriceScope.of(key),
        price.effectiveFrom(),
        new Dated.Said<>(line, price, List.of(price.unit(), price.currency(), price.tiers())));
  }

  private Contract inEffect(LocalDate day) {
    Map<PriceScope, Price> agreed = prices.on(day);
    SortedMap<PriceScope, ContractTerm> terms = new TreeMap<>();
    agreed.forEach((scope, price) -> terms.put(scope, new ContractTerm(price, null)));
    discounts
        .on(day)
        .forEach(
            (scope, discount) -> terms.put(scope, new ContractTerm(agreed.get(scope), discount)));
    return new Contract(terms, prices.after(day) + discounts.after(day));
  }
}
