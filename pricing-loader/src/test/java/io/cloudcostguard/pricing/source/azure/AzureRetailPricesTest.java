package io.cloudcostguard.pricing.source.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.pricing.source.Provenance;
import io.cloudcostguard.pricing.source.Told;
import io.cloudcostguard.pricing.source.page.PageFiles;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureRetailPricesTest {

  private static final String D4 = "azure/virtual-machines/westeurope/standard_d4s_v5/";
  private static final String BLOB =
      "azure/storage/westeurope/blob-storage/hot-lrs/hot-lrs-data-stored/on-demand";

  @TempDir Path folder;

  @Test
  void tellsTheVariantsOfAVirtualMachineApart() throws IOException {
    Told told =
        read(
            new RetailPage()
                .with()
                .with(
                    "productName", "\"Virtual Machines Dsv5 Series Windows\"", "retailPrice", "0.4")
                .with("skuName", "\"D4s v5 Spot\"", "retailPrice", "0.05")
                .with("meterName", "\"D4s v5 Low Priority\"", "retailPrice", "0.06")
                .with("type", "\"DevTestConsumption\"", "retailPrice", "0.22")
                .with("type", "\"DevTestConsumption\"", "skuName", "\"D4s v5 Spot\"")
                .with(
                    "productName", "\"Dsv5 Series DedicatedHost\"", "armSkuName", "\"Dsv5 Type1\"")
                .with("productName", "\"Dsv5 Series CloudServices\"", "retailPrice", "9")
                .with("productName", "\"Dsv5 Series Cloud Services\"", "retailPrice", "9")
                .with("productName", "\"Virtual Machines Dsv5 promo Series\"", "retailPrice", "9")
                .with("meterName", "\"D4s v5 - Expired\"", "retailPrice", "9")
                .with("meterName", "\"D4s v5 - Free\"", "retailPrice", "0")
                .with("armSkuName", "\"\"", "retailPrice", "9"));

    assertThat(told.prices.keySet())
        .containsExactlyInAnyOrder(
            D4 + "linux/on-demand",
            D4 + "windows/on-demand",
            D4 + "linux/spot",
            D4 + "linux/low-priority",
            D4 + "linux/dev-test",
            D4 + "linux/dev-test-spot",
            "azure/dedicated-host/westeurope/dsv5_type1/on-demand");
    assertThat(told.price(D4 + "linux/on-demand")).isEqualTo("0.23 USD per hours");
    assertThat(told.price(D4 + "windows/on-demand")).isEqualTo("0.4 USD per hours");
    assertThat(told.skipped)
        .isEqualTo(
            Map.of(
                "Cloud Services", 2,
                "promotion", 1,
                "expired meter", 1,
                "free grant", 1,
                "virtual machine without ARM SKU name", 1));
    assertThat(told.ambiguous()).isEmpty();
  }

  @Test
  void takesTheTotalOfAReservationApartToTheLastDigit() throws IOException {
    Told told =
        read(
            new RetailPage()
                .with(
                    "type",
                    "\"Reservation\"",
                    "retailPrice",
                    "1505.0",
                    "reservationTerm",
                    "\"1 Year\"")
                .with(
                    "type",
                    "\"Reservation\"",
                    "retailPrice",
                    "2628",
                    "reservationTerm",
                    "\"3 Years\"")
                .with(
                    RetailPage.storage(
                        "0", "2920.0", "type", "\"Reservation\"", "reservationTerm", "\"1 Year\""))
                .with("type", "\"Reservation\"", "reservationTerm", "\"1 Month\"")
                .with("type", "\"Reservation\""));

    assertThat(told.price(D4 + "linux/reserved-1yr"))
        .isEqualTo("0.171803652968036529680365296803653 USD per hours");
    assertThat(told.price(D4 + "linux/reserved-3yr")).isEqualTo("0.1 USD per hours");
    assertThat(told.price(BLOB.replace("on-demand", "reserved-1yr")))
        .startsWith("0.3333333333333333333333333333333333 ");
    assertThat(told.skipped).containsOnlyKeys("reservation term 1 Month", "reservation term null");
  }

  @Test
  void readsTheSavingsPlansOfAnItem() throws IOException {
    String plans =
        """
        [{"unitPrice": 0.15, "retailPrice": 0.15, "term": "3 Years"},
         {"unitPrice": 0.19, "retailPrice": 0.19, "term": "1 Year"}]\
        """;

    Told told = read(new RetailPage().with("savingsPlan", plans));

    assertThat(told.prices).hasSize(3);
    assertThat(told.price(D4 + "linux/savings-plan-1yr")).isEqualTo("0.19 USD per hours");
    assertThat(told.price(D4 + "linux/savings-plan-3yr")).isEqualTo("0.15 USD per hours");
  }

  @Test
  void gathersTiersInAnyOrderFromAnyPageAndOnce() throws IOException {
    page("2.json", new RetailPage().with(RetailPage.storage("102400", "0.017")).bare());
    page(
        "1.json",
        new RetailPage()
            .with(RetailPage.storage("512000.0", "1.6e-2"))
            .with(RetailPage.storage("0", "0.018"))
            .followedBy(""));
    page("3.json", new RetailPage().with(RetailPage.storage("0", "0.0180")).bare());

    Told told = read();

    assertThat(told.price(BLOB))
        .isEqualTo("0.018 USD per GB, from 102400: 0.017, from 512000: 0.016");
    assertThat(told.accepted).isEqualTo(1);
    assertThat(told.products.get(BLOB)).containsExactly("blob/0001/blob-meter");
    assertThat(told.places.get(BLOB)).startsWith("1.json:");
    PageFiles pages = new PageFiles(folder);
    assertThat(pages.files())
        .extracting(Provenance::location)
        .containsExactly(
            folder.resolve("1.json").toString(),
            folder.resolve("2.json").toString(),
            folder.resolve("3.json").toString());
    assertThat(pages.files().getFirst().sha256())
        .isEqualTo(Sha256.hex(Files.readAllBytes(folder.resolve("1.json"))));
    assertThat(pages.provenance().location())
        .isEqualTo(folder.resolve("1.json") + " and the 2 pages after it");
  }

  @Test
  void takesBlocksApart() throws IOException {
    Told told =
        read(
            new RetailPage()
                .with(RetailPage.storage("0", "0.05", "unitOfMeasure", "\"10K\""))
                .with(RetailPage.storage("10", "1e-06", "unitOfMeasure", "\"10K\"")));

    assertThat(told.price(BLOB)).isEqualTo("0.000005 USD per units, from 100000: 0.0000000001");
  }

  @Test
  void looksAtTheListAsOfItsDay() throws IOException {
    Told told =
        read(
            new RetailPage()
                .with("retailPrice", "0.21", "effectiveEndDate", "\"2026-08-20T23:59:00Z\"")
                .with("retailPrice", "0.23", "effectiveEndDate", "\"2026-08-22T23:59:00Z\"")
                .with("retailPrice", "0.25", "effectiveStartDate", "\"2026-08-23T00:00:00Z\"")
                .with(
                    RetailPage.storage(
                        "0", "0.02", "effectiveStartDate", "\"2025-01-01T00:00:00Z\""))
                .with(
                    RetailPage.storage(
                        "0", "0.03", "effectiveStartDate", "\"2026-08-22T00:00:00Z\""))
                .with(
                    RetailPage.storage(
                        "0", "0.01", "effectiveStartDate", "\"2024-01-01T00:00:00Z\"")));

    assertThat(told.price(D4 + "linux/on-demand")).isEqualTo("0.23 USD per hours");
    assertThat(told.price(BLOB)).isEqualTo("0.03 USD per GB");
    assertThat(told.last.get(BLOB).effectiveFrom()).isEqualTo(LocalDate.parse("2026-08-22"));
    assertThat(told.skipped).isEqualTo(Map.of("no longer effective", 1, "not yet effective", 1));
  }

  @Test
  void tellsBothProductsOfAnAmbiguousKey() throws IOException {
    Told told =
        read(
            new RetailPage()
                .with()
                .with("skuId", "\"product-2/0001\"", "retailPrice", "0.24")
                .with("isPrimaryMeterRegion", "false")
                .with(RetailPage.storage("0", "0.02"))
                .with(RetailPage.storage("0", "0.03")));

    assertThat(told.ambiguous()).containsExactly(BLOB, D4 + "linux/on-demand");
    assertThat(told.products.get(D4 + "linux/on-demand"))
        .containsExactly("product-1/0001/meter-1", "product-2/0001/meter-1");
  }

  @Test
  void rejectsAnItemAndKeepsTheOthers() throws IOException {
    Told told =
        read(
            new RetailPage()
                .with("retailPrice", "")
                .with("retailPrice", "\"0.23\"")
                .with("retailPrice", "-1")
                .with("retailPrice", "1e900")
                .with("type", "7")
                .with("effectiveStartDate", "\"soon\"")
                .with("\"not an object\"")
                .with("tierMinimumUnits", "5")
                .with(RetailPage.storage("5", "0.02"))
                .with("retailPrice", "0.31"));

    assertThat(told.price(D4 + "linux/on-demand")).isEqualTo("0.31 USD per hours");
    assertThat(told.prices).hasSize(1);
    assertThat(told.rejected)
        .satisfiesExactly(
            r -> assertThat(r).contains("page.json:2: item 1: retailPrice is missing"),
            r -> assertThat(r).contains("item 2: retailPrice is \"0.23\", not a number"),
            r -> assertThat(r).contains("item 3: retailPrice is negative: -1"),
            r -> assertThat(r).contains("item 4: retailPrice has more than 40 digits"),
            r -> assertThat(r).contains("item 5: type is 7, not a text"),
            r -> assertThat(r).contains("item 6: effectiveStartDate is 'soon', not a time"),
            r -> assertThat(r).contains("item 7: it is \"not an object\", not an object"),
            r -> assertThat(r).contains(D4 + "linux/on-demand: item 8: a tier at 5"),
            r -> assertThat(r).contains(BLOB + ": blob/0001/blob-meter: The first tier"));
  }

  @Test
  void countsWhatItDoesNotKnowByReason() throws IOException {
    Told told =
        read(
            new RetailPage()
                .with("type", "\"Gift\"")
                .with("unitOfMeasure", "\"1 Annual Domain\"")
                .with("unitOfMeasure", "\"1 hora\""));

    assertThat(told.skipped)
        .containsOnlyKeys("type Gift", "unit of measure 1 Annual Domain", "unit of measure 1 hora");
  }

  @Test
  void namesTheRegionOfWhatHasNone() throws IOException {
    Told told =
        read(
            new RetailPage()
                .with(RetailPage.storage("0", "1", "armRegionName", "\"\""))
                .with(RetailPage.storage("0", "1", "armRegionName", "\"US Gov Zone 1\"")));

    assertThat(told.prices.keySet())
        .containsExactly(
            BLOB.replace("westeurope", "global"), BLOB.replace("westeurope", "us-gov-zone-1"));
  }

  @Test
  void failsOnAPageThatIsCutOff() throws IOException {
    String whole = new RetailPage().with().with().followedBy(null);
    page("page.json", whole.substring(0, whole.length() / 2));

    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("page.json: Line 2");
  }

  @Test
  void failsOnAPackedPageThatIsCutOff() throws IOException {
    Path file = folder.resolve("page.json.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      packed.write(new RetailPage().with().followedBy(null).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read().prices).hasSize(1);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("page.json.gz cannot be read");
  }

  @Test
  void failsOnWhatIsNoPage() throws IOException {
    for (String other : new String[] {"", "7", "{\"error\": 1}", "{\"Items\": 7}", "[] []"}) {
      page("page.json", other);

      assertThatThrownBy(this::read)
          .as(other)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("page.json: Line 1");
    }
    Files.delete(folder.resolve("page.json"));
    assertThatThrownBy(this::read).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void hasAnotherDigestOnAnotherDay() throws IOException {
    page("page.json", new RetailPage().with().bare());
    PageFiles pages = new PageFiles(folder);
    AzureRetailPrices today = new AzureRetailPrices("azure", pages, LocalDate.parse("2026-08-22"));
    AzureRetailPrices later = new AzureRetailPrices("azure", pages, LocalDate.parse("2026-08-23"));

    assertThat(today.digest()).isEqualTo(today.digest()).isNotEqualTo(later.digest());
  }

  private Told read(RetailPage page) throws IOException {
    page("page.json", page.followedBy(""));
    return read();
  }

  private Told read() throws IOException {
    return Told.by(
        new AzureRetailPrices("azure", new PageFiles(folder), LocalDate.parse("2026-08-22")));
  }

  private void page(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
