package io.cloudcostguard.actuals.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL, migrated.
public final class BillDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  public BillDatabase() throws Exception {
    postgres = EmbeddedPostgres.start();
    Flyway.configure().dataSource(url(), "postgres", "postgres").load().migrate();
  }

  private String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url());
    source.setUser("postgres");
    source.setPassword("postgres");
    return source;
  }

  /// The rows of a query, each as text.
  public List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(row.getString(i));
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }

  public void update(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() throws Exception {
    postgres.close();
  }
}
