package io.cloudcostguard.pricing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ContractPropertiesTest {

  @Test
  void hasNoContractsByDefault() {
    assertThat(bind(Map.of()).contracts()).isEmpty();
  }

  @Test
  void mapsTenantsToFiles() {
    assertThat(
            bind(Map.of(
                    "ccg.pricing.contracts.default", "/books/mine.csv",
                    "ccg.pricing.contracts[Team.A]", "a.csv"))
                .contracts())
        .isEqualTo(Map.of("default", Path.of("/books/mine.csv"), "Team.A", Path.of("a.csv")));
  }

  private static ContractProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.pricing", ContractProperties.class);
  }
}
