package io.cloudcostguard.notifier;

import io.cloudcostguard.schemas.PollBound;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.schemas.sealing.Sealing;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.FixedBackOff;

/// Wires topics, the consumer and its error handler.
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

  private static final Logger LOGGER = LoggerFactory.getLogger(KafkaConfiguration.class);
  private static final long PAUSE_MILLIS = 1_000;

  /// Creates missing topics and checks the settings of all, before the consumer starts.
  ///
  /// @param replicationFactor -1 for the broker's default
  /// @param retention how long topics keep their records
  @Bean
  SmartInitializingSingleton topics(
      KafkaAdmin admin,
      Sealing sealing,
      @Value("${ccg.kafka.replication-factor:-1}") short replicationFactor,
      @Value("${ccg.kafka.retention:}") String retention) {
    return () -> {
      try {
        TopicCreation.createMissing(
                admin.getConfigurationProperties(),
                Optional.of(replicationFactor),
                TopicRetention.of(retention))
            .forEach(warning -> LOGGER.atWarn().log(warning));
        sealing.begin();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while topics were checked", e);
      }
    };
  }

  /// The seals of this service's Kafka clients.
  ///
  /// @param keys encrypt the tenants' keys: 32 bytes in base64, the current one first; empty:
  ///   nothing is sealed
  @Bean(destroyMethod = "close")
  Sealing sealing(KafkaAdmin admin, @Value("${ccg.sealing.keys:}") String keys) {
    return Sealing.of(admin.getConfigurationProperties(), keys);
  }

  @Bean
  DefaultKafkaProducerFactoryCustomizer sealedSends(Sealing sealing) {
    return factory -> factory.addPostProcessor(producer -> sealed(sealing, producer));
  }

  @SuppressWarnings("unchecked") // every producer of this service writes bytes
  private static <K, V> Producer<K, V> sealed(Sealing sealing, Producer<K, V> producer) {
    return (Producer<K, V>) sealing.on((Producer<K, byte[]>) producer);
  }

  @SuppressWarnings("unchecked") // every consumer of this service reads bytes
  private static <K, V> Consumer<K, V> opened(Sealing sealing, Consumer<K, V> consumer) {
    return (Consumer<K, V>) sealing.on((Consumer<K, byte[]>) consumer);
  }

  /// Static membership: a restarted instance keeps its partitions without a rebalance.
  @Bean
  DefaultKafkaConsumerFactoryCustomizer membership(
      @Value("${ccg.instance-id:}") String instanceId) {
    return factory -> {
      if (!instanceId.isEmpty()) {
        factory.updateConfigs(Map.of(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId));
      }
    };
  }

  /// Bounds the memory of a poll.
  @Bean
  DefaultKafkaConsumerFactoryCustomizer boundedPolls(Sealing sealing) {
    return factory -> {
      factory.updateConfigs(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1));
      factory.addPostProcessor(consumer -> PollBound.on(opened(sealing, consumer)));
    };
  }

  /// Retries a poll until it succeeds: invalid records go to the dead-letter topic before, so that
  /// only a broken dependency gets here.
  @Bean
  CommonErrorHandler errorHandler() {
    DefaultErrorHandler handler =
        new DefaultErrorHandler(new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    handler.setRetryListeners(new LoggedRetries());
    return handler;
  }

  /// Logs each failed poll, which Spring does not while it retries.
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
          .log("events cannot be routed; retrying");
    }
  }
}
