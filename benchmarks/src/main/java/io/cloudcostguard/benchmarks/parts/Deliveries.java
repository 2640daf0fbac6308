package io.cloudcostguard.benchmarks.parts;

import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The notifier's queue, as the database has it.
public final class Deliveries {

  private final JdbcClient jdbc;

  public Deliveries(EmbeddedDatabase database) {
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(database.url(), database.user(), database.password()));
  }

  /// What the database is asked with besides.
  public JdbcClient jdbc() {
    return jdbc;
  }

  /// How many are in a state, e.g. `pending`.
  public long count(String state) {
    return one("select count(*) from delivery where state = '" + state + "'");
  }

  /// Whether every delivery has ended and all of its attempts are published.
  public boolean isQuiet() {
    return count("pending") == 0
        && one("select count(*) from delivery_attempt where not published") == 0;
  }

  /// The number that a query gives.
  public long one(String query) {
    return jdbc.sql(query).query(Long.class).single();
  }
}
