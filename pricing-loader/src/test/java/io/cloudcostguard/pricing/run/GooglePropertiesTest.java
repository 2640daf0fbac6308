package io.cloudcostguard.pricing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GooglePropertiesTest {

  @Test
  void hasTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new GoogleProperties(
                URI.create("https://cloudbilling.googleapis.com"), List.of(), null, "USD", null));
  }

  @Test
  void mapsEveryProperty() {
    assertThat(
            bind(
                Map.of(
                    "ccg.pricing.google.base-url", "https://prices.example.com",
                    "ccg.pricing.google.services", "Compute Engine,9662-B51E-5089",
                    "ccg.pricing.google.api-key", "a-key",
                    "ccg.pricing.google.currency", "EUR",
                    "ccg.pricing.google.as-of", "2026-08-22")))
        .isEqualTo(
            new GoogleProperties(
                URI.create("https://prices.example.com"),
                List.of("Compute Engine", "9662-B51E-5089"),
                new VendorApiKey("a-key"),
                "EUR",
                LocalDate.parse("2026-08-22")));
  }

  @Test
  void showsNobodyTheKey() {
    assertThat(bind(Map.of("ccg.pricing.google.api-key", "a-key")).toString())
        .contains("***")
        .doesNotContain("a-key");
  }

  @Test
  void asksForAKeyAndKeepsItOffTheOpenWire() {
    assertThatThrownBy(() -> bind(Map.of("ccg.pricing.google.services", "Compute Engine")))
        .hasStackTraceContaining("ccg.pricing.google.api-key is not set");
    assertThatThrownBy(() ->
            bind(
                Map.of(
                    "ccg.pricing.google.base-url", "http://prices.example.com",
                    "ccg.pricing.google.api-key", "a-key")))
        .hasStackTraceContaining("unencrypted, to prices.example.com");
  }

  private static GoogleProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.pricing.google", GoogleProperties.class);
  }
}
