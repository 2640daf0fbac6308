package io.cloudcostguard.estimation.actual;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CloudServiceTest {

  private static final Set<String> CATEGORIES =
      Set.of(
          "AI and Machine Learning",
          "Analytics",
          "Business Applications",
          "Compute",
          "Databases",
          "Developer Tools",
          "Identity",
          "Integration",
          "Internet of Things",
          "Management and Governance",
          "Media",
          "Migration",
          "Mobile",
          "Multicloud",
          "Networking",
          "Other",
          "Security",
          "Storage",
          "Web");

  @Test
  void namesEachServiceOfThePriceBookByACategoryOfTheSpecification() throws IOException {
    Set<String> unknown = new TreeSet<>();
    int services = 0;
    for (String file : Files.readAllLines(Path.of("src/main/resources/pricebook/index.txt"))) {
      String[] parts = file.replace(".csv", "").split("/");
      if (parts.length >= 2) {
        services++;
        CloudService service = CloudService.of(PriceKey.of(parts[0], parts[1], "region"));
        if (service == null || !CATEGORIES.contains(service.category())) {
          unknown.add(file);
        }
      }
    }

    assertThat(services).isGreaterThan(150);
    assertThat(unknown).isEmpty();
    assertThat(CloudService.of(new PriceKey("aws/nothing/x"))).isNull();
  }
}
