package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.pricing.catalogue.EntryRow;
import io.cloudcostguard.pricing.catalogue.TierTexts;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The histories of the keys that a pending part of the catalogue touches, streamed from the
/// database in key order.
final class Histories {

  private static final int FETCH_SIZE = 5_000;
  private static final String ENTRIES =
      """
      select key, version, state, unit, currency, tiers, effective_from, origin, candidates
      from price_entry
      where version <= :upTo
        and key in (select key from price_entry where version > :after and version <= :upTo)
      order by key, version
      """;

  private final Consumer<PriceHistory> sink;
  private final TierTexts tiers = new TierTexts();
  private final List<PriceHistory.Entry> entries = new ArrayList<>();
  private @Nullable String key;

  private Histories(Consumer<PriceHistory> sink) {
    this.sink = sink;
  }

  /// Hands over each history, whole. Within a transaction: the driver streams only there.
  static void read(JdbcClient jdbc, Pending pending, Consumer<PriceHistory> sink) {
    Histories histories = new Histories(sink);
    jdbc.sql(ENTRIES)
        .withFetchSize(FETCH_SIZE)
        .param("after", pending.after())
        .param("upTo", pending.upTo())
        .query(histories::add);
    histories.hand();
  }

  private void add(ResultSet row) throws SQLException {
    String next = row.getString("key");
    if (!next.equals(key)) {
      hand();
      key = next;
    }
    entries.add(new PriceHistory.Entry(row.getLong("version"), EntryRow.listing(row, "", tiers)));
  }

  private void hand() {
    if (key != null) {
      sink.accept(new PriceHistory(new PriceKey(key), entries));
      entries.clear();
    }
  }
}
