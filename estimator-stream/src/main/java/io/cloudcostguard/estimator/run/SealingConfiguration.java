package io.cloudcostguard.estimator.run;

import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.sealing.Sealing;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the seals of this service's Kafka clients.
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

  /// @param keys encrypt the tenants' keys: 32 bytes in base64, the current one first; empty:
  ///   nothing is sealed
  @Bean(destroyMethod = "close")
  Sealing sealing(
      EstimatorProperties properties,
      KafkaClientSettings client,
      @Value("${ccg.sealing.keys:}") String keys) {
    return Sealing.of(
        client.with(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, properties.kafka())),
        keys);
  }
}
