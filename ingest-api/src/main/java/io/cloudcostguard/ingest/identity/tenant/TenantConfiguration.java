package io.cloudcostguard.ingest.identity.tenant;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/// What happens to tenants and keys from time to time.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TenantConfiguration implements SchedulingConfigurer {

  private static final Duration LAST_USE = Duration.ofMinutes(1);

  private final Tenants tenants;
  private final LastUse lastUse;
  private final TenantProperties properties;

  TenantConfiguration(Tenants tenants, LastUse lastUse, TenantProperties properties) {
    this.tenants = tenants;
    this.lastUse = lastUse;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    Duration refresh = properties.refresh();
    tasks.addFixedDelayTask(new FixedDelayTask(tenants::refresh, refresh, refresh));
    tasks.addFixedDelayTask(new FixedDelayTask(lastUse::write, LAST_USE, LAST_USE));
  }
}
