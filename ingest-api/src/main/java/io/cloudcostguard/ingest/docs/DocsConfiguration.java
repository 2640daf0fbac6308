package io.cloudcostguard.ingest.docs;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the check of parameters before every route, behind the check of scopes: who may not ask,
/// does not learn how.
@Configuration(proxyBeanMethods = false)
class DocsConfiguration implements WebMvcConfigurer {

  private final ParameterCheck parameters;

  DocsConfiguration(ParameterCheck parameters) {
    this.parameters = parameters;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(parameters).order(Ordered.LOWEST_PRECEDENCE);
  }
}
