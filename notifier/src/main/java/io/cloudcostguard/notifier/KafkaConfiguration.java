package io.cloudcostguard.notifier;

import io.cloudcostguard.schemas.TopicCreation;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.FixedBackOff;

/// What the notifier expects of Kafka.
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

  private static final Logger LOGGER = LoggerFactory.getLogger(KafkaConfiguration.class);
  private static final long PAUSE_MILLIS = 1_000;

  /// @param replicationFactor -1 for the broker's default
  @Bean
  NewTopics topics(@Value("${ccg.kafka.replication-factor:-1}") short replicationFactor) {
    return new NewTopics(
        TopicCreation.newTopics(Optional.of(replicationFactor)).toArray(NewTopic[]::new));
  }

  /// A named instance that was killed and comes back takes its partitions up again at once; others
  /// wait until its session has ended.
  @Bean
  DefaultKafkaConsumerFactoryCustomizer membership(
      @Value("${ccg.instance-id:}") String instanceId) {
    return factory -> {
      if (!instanceId.isEmpty()) {
        factory.updateConfigs(Map.of(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId));
      }
    };
  }

  /// Bad records are answers of their own; what reaches this is a broken world, so the same poll is
  /// tried until it is mended.
  @Bean
  CommonErrorHandler errorHandler() {
    DefaultErrorHandler handler =
        new DefaultErrorHandler(new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    handler.setRetryListeners(new LoggedRetries());
    return handler;
  }

  /// Spring says nothing of a failed poll as long as it tries again.
  private static final class LoggedRetries implements RetryListener {

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> event, @Nullable Exception e, int attempt) {
      log(e, attempt);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> events, @Nullable Exception e, int attempt) {
      log(e, attempt);
    }

    private static void log(@Nullable Exception e, int attempt) {
      LOGGER
          .atError()
          .setCause(e)
          .addKeyValue("attempt", attempt)
          .log("events cannot be turned into deliveries, and are tried again");
    }
  }
}
