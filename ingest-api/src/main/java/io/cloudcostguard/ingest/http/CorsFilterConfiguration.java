package io.cloudcostguard.ingest.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Turns away what pages of other sites send from a browser, unless their origin is allowed.
@Configuration(proxyBeanMethods = false)
class CorsFilterConfiguration {

  private static final Problem REFUSED =
      Problem.of(
          ProblemType.ORIGIN_NOT_ALLOWED,
          "The request comes from a page in a browser whose origin is not allowed.",
          "Add the origin to ccg.cors.allowed-origins.");

  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties) {
    CorsConfiguration allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(properties.allowedOrigins());
    allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    allowed.setAllowedHeaders(
        List.of("Authorization", "Content-Type", "Idempotency-Key", "Prefer", "Last-Event-ID"));
    allowed.setExposedHeaders(
        List.of(
            "Location",
            "Retry-After",
            "Link",
            "ETag",
            "Preference-Applied",
            "RateLimit",
            "RateLimit-Policy"));
    allowed.setMaxAge(Duration.ofHours(1));
    UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
    everywhere.registerCorsConfiguration("/**", allowed);
    CorsFilter filter = new CorsFilter(everywhere);
    filter.setCorsProcessor(new Processor());
    FilterRegistrationBean<CorsFilter> registered = new FilterRegistrationBean<>(filter);
    registered.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registered;
  }

  /// Spring's, with a refusal that has the form of all the others.
  private static final class Processor extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
      response.setStatusCode(HttpStatus.FORBIDDEN);
      response.getHeaders().set("Content-Type", Problem.MEDIA_TYPE);
      response.getBody().write(REFUSED.json());
      response.flush();
    }
  }
}
