package io.cloudcostguard.ingest;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/// Starts ingest-api, as a process or as a part of one.
public final class IngestApplication {

  /// Starts the service; its configuration is in `ingest-api.yml`.
  ///
  /// @param args properties, e.g. `--server.port=8080`
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(IngestConfiguration.class)
        .properties("spring.config.name=ingest-api")
        .run(args);
  }

  static void main(String... args) {
    start(args);
  }

  /// The beans of this package and those below.
  @SpringBootApplication(proxyBeanMethods = false)
  @ConfigurationPropertiesScan
  static class IngestConfiguration {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  private IngestApplication() {}
}
