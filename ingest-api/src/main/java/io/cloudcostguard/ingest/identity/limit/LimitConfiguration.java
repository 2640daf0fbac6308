package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.ingest.identity.tenant.Tenants;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the tenants' limit behind the check of scopes, and has plans counted.
@Configuration(proxyBeanMethods = false)
class LimitConfiguration implements WebMvcConfigurer, SchedulingConfigurer {

  private static final Duration COUNT = Duration.ofSeconds(5);

  private final Tenants tenants;
  private final LimitProperties properties;
  private final PlanQuota quota;

  LimitConfiguration(Tenants tenants, LimitProperties properties, PlanQuota quota) {
    this.tenants = tenants;
    this.properties = properties;
    this.quota = quota;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new TenantLimit(tenants, properties)).order(Ordered.LOWEST_PRECEDENCE);
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(new FixedDelayTask(quota::exchange, COUNT, COUNT));
  }
}
