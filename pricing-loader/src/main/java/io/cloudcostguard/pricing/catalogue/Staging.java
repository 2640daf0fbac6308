package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.pricing.catalogue.Staged.Reject;
import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Streams a source into the table `staged_price` of the running transaction, by COPY. A price that
/// is not fit, or begins on a later day, is counted and not staged, but its key is: it is not
/// withdrawn for that.
final class Staging implements PriceSink {

  private static final int CHUNK = 64 * 1024;
  private static final String TABLE =
      """
      create temp table staged_price (
        key text collate "C" not null,
        unit text, -- null: no price, but the key is not withdrawn
        currency text,
        tiers jsonb,
        effective_from date,
        origin text,
        product text,
        rate text,
        file bigint, -- of price_file
        line bigint,
        candidates text[] -- of an ambiguous price, once the rows of a key are joined
      ) on commit drop
      """;

  private static final String COPY =
      """
      copy staged_price (key, unit, currency, tiers, effective_from, origin, product, rate, file, line)
      from stdin (format csv)
      """;

  private final CopyIn copy;
  private final LocalDate today;
  private final StringBuilder rows = new StringBuilder(CHUNK + 1024);
  private final Staged staged;
  private @Nullable String file;
  private long line;
  private @Nullable String rate;

  private Staging(CopyIn copy, LocalDate today, PriceFiles files) {
    this.copy = copy;
    this.today = today;
    staged = new Staged(files);
  }

  static Staged stage(PriceSource source, LocalDate today, Connection connection)
      throws SQLException {
    execute(connection, TABLE);
    PriceFiles files = PriceFiles.ofLoad(connection);
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    try {
      Staging staging = new Staging(copy, today, files);
      source.read(staging);
      staging.flush();
      copy.endCopy();
      execute(connection, "analyze staged_price");
      return staging.staged;
    } catch (IOException e) {
      throw new UncheckedIOException(source.name() + " cannot be read: " + e.getMessage(), e);
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  @Override
  public void at(String file, long line, @Nullable String rate) {
    this.file = file;
    this.line = line;
    this.rate = rate;
  }

  @Override
  public void accept(PriceKey key, Price price, @Nullable String product) {
    String fault = PriceValidation.violation(key);
    if (fault != null) {
      staged.reject(new Reject(file, line, "'" + key + "': " + fault));
      return;
    }
    fault = PriceValidation.violation(price);
    if (fault != null) {
      staged.reject(new Reject(file, line, "'" + key + "': " + fault));
      row(key, null, null);
    } else if (price.effectiveFrom().isAfter(today)) {
      staged.later(price.effectiveFrom());
      row(key, null, null);
    } else {
      row(key, price, product);
    }
  }

  @Override
  public void reject(@Nullable PriceKey key, String file, long line, String reason) {
    staged.reject(new Reject(file, line, reason));
    if (key != null && PriceValidation.violation(key) == null) {
      row(key, null, null);
    }
  }

  @Override
  public void skip(String reason) {
    staged.skip(reason);
  }

  private void row(PriceKey key, @Nullable Price price, @Nullable String product) {
    field(key.value());
    if (price == null) {
      rows.append(",,,,,,,,,");
    } else {
      rows.append(',');
      field(price.unit());
      rows.append(',').append(price.currency()).append(',');
      field(Json.MAPPER.writeValueAsString(price.tiers()));
      rows.append(',').append(price.effectiveFrom()).append(',');
      field(price.source());
      rows.append(',');
      if (product != null) {
        field(product);
      }
      place();
    }
    rows.append('\n');
    if (rows.length() >= CHUNK) {
      flush();
    }
  }

  /// Where the price is from, as far as that was said.
  private void place() {
    rows.append(',');
    if (rate != null) {
      field(rate);
    }
    rows.append(',');
    long number = file == null ? PriceFiles.NONE : staged.files().number(file);
    if (number != PriceFiles.NONE) {
      rows.append(number);
    }
    rows.append(',');
    if (line > 0) {
      rows.append(line);
    }
  }

  private void field(String text) {
    rows.append('"').append(text.replace("\"", "\"\"")).append('"');
  }

  private void flush() {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    rows.setLength(0);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException e) {
      throw new IllegalStateException("Prices cannot be copied to the database", e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
