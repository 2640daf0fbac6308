package io.cloudcostguard.ingest.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which other sites' pages may call this service from a browser.
///
/// @param allowedOrigins e.g. `https://costs.example.org`; none by default, and no wildcard
@ConfigurationProperties("ccg.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {

  CorsProperties {
    allowedOrigins = List.copyOf(allowedOrigins);
    if (allowedOrigins.stream().anyMatch(origin -> origin.contains("*"))) {
      throw new IllegalArgumentException("ccg.cors.allowed-origins takes no wildcard");
    }
  }
}
