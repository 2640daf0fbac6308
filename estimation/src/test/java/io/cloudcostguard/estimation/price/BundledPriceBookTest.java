package io.cloudcostguard.estimation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.price.PriceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BundledPriceBookTest {

  @Test
  void handsOverTheNamedPartsOnly() {
    assertThat(keys(List.of("aws/lambda", "google")))
        .isNotEmpty()
        .allMatch(key -> key.startsWith("aws/lambda/") || key.startsWith("google/"))
        .anyMatch(key -> key.startsWith("aws/lambda/"))
        .anyMatch(key -> key.startsWith("google/cloud-run/"));
    assertThat(keys(List.of("azure/virtual-machines/westeurope")))
        .isNotEmpty()
        .allMatch(key -> key.startsWith("azure/virtual-machines/westeurope/"));
    assertThat(keys(List.of())).isEmpty();
  }

  @Test
  void handsOverEverythingWhereEveryVendorIsNamed() {
    List<String> all = new ArrayList<>();
    BundledPriceBook.readAll((key, _) -> all.add(key.value()));

    assertThat(keys(List.of("google", "azure", "aws"))).isEqualTo(all);
  }

  @Test
  void hasADigestOfItsOwnForEachPart() {
    assertThat(List.of("aws", "azure", "google"))
        .extracting(vendor -> BundledPriceBook.digest(List.of(vendor)))
        .doesNotHaveDuplicates()
        .doesNotContain(BundledPriceBook.digest());
    assertThat(BundledPriceBook.digest(List.of("google", "azure", "aws")))
        .isEqualTo(BundledPriceBook.digest());
  }

  @Test
  void refusesAPartThatItDoesNotHave() {
    for (String part : List.of("amazon", "aws/ec", "aws/", "", "aws/ec2.csv")) {
      assertThatThrownBy(() -> BundledPriceBook.digest(List.of(part)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "no part '" + part + "'; its parts are vendors (aws, azure, google)");
    }
  }

  @Test
  void knowsEveryRegionThatAPriceIsOf() {
    SortedSet<String> regions = new TreeSet<>();
    BundledPriceBook.readAll((key, _) -> regions.add(key.value().split("/", 4)[2]));
    assertThat(BundledPriceBook.regions()).containsExactlyElementsOf(regions);
  }

  @Test
  void hasEveryPriceInTheFileThatALookUpReads() {
    BundledPriceBook book = new BundledPriceBook();
    List<PriceKey> missing = new ArrayList<>();
    BundledPriceBook.readAll((key, _) -> {
      if (book.find(key) == null) {
        missing.add(key);
      }
    });
    assertThat(missing).isEmpty();
  }

  private static List<String> keys(List<String> parts) {
    List<String> keys = new ArrayList<>();
    BundledPriceBook.read(parts, (key, _) -> keys.add(key.value()));
    return keys;
  }
}
