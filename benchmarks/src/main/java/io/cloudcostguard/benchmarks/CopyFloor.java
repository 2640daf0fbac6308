package io.cloudcostguard.benchmarks;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// What PostgreSQL alone needs for rows that are there already: the floor of a load.
final class CopyFloor {

  private static final String COLUMNS =
      "key, version, state, unit, currency, tiers, effective_from, origin";

  private final DataSource database;

  CopyFloor(DataSource database) {
    this.database = database;
  }

  /// Writes every price of `source` as a line of CSV, in the order they come; returns how many.
  static long write(PriceSource source, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      Lines lines = new Lines(out);
      source.read(lines);
      return lines.count;
    }
  }

  /// Seconds to copy `rows` into a table without index or constraint.
  double plain(Path rows) throws SQLException, IOException {
    return into("create table floor_plain as select * from price_entry limit 0", "plain", rows);
  }

  /// Seconds to copy `rows` into a table with the primary key, the index and the checks of
  /// `price_entry`.
  double indexed(Path rows) throws SQLException, IOException {
    return into("create table floor_indexed (like price_entry including all)", "indexed", rows);
  }

  /// Seconds to copy `rows` into both tables that a load fills: what the source says, and the
  /// history.
  double both(Path rows) throws SQLException, IOException {
    return indexed(rows)
        + into(
            """
            create table floor_offers (like price_offer including all);
            alter table floor_offers alter column changed_at set default now(),
              alter column source set default 'aws/AmazonEC2/us-east-1', add column version bigint
            """,
            "offers",
            rows);
  }

  private double into(String create, String name, Path rows) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement();
        InputStream content = Files.newInputStream(rows)) {
      sql.execute(create);
      long start = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy floor_%s (%s) from stdin (format csv)".formatted(name, COLUMNS),
              content,
              64 * 1024);
      double seconds = (System.nanoTime() - start) / 1e9;
      sql.execute("drop table floor_" + name);
      return seconds;
    }
  }

  private static final class Lines implements PriceSink {

    private final Writer out;
    private long count;

    private Lines(Writer out) {
      this.out = out;
    }

    @Override
    public void accept(PriceKey key, Price price, @Nullable String product) {
      if (product != null && product.startsWith(GeneratedOffer.SECOND)) {
        return; // its key would be there twice
      }
      String tiers = Json.MAPPER.writeValueAsString(price.tiers()).replace("\"", "\"\"");
      try {
        out.write(
            "%s,1,listed,%s,%s,\"%s\",%s,%s\n"
                .formatted(
                    key,
                    price.unit(),
                    price.currency(),
                    tiers,
                    price.effectiveFrom(),
                    price.source()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      count++;
    }

    @Override
    public void reject(@Nullable PriceKey key, String file, long line, String reason) {}

    @Override
    public void skip(String reason) {}
  }
}
