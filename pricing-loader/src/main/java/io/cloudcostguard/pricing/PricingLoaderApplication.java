package io.cloudcostguard.pricing;

import io.cloudcostguard.pricing.run.ContractProperties;
import io.cloudcostguard.pricing.run.PricingProperties;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The pricing loader service: price lists in, catalogue versions out.
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({PricingProperties.class, ContractProperties.class})
public final class PricingLoaderApplication {

  /// Starts the service in this process; returns when a complete catalogue is published.
  ///
  /// @param args properties as `--name=value`
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(PricingLoaderApplication.class)
        .properties("spring.config.name=pricing-loader")
        .run(args);
  }

  /// Runs the service as a process of its own.
  public static void main(String[] args) {
    start(args);
  }

  private PricingLoaderApplication() {}
}
