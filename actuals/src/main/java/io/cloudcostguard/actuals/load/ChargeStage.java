package io.cloudcostguard.actuals.load;

import io.cloudcostguard.actuals.bill.BillFile;
import io.cloudcostguard.actuals.bill.BrokenRules;
import io.cloudcostguard.actuals.bill.Charge;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// The staging table of an import, filled by COPY. How many rows of each file are in it is
/// committed with them, so an import that was killed goes on behind them. Both tables are unlogged:
/// a crash of the database empties both, and the import begins anew.
final class ChargeStage {

  static final String COLUMNS =
      """
      month, identity, provider, account, sub_account, billing_start, charge_start, charge_end, \
      category, correction, service, service_category, region, resource, resource_type, sku, \
      description, commitment, unused, currency, tags, unit, quantity, consumed_unit, consumed, billed, \
      effective, list, contracted\
      """;

  private static final int CHUNK = 256 * 1024;

  /// So many rows a commit has, usually.
  static final int ROWS_OF_A_COMMIT = 100_000;

  private final Connection connection;
  private final long number;
  private final int rowsOfACommit;
  private final LongConsumer progress;
  private final MessageDigest sha256 = Sha256.start();
  private final StringBuilder rows = new StringBuilder(CHUNK + 8192);
  private @Nullable CopyIn copy;
  private long inCopy;
  private long staged;
  private long resumed;

  ChargeStage(Connection connection, long number, int rowsOfACommit, LongConsumer progress) {
    this.connection = connection;
    this.number = number;
    this.rowsOfACommit = rowsOfACommit;
    this.progress = progress;
  }

  String table() {
    return table(number);
  }

  private static String table(long number) {
    return "actual_stage_" + number;
  }

  private static String places(long number) {
    return "actual_stage_place_" + number;
  }

  /// Makes the tables, or takes those that are there.
  void open() throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(
          """
          create unlogged table if not exists %s as
          select %s from actual_charge with no data
          """
              .formatted(table(), COLUMNS));
      sql.execute(
          """
          create unlogged table if not exists %s (
            file integer primary key, -- its place in the delivery; -1: every file is read
            staged bigint not null)
          """
              .formatted(places(number)));
    }
    connection.commit();
  }

  static void drop(Connection connection, long number) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute("drop table if exists " + table(number));
      sql.execute("drop table if exists " + places(number));
    }
  }

  /// Reads a file. Rows that are in the table are read, too, for the report.
  void read(BillFile file, int place, BrokenRules rules, ImportReport report, Rejects rejects)
      throws IOException, SQLException {
    long before = placed(place);
    resumed += before;
    staged = 0;
    try {
      file.read(
          rules,
          new BillFile.Sink() {
            @Override
            public void format(String name, List<String> unknown, List<String> missing) {
              report.format(name, unknown, missing);
            }

            @Override
            public void accept(Charge charge) {
              report.accepted();
              if (staged++ >= before) {
                add(charge, place);
              }
              if (staged % rowsOfACommit == 0) {
                progress.accept(report.read());
              }
            }

            @Override
            public void reject(long line, String reason) {
              report.refused();
              rejects.add(file.name(), line, reason);
            }
          });
      commit(place);
    } finally {
      if (copy != null && copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /// Notes that every file is read.
  void complete() throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute("analyze " + table());
    }
    connection.commit();
  }

  long resumed() {
    return resumed;
  }

  private long placed(int place) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select staged from %s where file = ?".formatted(places(number)))) {
      query.setInt(1, place);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private void add(Charge charge, int place) {
    try {
      if (copy == null) {
        copy =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin (format csv)".formatted(table(), COLUMNS));
      }
      row(charge);
      if (rows.length() >= CHUNK) {
        flush(copy);
      }
      if (++inCopy >= rowsOfACommit) {
        commit(place);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Charges cannot be copied: " + e.getMessage(), e);
    }
  }

  private void flush(CopyIn into) throws SQLException {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    rows.setLength(0);
    into.writeToCopy(bytes, 0, bytes.length);
  }

  private void commit(int place) throws SQLException {
    if (copy != null) {
      flush(copy);
      copy.endCopy();
      copy = null;
      inCopy = 0;
      try (PreparedStatement note =
          connection.prepareStatement(
              "insert into %s values (?, ?) on conflict (file) do update set staged = excluded.staged"
                  .formatted(places(number)))) {
        note.setInt(1, place);
        note.setLong(2, staged);
        note.executeUpdate();
      }
    }
    connection.commit();
  }

  private void row(Charge charge) {
    LocalDate month = charge.start().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    rows.append(month).append(',').append(charge.identity(sha256));
    text(charge.provider());
    text(charge.account());
    text(charge.subAccount());
    time(charge.billingStart());
    time(charge.start());
    time(charge.end());
    text(charge.category());
    rows.append(',').append(charge.correction());
    text(charge.service());
    text(charge.serviceCategory());
    text(charge.region());
    text(charge.resource());
    text(charge.resourceType());
    text(charge.sku());
    text(charge.description());
    text(charge.commitment());
    rows.append(',').append(charge.unused());
    text(charge.currency());
    text(charge.tags());
    text(charge.unit());
    number(charge.quantity());
    text(charge.consumedUnit());
    number(charge.consumed());
    number(charge.billed());
    number(charge.effective());
    number(charge.list());
    number(charge.contracted());
    rows.append('\n');
  }

  private void text(String text) {
    rows.append(",\"");
    if (text.indexOf('"') < 0) {
      rows.append(text);
    } else {
      rows.append(text.replace("\"", "\"\""));
    }
    rows.append('"');
  }

  private void time(Instant time) {
    rows.append(',').append(time);
  }

  private void number(@Nullable BigDecimal number) {
    rows.append(',');
    if (number != null) {
      rows.append(Objects.requireNonNull(number).toPlainString());
    }
  }
}
