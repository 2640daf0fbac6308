package io.cloudcostguard.pricing.publish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
final class PublishConfiguration {

  private static final Logger LOGGER = LoggerFactory.getLogger(CataloguePublisher.class);

  @Bean
  CataloguePublisher cataloguePublisher(
      JdbcClient jdbc, PlatformTransactionManager transactions, KafkaAdmin admin) {
    return new CataloguePublisher(
        jdbc,
        new TransactionTemplate(transactions),
        new PriceTopic(admin.getConfigurationProperties()),
        step -> LOGGER.atDebug().addKeyValue("step", step).log("Publishing the catalogue"));
  }
}
