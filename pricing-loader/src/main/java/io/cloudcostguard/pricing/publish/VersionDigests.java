package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.pricing.catalogue.EntryRow;
import io.cloudcostguard.pricing.catalogue.TierTexts;
import io.cloudcostguard.schemas.price.CatalogueDigests;
import io.cloudcostguard.schemas.price.ContractHistory;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceScope;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The digests of the catalogue's versions, each computed once from what the version changed, and
/// kept with it. Within a transaction: the driver streams only there.
final class VersionDigests {

  private static final int FETCH_SIZE = 5_000;

  private static final String NEWEST =
      """
      select version, digest from catalogue_version
      where digest is not null order by version desc limit 1
      """;

  private static final String PRICES =
      """
      select key, version, state, unit, currency, tiers, effective_from, origin, candidates
      from price_entry where version > :after and version <= :upTo order by key, version
      """;

  /// In the order of the keys of their records.
  private static final String TERMS =
      """
      select tenant, scope, version, term, salt
      from contract_entry where version > :after and version <= :upTo
      order by (tenant || '/' || scope) collate "C", version
      """;

  private static final String VERSIONS =
      """
      select version from catalogue_version
      where version > :after and version <= :upTo order by version
      """;

  private final JdbcClient jdbc;

  VersionDigests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Known(long version, String digest) {}

  /// The digest of `version`; null when there is no such version.
  @Nullable String of(long version) {
    compute(version);
    return jdbc.sql("select digest from catalogue_version where version = :version")
        .param("version", version)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /// Computes the digests of a pending part of the catalogue from the histories that are published:
  /// they are read once for both.
  Chain after(Pending pending, HistoryJson json) {
    compute(pending.after());
    return new Chain(known(), pending.upTo(), json);
  }

  /// The digests of the versions after the newest one that has a digest.
  final class Chain {

    private final Known known;
    private final long upTo;
    private final HistoryJson json;
    private final CatalogueDigests digests;

    private Chain(Known known, long upTo, HistoryJson json) {
      this.known = known;
      this.upTo = upTo;
      this.json = json;
      digests = new CatalogueDigests(known.digest());
    }

    /// Histories come in the order of their keys.
    void add(PriceHistory history) {
      for (PriceHistory.Entry entry : history.entries()) {
        if (entry.version() > known.version()) {
          digests.addWritten(history.key().value(), entry.version(), json.entry(entry));
        }
      }
    }

    /// Histories of terms come after those of prices, in the order of their keys.
    void add(ContractHistory history) {
      for (ContractHistory.Change change : history.changes()) {
        if (change.version() > known.version()) {
          digests.add(ContractHistory.keyOf(history.tenant(), history.scope()), change);
        }
      }
    }

    /// Keeps the digests.
    ///
    /// @return the one of the newest version
    String end() {
      NavigableMap<Long, String> ended = digests.end();
      record(known, upTo, ended);
      return ended.isEmpty() ? known.digest() : ended.lastEntry().getValue();
    }
  }

  private Known known() {
    return jdbc.sql(NEWEST)
        .query((row, _) -> new Known(row.getLong("version"), row.getString("digest")))
        .optional()
        .orElse(new Known(0, CatalogueDigests.NONE));
  }

  private void compute(long upTo) {
    Known known = known();
    if (known.version() < upTo) {
      record(known, upTo, chain(known, upTo));
    }
  }

  private void record(Known known, long upTo, NavigableMap<Long, String> digests) {
    for (long version : between(VERSIONS, known.version(), upTo).query(Long.class).list()) {
      Map.Entry<Long, String> digest = digests.floorEntry(version);
      jdbc.sql("update catalogue_version set digest = :digest where version = :version")
          .param("digest", digest == null ? known.digest() : digest.getValue())
          .param("version", version)
          .update();
    }
  }

  private NavigableMap<Long, String> chain(Known known, long upTo) {
    CatalogueDigests digests = new CatalogueDigests(known.digest());
    TierTexts tiers = new TierTexts();
    between(PRICES, known.version(), upTo)
        .query(row -> {
          digests.add(
              row.getString("key"),
              new PriceHistory.Entry(row.getLong("version"), EntryRow.listing(row, "", tiers)));
        });
    between(TERMS, known.version(), upTo)
        .query(row -> {
          digests.add(
              ContractHistory.keyOf(
                  row.getString("tenant"), new PriceScope(row.getString("scope"))),
              ContractHistories.change(row));
        });
    return digests.end();
  }

  private JdbcClient.StatementSpec between(String sql, long after, long upTo) {
    return jdbc.sql(sql).withFetchSize(FETCH_SIZE).param("after", after).param("upTo", upTo);
  }
}
