package io.cloudcostguard.ingest.integration.compat;

import java.time.LocalDate;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Announces in answers of the first CloudCostGuard's routes that they are deprecated, and when
/// they may end, if the operator has set the days.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9745">RFC 9745, Deprecation</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8594">RFC 8594, Sunset</a>
@Configuration(proxyBeanMethods = false)
class DeprecationConfiguration implements WebMvcConfigurer {

  private final CompatProperties properties;

  DeprecationConfiguration(CompatProperties properties) {
    this.properties = properties;
  }

  /// First, so that a refusal says it too.
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocalDate deprecated = properties.deprecated();
    if (deprecated != null) {
      registry
          .addInterceptor(new Announcement(deprecated, properties.sunset()))
          .addPathPatterns("/estimate", "/status", "/history/**")
          .order(Ordered.HIGHEST_PRECEDENCE);
    }
  }
}
