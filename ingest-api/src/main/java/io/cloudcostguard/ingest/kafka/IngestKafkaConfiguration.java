package io.cloudcostguard.ingest.kafka;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.MisconfiguredException;
import io.cloudcostguard.schemas.PollBound;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.schemas.TopicsRefused;
import io.cloudcostguard.schemas.sealing.Sealing;
import io.cloudcostguard.schemas.sealing.SealingRefused;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/// Topics, the producer's patience, and what happens to records that fail.
@Configuration(proxyBeanMethods = false)
class IngestKafkaConfiguration {

  private static final Logger LOGGER = LoggerFactory.getLogger(IngestKafkaConfiguration.class);

  /// All topics: the first to start creates them, and all check them before they read or write.
  @Bean
  SmartInitializingSingleton topics(KafkaAdmin admin, TopicProperties properties, Sealing sealing) {
    return () -> {
      try {
        TopicCreation.createMissing(
                admin.getConfigurationProperties(),
                Optional.of(properties.replicationFactor()),
                TopicRetention.of(properties.retention()))
            .forEach(warning -> LOGGER.atWarn().log(warning));
        sealing.begin();
      } catch (TopicsRefused | SealingRefused e) {
        throw new MisconfiguredException(String.valueOf(e.getMessage()));
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
  DefaultKafkaConsumerFactoryCustomizer boundedPolls(Sealing sealing) {
    return factory -> {
      factory.updateConfigs(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1));
      factory.addPostProcessor(consumer -> PollBound.on(opened(sealing, consumer)));
    };
  }

  /// The producer gives up when the request does, so that what was answered with 503 does not
  /// arrive later.
  @Bean
  DefaultKafkaProducerFactoryCustomizer producerPatience(IngestProperties properties) {
    int timeout = Math.toIntExact(properties.publishTimeout().toMillis());
    return factory ->
        factory.updateConfigs(
            Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                timeout,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeout,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout * 3 / 4));
  }

  /// A send that fails is an exception where it was sent; there it is logged, not twice.
  @Bean
  ProducerListener<Object, Object> quietProducer() {
    return new ProducerListener<>() {};
  }

  /// Bad records are put aside at once; anything else, e.g. a database that is down, is tried again
  /// until it works.
  @Bean
  DefaultErrorHandler errorHandler(DeadLetterRecoverer deadLetters) {
    ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
    backOff.setMaxInterval(10_000);
    DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters, backOff);
    handler.setBackOffFunction(
        (_, failure) -> FailureClassifier.isOfRecord(failure) ? new FixedBackOff(0, 0) : null);
    return handler;
  }
}
