package io.cloudcostguard.health;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health of the database: whether it answers, its latency, and whether it accepts writes.
public final class DatabaseHealth implements HealthIndicator {

  private static final int SECONDS = 1;

  private final DataSource database;
  private final DependencyImpact impact;
  private final DependencyImpact readOnly;

  /// @param impact holds where it does not answer, or takes nothing
  public DatabaseHealth(DataSource database, DependencyImpact impact) {
    this(database, impact, impact);
  }

  /// @param impact holds where it does not answer
  /// @param readOnly holds where it can be read and takes nothing
  public DatabaseHealth(DataSource database, DependencyImpact impact, DependencyImpact readOnly) {
    this.database = database;
    this.impact = impact;
    this.readOnly = readOnly;
  }

  @Override
  public Health health() {
    return Check.of(this::ask, impact);
  }

  private Health.Builder ask() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(SECONDS)) {
        throw new SQLException("The database does not answer");
      }
      return takesSomething(connection) ? Health.up() : readOnly.health();
    }
  }

  private static boolean takesSomething(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show transaction_read_only")) {
      return row.next() && row.getString(1).equals("off");
    }
  }
}
