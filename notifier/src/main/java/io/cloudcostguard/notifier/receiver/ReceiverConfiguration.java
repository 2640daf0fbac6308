package io.cloudcostguard.notifier.receiver;

import io.cloudcostguard.notifier.NotifierProperties;
import java.util.Random;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the circuit breaker.
@Configuration(proxyBeanMethods = false)
class ReceiverConfiguration {

  @Bean
  CircuitBreaker circuitBreaker(NotifierProperties properties) {
    return new CircuitBreaker(properties.circuit(), new Random());
  }
}
