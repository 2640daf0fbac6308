package io.cloudcostguard.ingest.price;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudcostguard.schemas.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The catalogue's prices in the database, as of the newest version that was published. List prices
/// only: what a tenant agreed with a vendor is not among them.
@Component
class Prices {

  /// No character of a key sorts behind it.
  private static final String END = "\uffff";

  private static final String PUBLISHED =
      "(select max(version) from catalogue_version where published_at is not null)";

  private static final int MOST_COVERED = 20_000;

  private final JdbcClient database;
  private final ReentrantLock reading = new ReentrantLock();
  private Coverage coverage = new Coverage(-1, List.of());

  private record Coverage(long version, List<Covered> covered) {}

  Prices(JdbcClient database) {
    this.database = database;
  }

  /// What the catalogue says of a key from a version on.
  ///
  /// @param state `listed`, `withdrawn` or `ambiguous`; only a listed price has the rest
  /// @param tiers each with `from` and `price`
  /// @param source where the loader read it, in words
  /// @param row null where an older loader read it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      String key,
      long catalogueVersion,
      String state,
      @Nullable String unit,
      @Nullable String currency,
      @Nullable JsonNode tiers,
      @Nullable LocalDate effectiveFrom,
      @Nullable String source,
      @Nullable VendorRow row) {}

  /// The vendor's row that a price was read from.
  ///
  /// @param product what the vendor calls it, e.g. its SKU; null where it has no name
  /// @param rate the vendor's code of the price, of a graduated one that of its first step; null
  ///   where it has none
  /// @param file its address or path
  /// @param line of the file, counted from 1; null where the form has no lines
  /// @param edition the vendor's publication; null where there is none
  /// @param sha256 of the file as it was fetched; null where it is no file
  /// @param readAt when the loader had made sure that it is the newest
  /// @param by who loaded it by hand; null where the loader fetched it
  /// @param reason why it was loaded by hand; null where none was given
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VendorRow(
      @Nullable String product,
      @Nullable String rate,
      String file,
      @Nullable Long line,
      @Nullable String edition,
      @Nullable String sha256,
      Instant readAt,
      @Nullable String by,
      @Nullable String reason) {}

  /// The newest listed prices whose keys begin with `prefix`, by key.
  List<Entry> startingWith(String prefix, int limit) {
    return database
        .sql(
            """
            select entry.*, location, edition, sha256, read_at, actor, reason from
              (select distinct key from price_entry
               where key >= :from and key < :to order by key limit :limit) as found
              cross join lateral
              (select * from price_entry newest
               where newest.key = found.key and newest.version <= %s
               order by version desc limit 1) as entry
              left join price_file using (file)
            where entry.state = 'listed'
            order by entry.key
            """
                .formatted(PUBLISHED))
        .param("from", prefix)
        .param("to", prefix + END)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  /// Every entry of one key, the oldest first; the newest `limit` of them.
  List<Entry> history(String key, int limit) {
    return database
        .sql(
            """
            select * from price_entry left join price_file using (file)
            where key = :key and version <= %s
            order by version desc limit :limit
            """
                .formatted(PUBLISHED))
        .param("key", key)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list()
        .reversed();
  }

  /// Prices of one service in one region.
  ///
  /// @param prices how many keys are listed
  /// @param newest the latest day from which one of them is effective
  record Covered(
      String vendor, String service, String region, long prices, @Nullable LocalDate newest) {}

  /// How many prices each service has in each region, by these names. Read once per catalogue
  /// version: it looks at every key.
  List<Covered> coverage() {
    long version = newestVersion();
    reading.lock(); // by one request at a time
    try {
      if (coverage.version() != version) {
        coverage = new Coverage(version, readCoverage(version));
      }
      return coverage.covered();
    } finally {
      reading.unlock();
    }
  }

  private long newestVersion() {
    return database.sql("select coalesce(%s, 0)".formatted(PUBLISHED)).query(Long.class).single();
  }

  private List<Covered> readCoverage(long version) {
    return database
        .sql(
            """
            select split_part(key, '/', 1) as vendor, split_part(key, '/', 2) as service,
              split_part(key, '/', 3) as region, count(*) as prices,
              max(effective_from) as newest
            from (select distinct on (key) key, state, effective_from from price_entry
                  where version <= :version order by key, version desc) as entry
            where state = 'listed'
            group by 1, 2, 3 order by 1, 2, 3
            limit :most
            """)
        .param("version", version)
        .param("most", MOST_COVERED)
        .query((row, _) ->
            new Covered(
                row.getString("vendor"),
                row.getString("service"),
                row.getString("region"),
                row.getLong("prices"),
                row.getObject("newest", LocalDate.class)))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    String tiers = row.getString("tiers");
    return new Entry(
        row.getString("key"),
        row.getLong("version"),
        row.getString("state"),
        row.getString("unit"),
        row.getString("currency"),
        tiers == null ? null : Json.MAPPER.readTree(tiers),
        row.getObject("effective_from", LocalDate.class),
        row.getString("origin"),
        vendorRow(row));
  }

  private static @Nullable VendorRow vendorRow(ResultSet row) throws SQLException {
    String location = row.getString("location");
    return location == null
        ? null
        : new VendorRow(
            row.getString("product"),
            row.getString("rate"),
            location,
            row.getObject("line", Long.class),
            row.getString("edition"),
            row.getString("sha256"),
            row.getObject("read_at", OffsetDateTime.class).toInstant(),
            row.getString("actor"),
            row.getString("reason"));
  }
}
