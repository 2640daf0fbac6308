package io.cloudcostguard.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CorsPropertiesTest {

  @Test
  void allowNoOriginByDefault() {
    assertThat(bound(Map.of())).isEqualTo(new CorsProperties(List.of()));
    assertThat(bound(Map.of("ccg.cors.allowed-origins", "https://a.example,https://b.example")))
        .isEqualTo(new CorsProperties(List.of("https://a.example", "https://b.example")));
  }

  @Test
  void takeNoWildcard() {
    assertThatThrownBy(() -> bound(Map.of("ccg.cors.allowed-origins", "*")))
        .hasStackTraceContaining("wildcard");
  }

  private static CorsProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.cors", CorsProperties.class);
  }
}
