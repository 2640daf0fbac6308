package io.cloudcostguard.health;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the database answers, and how fast.
public final class DatabaseHealth implements HealthIndicator {

  private static final int SECONDS = 1;

  private final DataSource database;
  private final Without without;

  public DatabaseHealth(DataSource database, Without without) {
    this.database = database;
    this.without = without;
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
      return Health.up();
    }
  }
}
