package io.cloudcostguard.notifier;

import javax.sql.DataSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Whether PostgreSQL answers.
@Configuration(proxyBeanMethods = false)
class DatabaseHealth {

  @Bean
  HealthIndicator database(DataSource dataSource) {
    return new DataSourceHealthIndicator(dataSource);
  }
}
