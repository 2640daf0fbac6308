package io.cloudcostguard.pricing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AzurePropertiesTest {

  @Test
  void hasTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new AzureProperties(
                URI.create("https://prices.azure.com/api/retail/prices"),
                List.of(),
                List.of(),
                "USD",
                null));
  }

  @Test
  void mapsEveryProperty() {
    assertThat(
            bind(
                Map.of(
                    "ccg.pricing.azure.base-url", "file:/prices/azure",
                    "ccg.pricing.azure.services", "Virtual Machines,Storage",
                    "ccg.pricing.azure.regions", "westeurope,eastus",
                    "ccg.pricing.azure.currency", "EUR",
                    "ccg.pricing.azure.as-of", "2026-08-22")))
        .isEqualTo(
            new AzureProperties(
                URI.create("file:/prices/azure"),
                List.of("Virtual Machines", "Storage"),
                List.of("westeurope", "eastus"),
                "EUR",
                LocalDate.parse("2026-08-22")));
  }

  private static AzureProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.pricing.azure", AzureProperties.class);
  }
}
