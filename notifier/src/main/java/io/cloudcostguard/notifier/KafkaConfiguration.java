package io.cloudcostguard.notifier;

import io.cloudcostguard.schemas.PollBound;
import io.cloudcostguard.schemas.TopicCreation;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.FixedBackOff;

/// What the notifier expects of Kafka.
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

  private static final Logger LOGGER = LoggerFactory.getLogger(KafkaConfiguration.class);
  private static final long PAUSE_MILLIS = 1_000;

  /// All topics: whoever starts first creates them, and all check them before they read or write.
  ///
  /// @param replicationFactor -1 for the broker's default
  @Bean
  SmartInitializingSingleton topics(
      KafkaAdmin admin, @Value("${ccg.kafka.replication-factor:-1}") short replicationFactor) {
    return () -> {
      try {
        TopicCreation.createMissing(
                admin.getConfigurationProperties(), Optional.of(replicationFactor))
            .forEach(warning -> LOGGER.atWarn().log(warning));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while topics were checked", e);
      }
    };
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

  /// A poll holds what the memory of a small container has room for.
  @Bean
  DefaultKafkaConsumerFactoryCustomizer boundedPolls() {
    return factory -> {
      factory.updateConfigs(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1));
      factory.addPostProcessor(consumer -> PollBound.on(consumer));
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
