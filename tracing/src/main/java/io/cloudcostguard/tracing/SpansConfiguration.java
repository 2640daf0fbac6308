package io.cloudcostguard.tracing;

import io.cloudcostguard.schemas.event.Spans;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Gives every service its [Spans]. Without an endpoint no class of OpenTelemetry is loaded.
@AutoConfiguration
@EnableConfigurationProperties(SpansProperties.class)
public class SpansConfiguration {

  @Bean
  Spans spans(SpansProperties properties, @Value("${spring.application.name:ccg}") String service) {
    return properties.endpoint().isBlank() ? Spans.none() : new ExportedSpans(properties, service);
  }
}
