package io.cloudcostguard.ingest.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Configures two connection pools, one for requests (Spring Boot's) and one for background work.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /// For listeners and what is done on schedule: what they store may be large.
  @Bean(defaultCandidate = false)
  @ConfigurationProperties("ccg.database.background")
  HikariDataSource backgroundDatabase(JdbcConnectionDetails database) {
    return DataSourceBuilder.create()
        .type(HikariDataSource.class)
        .url(database.getJdbcUrl())
        .username(database.getUsername())
        .password(database.getPassword())
        .build();
  }

  @Bean(defaultCandidate = false)
  ByWork databaseByWork(
      DataSource requests, @Qualifier("backgroundDatabase") DataSource background) {
    return new ByWork(requests, background);
  }

  @Bean
  JdbcTransactionManager transactionManager(@Qualifier("databaseByWork") DataSource database) {
    JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    transactions.setExceptionTranslator(new SqlStates());
    return transactions;
  }

  /// On the same connection as the transaction, where there is one.
  @Bean
  JdbcTemplate jdbcTemplate(@Qualifier("databaseByWork") DataSource database) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setExceptionTranslator(new SqlStates());
    return jdbc;
  }
}
