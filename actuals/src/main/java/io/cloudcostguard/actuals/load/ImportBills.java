package io.cloudcostguard.actuals.load;

import io.cloudcostguard.actuals.bill.BillFile;
import io.cloudcostguard.actuals.bill.BrokenRules;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/// Imports the files of a delivery into the table of charges. They replace what was there of the
/// same charge periods.
///
/// The same files twice change nothing. A run that was killed is resumed by the next run of the
/// same files: rows that were staged are not staged again, months that were merged are not merged
/// again. Readers see each month as it was before, or as it is afterwards.
public final class ImportBills {

  private final DataSource database;
  private final int rowsOfACommit;
  private final LongConsumer progress;

  /// Imports into a database.
  ///
  /// @param progress is told how many rows are staged, now and then
  public ImportBills(DataSource database, LongConsumer progress) {
    this(database, ChargeStage.ROWS_OF_A_COMMIT, progress);
  }

  ImportBills(DataSource database, int rowsOfACommit, LongConsumer progress) {
    this.database = database;
    this.rowsOfACommit = rowsOfACommit;
    this.progress = progress;
  }

  /// Imports `files` as one delivery.
  ///
  /// @throws ImportBusyException if another import of the tenant is running
  /// @throws IllegalArgumentException if a file is no bill; nothing has changed then
  public ImportResult run(List<BillFile> files, ImportOptions options) throws IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      lock(connection, options.tenant());
      try {
        return run(connection, files, options);
      } finally {
        unlock(connection);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The charges cannot be written: " + e.getMessage(), e);
    }
  }

  private ImportResult run(Connection connection, List<BillFile> files, ImportOptions options)
      throws SQLException, IOException {
    long number = begin(connection, files, options);
    ChargeStage stage = new ChargeStage(connection, number, rowsOfACommit, progress);
    stage.open();
    BrokenRules rules = new BrokenRules();
    ImportReport report = new ImportReport();
    try (Rejects rejects = new Rejects(options.rejects())) {
      for (int i = 0; i < files.size(); i++) {
        stage.read(files.get(i), i, rules, report, rejects);
      }
    }
    stage.complete();
    ChargeMerge merge = new ChargeMerge(connection, number, stage.table(), options);
    merge.run();
    return end(connection, number, options, stage, report, rules, merge);
  }

  /// Held by this connection. A kill gives it back, too.
  private static void lock(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "ccg.actuals." + tenant);
      try (ResultSet got = lock.executeQuery()) {
        if (!got.next() || !got.getBoolean(1)) {
          throw new ImportBusyException(tenant);
        }
      }
    }
    connection.commit();
  }

  /// Of an import that failed, what is not committed is taken back.
  private static void unlock(Connection connection) throws SQLException {
    connection.rollback();
    try (Statement sql = connection.createStatement()) {
      sql.execute("select pg_advisory_unlock_all()");
    }
    connection.commit();
  }

  private static void requireTenant(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select from tenant where name = ?")) {
      query.setString(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("There is no tenant '" + tenant + "'");
        }
      }
    }
  }

  /// The number of the import: of the one that was interrupted, if these are its files.
  private static long begin(Connection connection, List<BillFile> files, ImportOptions options)
      throws SQLException, IOException {
    requireTenant(connection, options.tenant());
    String delivery = digest(files, options);
    Long interrupted = null;
    try (PreparedStatement running =
        connection.prepareStatement(
            "select import, delivery from actual_import where tenant = ? and state = 'running'")) {
      running.setString(1, options.tenant());
      try (ResultSet row = running.executeQuery()) {
        while (row.next()) {
          if (row.getString(2).equals(delivery)) {
            interrupted = row.getLong(1);
          } else {
            giveUp(connection, row.getLong(1));
          }
        }
      }
    }
    long number = interrupted == null ? add(connection, delivery, files, options) : interrupted;
    connection.commit();
    return number;
  }

  /// An import that was interrupted and is not resumed: what it merged stays.
  private static void giveUp(Connection connection, long number) throws SQLException {
    ChargeStage.drop(connection, number);
    try (PreparedStatement replaced =
        connection.prepareStatement(
            "update actual_import set state = 'replaced', finished_at = now() where import = ?")) {
      replaced.setLong(1, number);
      replaced.executeUpdate();
    }
  }

  private static long add(
      Connection connection, String delivery, List<BillFile> files, ImportOptions options)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into actual_import (tenant, delivery, sources, state)
            values (?, ?, ?, 'running') returning import
            """)) {
      insert.setString(1, options.tenant());
      insert.setString(2, delivery);
      insert.setArray(
          3,
          connection.createArrayOf(
              "text", files.stream().limit(100).map(BillFile::name).toArray()));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static String digest(List<BillFile> files, ImportOptions options) throws IOException {
    MessageDigest digest = Sha256.start();
    digest.update((options.complete() ? "complete\n" : "\n").getBytes(StandardCharsets.UTF_8));
    try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (BillFile file : files) {
        sink.write((Files.size(file.path()) + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream content = Files.newInputStream(file.path())) {
          content.transferTo(sink);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static ImportResult end(
      Connection connection,
      long number,
      ImportOptions options,
      ChargeStage stage,
      ImportReport report,
      BrokenRules rules,
      ChargeMerge merge)
      throws SQLException {
    ChargeMerge.Counts counts = merge.counts();
    try (PreparedStatement done =
        connection.prepareStatement(
            """
            update actual_import set state = 'done', finished_at = now(), read = ?, rejected = ?,
              added = ?, changed = ?, removed = ?
            where import = ?
            """)) {
      done.setLong(1, report.read());
      done.setLong(2, report.rejected());
      done.setLong(3, counts.added());
      done.setLong(4, counts.changed());
      done.setLong(5, counts.removed());
      done.setLong(6, number);
      done.executeUpdate();
    }
    BillChanges.end(connection, number);
    ChargeStage.drop(connection, number);
    List<ImportResult.Month> months = merge.months(options.tenant());
    connection.commit();
    return new ImportResult(
        report.read(),
        report.rejected(),
        stage.resumed(),
        counts.added(),
        counts.changed(),
        counts.removed(),
        report.formats(),
        report.unknown(),
        report.missing(),
        rules.rules(),
        months);
  }
}
