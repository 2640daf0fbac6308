package io.cloudcostguard.health;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Gives every service its [KafkaClientSettings], and hands them to all clients that Spring makes.
@AutoConfiguration(
    beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
public class KafkaClientConfiguration {

  @Bean
  KafkaClientSettings kafkaClientSettings(Environment environment) {
    return KafkaClientSettings.of(
        Binder.get(environment)
            .bindOrCreate(KafkaClientSettings.PREFIX, Bindable.mapOf(String.class, String.class)));
  }

  /// Where Spring makes the clients.
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(KafkaProperties.class)
  static class OfSpring {

    /// After binding, so that no `${` of a password is taken for a placeholder.
    @Bean
    static BeanPostProcessor kafkaClientSettingsOfSpring(
        ObjectProvider<KafkaClientSettings> settings) {
      return new BeanPostProcessor() {
        @Override
        public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
          if (bean instanceof KafkaProperties kafka) {
            kafka.getProperties().putAll(settings.getObject().settings());
          }
          return bean;
        }
      };
    }
  }
}
