package io.cloudcostguard.pricing.publish;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
final class PublishConfiguration {

  @Bean
  CataloguePublisher cataloguePublisher(
      DataSource database, PlatformTransactionManager transactions, KafkaAdmin admin) {
    return CataloguePublisher.of(database, transactions, admin.getConfigurationProperties());
  }
}
