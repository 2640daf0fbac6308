package io.cloudcostguard.estimator;

import io.cloudcostguard.estimator.notary.NotaryProperties;
import io.cloudcostguard.estimator.run.AdvisorProperties;
import io.cloudcostguard.estimator.run.Ending;
import io.cloudcostguard.estimator.run.EndsProcess;
import io.cloudcostguard.estimator.run.EstimatorProperties;
import io.cloudcostguard.estimator.run.RepricerProperties;
import io.cloudcostguard.estimator.run.StopOnFailure;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The estimator service: plans and prices in, estimates and budget alerts out.
@SpringBootApplication
@EnableScheduling
@EnableConfigurationProperties({
  EstimatorProperties.class,
  NotaryProperties.class,
  AdvisorProperties.class,
  RepricerProperties.class
})
public class EstimatorApplication {

  /// Starts the service in this process, which ends when the service cannot go on.
  ///
  /// @param args properties as `--name=value`
  public static ConfigurableApplicationContext start(String... args) {
    return start(new EndsProcess(), args);
  }

  /// Starts the service in this process.
  ///
  /// @param ending what to do when it cannot go on
  /// @param args properties as `--name=value`
  public static ConfigurableApplicationContext start(Ending ending, String... args) {
    return new SpringApplicationBuilder(EstimatorApplication.class)
        .initializers((GenericApplicationContext context) ->
            context.registerBean(StopOnFailure.class, () -> new StopOnFailure(ending)))
        .properties("spring.config.name=estimator-stream")
        .run(args);
  }

  /// Runs the service as a process of its own.
  public static void main(String[] args) {
    start(args);
  }
}
