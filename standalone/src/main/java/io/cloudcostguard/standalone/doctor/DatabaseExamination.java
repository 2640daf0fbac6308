package io.cloudcostguard.standalone.doctor;

import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// Asks PostgreSQL for its time, its migrations, whether it takes writes, and how many connections
/// are left.
record DatabaseExamination(DeployedDatabase database) implements Examination {

  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);
  private static final int OLDEST_MAJOR = 18;
  private static final int FULL = 90;

  @Override
  public String subject() {
    return "database";
  }

  @Override
  public List<Diagnosis> examine() throws SQLException {
    List<Diagnosis> found = new ArrayList<>();
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      int major = connection.getMetaData().getDatabaseMajorVersion();
      if (major < OLDEST_MAJOR) {
        found.add(
            Diagnosis.warning(
                where(), "It is PostgreSQL %d; this was tested with 18.".formatted(major)));
      }
      clock(statement, found);
      connections(statement, found);
    }
    migrations(found);
    if (found.isEmpty()) {
      found.add(
          Diagnosis.ok(
              where(), "It takes writes, its clock is right, every migration is applied."));
    }
    return found;
  }

  private void clock(Statement statement, List<Diagnosis> found) throws SQLException {
    Instant before = Instant.now();
    try (ResultSet row =
        statement.executeQuery(
            "select clock_timestamp(), current_setting('transaction_read_only')")) {
      row.next();
      Instant after = Instant.now();
      Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
      Duration off =
          there.isBefore(before)
              ? Duration.between(there, before)
              : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
      if (off.compareTo(CLOCKS_DIFFER) > 0) {
        found.add(
            Diagnosis.warning(
                where(),
                "Its clock is %d s off this machine's: check both, e.g. by `chronyc tracking`."
                    .formatted(off.toSeconds())));
      }
      if (row.getString(2).equals("on")) {
        found.add(
            Diagnosis.fault(
                where(), "It takes no writes: CCG_DB_URL is of a standby, or it is read-only."));
      }
    }
  }

  private void connections(Statement statement, List<Diagnosis> found) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select count(*), current_setting('max_connections')::int from pg_stat_activity where"
                + " backend_type = 'client backend'")) {
      row.next();
      if (row.getInt(1) * 100 > row.getInt(2) * FULL) {
        found.add(
            Diagnosis.warning(
                where(),
                "%d of %d connections are in use: raise max_connections, or lower the pools (docs/deploy.md)."
                    .formatted(row.getInt(1), row.getInt(2))));
      }
    }
  }

  private void migrations(List<Diagnosis> found) {
    Flyway flyway = Flyway.configure().dataSource(database.source()).load();
    for (MigrationInfo one : flyway.info().all()) {
      MigrationState state = one.getState();
      String what = "Migration %s (%s)".formatted(one.getVersion(), one.getDescription());
      if (state.isFailed()) {
        found.add(
            Diagnosis.fault(
                where(), what + " failed: restore the backup, and start a service again."));
      } else if (state == MigrationState.PENDING) {
        found.add(
            Diagnosis.fault(
                where(),
                what
                    + " is not applied: the deployment has an older version than this command, or"
                    + " no service started since. A service applies it at its start."));
      } else if (state == MigrationState.FUTURE_SUCCESS) {
        found.add(
            Diagnosis.warning(
                where(), what + " is of a newer version than this command: use the newer ccg."));
      } else if (!one.isChecksumMatching()) {
        found.add(
            Diagnosis.fault(where(), what + " is another than this version's: the builds differ."));
      }
    }
  }

  private String where() {
    return database.toString();
  }
}
