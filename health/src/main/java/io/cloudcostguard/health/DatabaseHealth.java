package io.cloudcostguard.health;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the database answers, how fast, and whether it takes anything.
public final class DatabaseHealth implements HealthIndicator {

  private static final int SECONDS = 1;

  private final DataSource database;
  private final Without without;
  private final Without readOnly;

  /// @param without holds where it does not answer, or takes nothing
  public DatabaseHealth(DataSource database, Without without) {
    this(database, without, without);
  }

  /// @param without holds where it does not answer
  /// @param readOnly holds where it can be read and takes nothing
  public DatabaseHealth(DataSource database, Without without, Without readOnly) {
    this.database = database;
    this.without = without;
    this.readOnly = readOnly;
  }

  @Override
  public Health health() {
    return Check.of(this::ask, without);
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
