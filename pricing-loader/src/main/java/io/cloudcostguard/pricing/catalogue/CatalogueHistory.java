package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.pricing.catalogue.CatalogueStatus.Source;
import io.cloudcostguard.pricing.catalogue.CatalogueStatus.Version;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Queries the catalogue at any of its versions. For people: services read the topic.
public final class CatalogueHistory {

  private static final int FETCH_SIZE = 5_000;
  private static final int SERVICE_AND_REGION = 3;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public CatalogueHistory(DataSource database, PlatformTransactionManager transactions) {
    jdbc = JdbcClient.create(database);
    transaction = new TransactionTemplate(transactions);
    transaction.setReadOnly(true);
  }

  /// How it stands.
  public CatalogueStatus status() {
    return new CatalogueStatus(
        jdbc.sql(CatalogueHistorySql.NEWEST)
            .query(CatalogueHistory::version)
            .optional()
            .orElse(null),
        jdbc.sql(CatalogueHistorySql.PUBLISHED).query(Long.class).single(),
        jdbc.sql(CatalogueHistorySql.SOURCES).query(CatalogueHistory::source).list());
  }

  /// The version to ask for.
  ///
  /// @param asOf null for the newest; 0 is the empty catalogue before the first
  /// @throws IllegalArgumentException if there is none like that
  public long version(@Nullable Long asOf) {
    long newest =
        jdbc.sql("select coalesce(max(version), 0) from catalogue_version")
            .query(Long.class)
            .single();
    if (asOf != null && (asOf < 0 || asOf > newest)) {
      throw new IllegalArgumentException(
          "Catalogue version %d does not exist; the newest is %d".formatted(asOf, newest));
    }
    return asOf == null ? newest : asOf;
  }

  /// What `version` says of `key`, with the version that brought it; null when it does not know it.
  public PriceHistory.@Nullable Entry at(PriceKey key, long version) {
    return jdbc.sql(CatalogueHistorySql.AT)
        .param("key", key.value())
        .param("version", version)
        .query(
            (row, _) -> new PriceHistory.Entry(row.getLong("version"), EntryRow.listing(row, "")))
        .optional()
        .orElse(null);
  }

  /// What the contract of `tenant` says of `scope` at `version`; null when it says nothing.
  public @Nullable ContractTerm term(String tenant, PriceScope scope, long version) {
    return jdbc.sql(CatalogueHistorySql.TERM)
        .param("tenant", tenant)
        .param("scope", scope.value())
        .param("version", version)
        .query((row, _) -> EntryRow.term(row))
        .optional()
        .orElse(null);
  }

  /// Keys of the same service and region that `version` has a price for, those most like `key`
  /// first.
  public List<PriceKey> near(PriceKey key, long version, int limit) {
    List<String> parts = List.of(key.value().split("/"));
    String prefix =
        parts.stream().limit(SERVICE_AND_REGION).collect(Collectors.joining("/", "", "/"));
    String end = prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1);
    return jdbc
        .sql(CatalogueHistorySql.KEYS_LISTED)
        .param("from", prefix)
        .param("to", end)
        .param("version", version)
        .query((row, _) -> row.getString("key"))
        .list()
        .stream()
        .sorted(
            Comparator.<String>comparingInt(other -> likeness(key.value(), parts, other))
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(limit)
        .map(PriceKey::new)
        .toList();
  }

  /// Parts in common count most, then how far both begin alike.
  private static int likeness(String key, List<String> parts, String other) {
    Set<String> common = new HashSet<>(parts);
    common.retainAll(Set.copyOf(Arrays.asList(other.split("/"))));
    int alike = Arrays.mismatch(key.toCharArray(), other.toCharArray());
    return common.size() * 1_000 + (alike < 0 ? key.length() : alike);
  }

  /// What version `to` says otherwise than version `from`.
  ///
  /// @param limit how many changes are told one by one
  public CatalogueDiff diff(long from, long to, int limit) {
    if (from > to) {
      throw new IllegalArgumentException(
          "Version %d is newer than version %d; name the older one first".formatted(from, to));
    }
    List<CatalogueDiff.Change> changes =
        jdbc.sql(CatalogueHistorySql.DIFF)
            .param("from", from)
            .param("to", to)
            .param("limit", limit)
            .query(CatalogueHistory::change)
            .list();
    return jdbc.sql(CatalogueHistorySql.DIFF_COUNTS)
        .param("from", from)
        .param("to", to)
        .query((row, _) ->
            new CatalogueDiff(
                row.getLong("new_keys"),
                row.getLong("changed"),
                row.getLong("withdrawn"),
                row.getLong("ambiguous"),
                changes))
        .single();
  }

  /// Hands over every price that `version` lists, in the order of the keys.
  public void read(long version, BiConsumer<PriceKey, Price> sink) {
    TierTexts tiers = new TierTexts();
    transaction.executeWithoutResult(_ ->
        jdbc.sql(CatalogueHistorySql.PRICES)
            .withFetchSize(FETCH_SIZE)
            .param("version", version)
            .query(row -> {
              if (EntryRow.listing(row, "", tiers) instanceof Listing.Listed listed) {
                sink.accept(new PriceKey(row.getString("key")), listed.price());
              }
            }));
  }

  private static CatalogueDiff.Change change(ResultSet row, int number) throws SQLException {
    return new CatalogueDiff.Change(
        new PriceKey(row.getString("key")),
        row.getString("old_state") == null ? null : EntryRow.listing(row, "old_"),
        EntryRow.listing(row, "new_"));
  }

  private static Version version(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getLong("version"),
        row.getString("source"),
        row.getObject("loaded_at", OffsetDateTime.class).toInstant(),
        row.getLong("prices"),
        instant(row, "published_at"));
  }

  private static Source source(ResultSet row, int number) throws SQLException {
    return new Source(
        row.getString("name"),
        row.getLong("prices"),
        instant(row, "checked_at"),
        row.getLong("rejected"),
        row.getString("failure"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
