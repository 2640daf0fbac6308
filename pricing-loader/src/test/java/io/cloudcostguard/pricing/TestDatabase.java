package io.cloudcostguard.pricing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real PostgreSQL, started once per JVM; each test has a database of its own, migrated.
public final class TestDatabase implements AutoCloseable {

  private static final String TEMPLATE = "catalogue_template";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres POSTGRES = start();

  private final HikariDataSource dataSource = new HikariDataSource();

  public TestDatabase() {
    String name = "catalogue_" + NUMBER.incrementAndGet();
    JdbcClient.create(POSTGRES.getPostgresDatabase())
        .sql("create database " + name + " template " + TEMPLATE)
        .update();
    dataSource.setJdbcUrl(url(name));
    dataSource.setUsername("postgres");
    dataSource.setPassword("postgres");
  }

  public HikariDataSource dataSource() {
    return dataSource;
  }

  public String url() {
    return dataSource.getJdbcUrl();
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  @Override
  public void close() {
    dataSource.close();
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      JdbcClient.create(postgres.getPostgresDatabase()).sql("create database " + TEMPLATE).update();
      Flyway.configure()
          .dataSource(postgres.getJdbcUrl("postgres", TEMPLATE), "postgres", "postgres")
          .load()
          .migrate();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String url(String name) {
    return POSTGRES.getJdbcUrl("postgres", name).replaceAll("[?].*", "");
  }
}
