package io.cloudcostguard.estimation.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.coverage.TypeCoverage.Extent;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCoverageTest {

  private final PriceCoverage coverage = new PriceCoverage();

  @Test
  void isNoneWithoutPrices() {
    assertThat(coverage.of(_ -> null, Vendor.AWS, "eu-central-1").values())
        .hasSizeGreaterThan(100)
        .allMatch(type -> type.extent() == Extent.NONE);
  }

  @Test
  void isPartlyWhereOneOfThePricesIsThere() {
    PriceBook storage =
        key ->
            key.value().equals("aws/ebs/sa-east-1/storage/gp2")
                ? new Listing.Listed(
                    new Price(
                        "GB",
                        "USD",
                        List.of(Tier.flat(BigDecimal.ONE)),
                        LocalDate.parse("2026-01-01"),
                        "test"))
                : null;

    assertThat(coverage.of(storage, Vendor.AWS, "sa-east-1").get("aws_ebs_volume"))
        .satisfies(type -> {
          assertThat(type.extent()).isEqualTo(Extent.PARTLY);
          assertThat(type.priced()).extracting(Object::toString).hasSize(1);
          assertThat(type.missing())
              .hasSizeGreaterThan(3)
              .allMatch(key -> key.value().startsWith("aws/ebs/sa-east-1/"));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "AWS, eu-central-1, aws_vpn_connection",
    "AZURE, westeurope, azurerm_managed_disk",
    "GOOGLE, europe-west1, google_compute_disk"
  })
  void asksForThePricesOfTheRegion(Vendor vendor, String region, String type) {
    TypeCoverage covered = coverage.of(new BundledPriceBook(), vendor, region).get(type);

    assertThat(covered.priced()).isNotEmpty();
    assertThat(covered.priced()).anyMatch(key -> key.value().contains("/" + region + "/"));
  }

  @Test
  void movesWhatAUsageFileAdds() {
    assertThat(coverage.of(_ -> null, Vendor.AWS, "ap-south-1").get("aws_data_transfer").missing())
        .isNotEmpty()
        .allMatch(key -> key.value().startsWith("aws/datatransfer/ap-south-1/"));
  }
}
