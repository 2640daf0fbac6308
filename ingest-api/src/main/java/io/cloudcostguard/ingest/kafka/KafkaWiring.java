package io.cloudcostguard.ingest.kafka;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.core.JacksonException;

/// Topics, the producer's patience, and what happens to records that fail.
@Configuration(proxyBeanMethods = false)
class KafkaWiring {

  /// All topics: whoever starts first creates them.
  @Bean
  NewTopics topics(TopicProperties properties) {
    return new NewTopics(
        Topics.ALL.stream()
            .map(topic ->
                new NewTopic(
                        topic.name(),
                        Optional.of(topic.partitions()),
                        Optional.of(properties.replicationFactor()))
                    .configs(topic.settings()))
            .toArray(NewTopic[]::new));
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
  DefaultErrorHandler errorHandler(DeadLetters deadLetters) {
    ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
    backOff.setMaxInterval(10_000);
    DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters, backOff);
    handler.addNotRetryableExceptions(
        JacksonException.class,
        IllegalArgumentException.class,
        DataIntegrityViolationException.class);
    return handler;
  }
}
