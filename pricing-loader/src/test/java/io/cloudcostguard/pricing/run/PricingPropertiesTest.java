package io.cloudcostguard.pricing.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.pricing.source.BundledBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PricingPropertiesTest {

  @Test
  void hasTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new PricingProperties(BundledBook.VENDORS, List.of(), Duration.ofHours(6), (short) -1));
  }

  @Test
  void mapsEveryProperty() {
    assertThat(
            bind(
                Map.of(
                    "ccg.pricing.bundled", "aws/ec2,azure",
                    "ccg.pricing.books", "/books,mine.csv",
                    "ccg.pricing.refresh", "5m",
                    "ccg.pricing.replication-factor", "3")))
        .isEqualTo(
            new PricingProperties(
                List.of("aws/ec2", "azure"),
                List.of(Path.of("/books"), Path.of("mine.csv")),
                Duration.ofMinutes(5),
                (short) 3));
  }

  @Test
  void loadsNothingThatIsBundledWhereItIsEmpty() {
    assertThat(bind(Map.of("ccg.pricing.bundled", "")).bundled()).isEmpty();
  }

  private static PricingProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.pricing", PricingProperties.class);
  }
}
