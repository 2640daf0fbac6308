package io.cloudcostguard.ingest.result.recommendation;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/// Reads dismissals again and again, for what other instances stored.
@Configuration(proxyBeanMethods = false)
class DismissalConfiguration implements SchedulingConfigurer {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Dismissals dismissals;

  DismissalConfiguration(Dismissals dismissals) {
    this.dismissals = dismissals;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(new FixedDelayTask(dismissals::reload, PAUSE, Duration.ZERO));
  }
}
