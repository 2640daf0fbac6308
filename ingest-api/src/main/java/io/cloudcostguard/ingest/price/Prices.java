package io.cloudcostguard.ingest.price;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudcostguard.schemas.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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

  private final JdbcClient database;

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
