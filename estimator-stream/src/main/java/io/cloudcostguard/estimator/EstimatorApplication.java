package io.cloudcostguard.estimator;

import io.cloudcostguard.estimator.run.EstimatorProperties;
import io.cloudcostguard.estimator.run.StopOnFailure;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The estimator service: plans and prices in, estimates and budget alerts out.
@SpringBootApplication
@EnableScheduling
@EnableConfigurationProperties(EstimatorProperties.class)
public class EstimatorApplication {

  /// Starts the service in this process.
  ///
  /// @param args properties as `--name=value`
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(EstimatorApplication.class, StopOnFailure.class)
        .properties("spring.config.name=estimator-stream")
        .run(args);
  }

  /// Runs the service as a process of its own.
  public static void main(String[] args) {
    start(args);
  }
}
