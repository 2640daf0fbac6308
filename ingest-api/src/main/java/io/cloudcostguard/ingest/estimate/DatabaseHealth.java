package io.cloudcostguard.ingest.estimate;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether the database answers. Without it the service is degraded, not down: plans are accepted
/// all the same. In the health answer: `database`.
@Component("databaseHealthIndicator")
class DatabaseHealth implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED");

  private final JdbcClient database;

  DatabaseHealth(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Health health() {
    long start = System.nanoTime();
    try {
      database.sql("select 1").query(Integer.class).single();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      return Health.up().withDetail("latencyMillis", millis).build();
    } catch (DataAccessException _) {
      return Health.status(DEGRADED)
          .withDetail(
              "effect",
              "plans and budgets are still accepted, also with keys that were used lately;"
                  + " reads are unavailable")
          .build();
    }
  }
}
