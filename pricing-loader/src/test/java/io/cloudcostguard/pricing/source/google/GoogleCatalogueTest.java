package io.cloudcostguard.pricing.source.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.pricing.source.Told;
import io.cloudcostguard.pricing.source.page.PageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleCatalogueTest {

  private static final String GCE = "google/compute-engine/europe-west6/";
  private static final String EUROPE = "[\"europe-west1\", \"europe-west4\"]";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          N2 Instance Core running in Zurich                     | OnDemand    | core/n2/on-demand
          N2 Instance Ram running in Zurich                      | OnDemand    | ram/n2/on-demand
          N2D AMD Instance Core running in Zurich                | OnDemand    | core/n2d/on-demand
          N2 Custom Instance Core running in Zurich              | OnDemand    | core/n2-custom/on-demand
          N2D AMD Custom Extended Instance Ram running in Zurich | OnDemand    | ram/n2d-custom-extended/on-demand
          Custom Instance Core running in Zurich                 | OnDemand    | core/n1-custom/on-demand
          N1 Predefined Instance Core running in Zurich          | OnDemand    | core/n1/on-demand
          Spot Preemptible N1 Predefined Instance Ram running in Zurich | Preemptible | ram/n1/spot
          Spot Preemptible E2 Instance Core running in Zurich    | Preemptible | core/e2/spot
          Compute optimized Core running in Zurich               | OnDemand    | core/c2/on-demand
          Compute optimized Instance Core running in Zurich      | OnDemand    | core/c2/on-demand
          M3 Memory-optimized Instance Ram running in Zurich     | OnDemand    | ram/m3/on-demand
          Memory-optimized Instance Ram running in Zurich        | OnDemand    | ram/m1/on-demand
          C4A Arm Instance Core running in Zurich                | OnDemand    | core/c4a/on-demand
          M4Ultramem224 Instance Core running in Zurich          | OnDemand    | core/m4ultramem224/on-demand
          Commitment v1: N2 Cpu in Zurich for 1 Year             | Commit1Yr   | core/n2/commit-1yr
          Commitment v1: N2D AMD Ram in Zurich for 3 Years       | Commit3Yr   | ram/n2d/commit-3yr
          Commitment v1: Cpu in Zurich for 1 Year                | Commit1Yr   | core/n1/commit-1yr
          Commitment: Compute optimized Cpu in Zurich for 3 Year | Commit3Yr   | core/c2/commit-3yr
          Micro Instance with burstable CPU running in Zurich    | OnDemand    | instance/f1-micro/on-demand
          Nvidia Tesla T4 GPU running in Zurich                  | OnDemand    | gpu/nvidia-tesla-t4/on-demand
          Nvidia L4 GPU attached to Spot Preemptible VMs running in Zurich | Preemptible | gpu/nvidia-l4/spot
          Commitment v1: Nvidia Tesla T4 GPU running in Zurich for 1 Year | Commit1Yr | gpu/nvidia-tesla-t4/commit-1yr
          SSD backed Local Storage in Zurich                     | OnDemand    | local-ssd/on-demand
          SSD backed Local Storage attached to Spot Preemptible VMs in Zurich | Preemptible | local-ssd/spot
          C4 Instance Local SSD running in Zurich                | OnDemand    | local-ssd/c4/on-demand
          Commitment v1: Local SSD In Zurich for 1 Year          | Commit1Yr   | local-ssd/commit-1yr
          Storage PD Capacity                                    | OnDemand    | disk/pd-standard/capacity/on-demand
          SSD backed PD Capacity in Zurich                       | OnDemand    | disk/pd-ssd/capacity/on-demand
          Regional Balanced PD Capacity in Zurich                | OnDemand    | regional-disk/pd-balanced/capacity/on-demand
          Extreme PD IOPS in Zurich                              | OnDemand    | disk/pd-extreme/iops/on-demand
          Hyperdisk Throughput Throughput in Zurich              | OnDemand    | disk/hyperdisk-throughput/throughput/on-demand
          Hyperdisk Balanced High Availability Capacity in Zurich | OnDemand   | disk/hyperdisk-balanced-high-availability/capacity/on-demand
          Storage PD Snapshot in Zurich                          | OnDemand    | snapshot/on-demand
          External IP Charge on a Standard VM                    | OnDemand    | external-ip/standard-vm/on-demand
          Static Ip Charge in Zurich                             | OnDemand    | external-ip/unused/on-demand
          """)
  void knowsTheFormsOfComputeEngine(String description, String usageType, String key)
      throws IOException {
    Told told = read(new SkuPage().with(description, usageType, 50_000_000));

    assertThat(told.prices.keySet()).containsExactly(GCE + key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sole Tenancy Instance Core running in Zurich           | OnDemand
          Reserved N2 Instance Core in Zurich                    | OnDemand
          N2 Sole Tenancy Instance Core running in Zurich        | OnDemand
          Sole Tenancy Premium for N2 Sole Tenancy Instance Core | OnDemand
          DWS Calendar Mode N2 Instance Core running in Zurich   | OnDemand
          N2 Instance Core running in Zurich                     | Commit1Yr
          Commitment v1: N2 Cpu in Zurich for 1 Year             | OnDemand
          Confidential Mode SSD backed PD Capacity in Zurich     | OnDemand
          """)
  void guessesNothingOfComputeEngine(String description, String usageType) throws IOException {
    Told told = read(new SkuPage().with(description, usageType, 50_000_000));

    assertThat(told.prices).isEmpty();
    assertThat(told.skipped).isEqualTo(Map.of("no key for Compute Engine, G", 1));
  }

  @Test
  void addsUnitsAndBillionthsExactly() throws IOException {
    Told told =
        read(
            new SkuPage()
                .with("N2 Instance Core running in Zurich", "OnDemand", 1)
                .with(
                    "Compute Engine",
                    "Nvidia H100 80GB GPU running in Zurich",
                    "OnDemand",
                    EUROPE,
                    "h",
                    SkuPage.rate(0, "9007199254740993", 999_999_999)));

    assertThat(told.price(GCE + "core/n2/on-demand")).isEqualTo("0.000000001 USD per hours");
    assertThat(told.price("google/compute-engine/europe-west4/gpu/nvidia-h100-80gb/on-demand"))
        .isEqualTo("9007199254740993.999999999 USD per hours");
  }

  @Test
  void readsOmittedNumbersAsZero() throws IOException {
    String bare = "{\"unitPrice\": {\"currencyCode\": \"USD\"}}";
    String units =
        "{\"startUsageAmount\": 5, \"unitPrice\": {\"currencyCode\": \"USD\", \"units\": 2}}";

    Told told =
        read(
            new SkuPage()
                .with(
                    "Cloud Run",
                    "Requests",
                    "OnDemand",
                    "[]",
                    "count",
                    bare,
                    units.replace("2}", "\"2\"}")));

    assertThat(told.price("google/cloud-run/global/requests/on-demand"))
        .isEqualTo("0 USD per units, from 5: 2");
  }

  @Test
  void sellsASkuInEachOfItsRegionsInOurUnitsWithoutTheAllowanceOfTheAccount() throws IOException {
    Told told =
        read(
            new SkuPage()
                .withInfo(
                    "Compute Engine",
                    "Storage PD Capacity",
                    "OnDemand",
                    EUROPE,
                    SkuPage.info(
                        "2026-07-01T00:00:00Z",
                        "TiBy.mo",
                        "\"aggregationInfo\": {\"aggregationLevel\": \"ACCOUNT\","
                            + " \"aggregationInterval\": \"MONTHLY\", \"aggregationCount\": 1},",
                        SkuPage.rate(2, "40", 960_000_000),
                        SkuPage.rate(0, "0", 0))));

    String key = "google/compute-engine/europe-west1/disk/pd-standard/capacity/on-demand";
    assertThat(told.prices).hasSize(2);
    assertThat(told.price(key)).isEqualTo("0.04 USD per GiB");
    assertThat(told.last.get(key).source())
        .isEqualTo("google-billing-catalogue, tiers by ACCOUNT MONTHLY");
  }

  @Test
  void knowsStorageNetworkingAndTheOthersByTheirDescription() throws IOException {
    String rate = SkuPage.rate(0, "0", 20_000_000);
    Told told =
        read(
            new SkuPage()
                .with(
                    "Cloud Storage",
                    "Standard Storage Belgium",
                    "OnDemand",
                    EUROPE,
                    "GiBy.mo",
                    rate)
                .with(
                    "Cloud Storage",
                    "Nearline Storage US Multi-region",
                    "OnDemand",
                    "[\"us\"]",
                    "GiBy.mo",
                    rate)
                .with("Cloud Storage", "Archive Data Retrieval", "OnDemand", "[]", "GiBy", rate)
                .with(
                    "Cloud Storage",
                    "Coldline Storage Belgium (Early Delete)",
                    "OnDemand",
                    EUROPE,
                    "GiBy.d",
                    rate)
                .with(
                    "Networking",
                    "Networking Cloud Nat Gateway Uptime",
                    "OnDemand",
                    "[\"us-east1\"]",
                    "h",
                    rate)
                .with(
                    "Cloud SQL",
                    "Cloud SQL for MySQL: Zonal - vCPU in Belgium",
                    "OnDemand",
                    "[\"europe-west1\"]",
                    "h",
                    rate));

    assertThat(told.prices.keySet())
        .containsExactly(
            "google/cloud-sql/europe-west1/zonal/vcpu/on-demand",
            "google/cloud-storage/europe-west1/standard/regional/on-demand",
            "google/cloud-storage/europe-west4/standard/regional/on-demand",
            "google/cloud-storage/global/archive/retrieval/on-demand",
            "google/cloud-storage/us/nearline/multi-region/on-demand",
            "google/networking/us-east1/nat/uptime/on-demand");
    assertThat(told.skipped).isEqualTo(Map.of("no key for Cloud Storage, G", 1));
  }

  @Test
  void takesThePriceOfItsDay() throws IOException {
    String old = SkuPage.info("2025-01-01T00:00:00Z", "h", "", SkuPage.rate(0, "1", 0));
    String now = SkuPage.info("2026-08-22T00:00:00Z", "h", "", SkuPage.rate(0, "2", 0));
    String next = SkuPage.info("2026-08-23T00:00:00Z", "h", "", SkuPage.rate(0, "3", 0));
    String zurich = "[\"europe-west6\"]";

    Told told =
        read(
            new SkuPage()
                .withInfo(
                    "Compute Engine",
                    "N2 Instance Core running in Zurich",
                    "OnDemand",
                    zurich,
                    next,
                    old,
                    now)
                .withInfo(
                    "Compute Engine",
                    "E2 Instance Core running in Zurich",
                    "OnDemand",
                    zurich,
                    next));

    assertThat(told.price(GCE + "core/n2/on-demand")).isEqualTo("2 USD per hours");
    assertThat(told.skipped).isEqualTo(Map.of("not yet effective", 1));
  }

  @Test
  void refusesNegativePricesAndOtherFaults() throws IOException {
    String[] infos = {
      SkuPage.info("2026-07-01T00:00:00Z", "h", "", SkuPage.rate(0, "0", -33_174_000)),
      SkuPage.info("2026-07-01T00:00:00Z", "h", "", SkuPage.rate(0, "1", -5)),
      SkuPage.info("2026-07-01T00:00:00Z", "h", ""),
      SkuPage.info("2026-07-01T00:00:00Z", "h", "", SkuPage.rate(0, "one", 0)),
      SkuPage.info("2026-07-01T00:00:00Z", "h", "", SkuPage.rate(3, "1", 0)),
      SkuPage.info("soon", "h", "", SkuPage.rate(0, "1", 0)),
    };
    SkuPage page = new SkuPage();
    for (String info : infos) {
      page.withInfo(
          "Compute Engine",
          "N2 Instance Core running in Zurich",
          "OnDemand",
          "[\"europe-west6\"]",
          info);
    }
    page.withInfo("Compute Engine", "N2 Instance Core running in Zurich", "OnDemand", "[]");
    page.withRaw("{\"skuId\": \"X\", \"description\": 5}").withRaw("null");

    Told told = read(page);

    assertThat(told.prices).isEmpty();
    assertThat(told.rejected)
        .satisfiesExactly(
            r -> assertThat(r).contains(GCE + "core/n2/on-demand: SKU 1: SKU-1: ", "-0.033174"),
            r -> assertThat(r).contains("SKU 2: units 1 and nanos -5 differ in sign"),
            r -> assertThat(r).contains(GCE + "core/n2/on-demand: SKU 3: SKU-3: it has no rate"),
            r -> assertThat(r).contains("SKU 4: units is 'one', not a number"),
            r -> assertThat(r).contains("SKU 5: SKU-5: The first tier"),
            r -> assertThat(r).contains("SKU 6: effectiveTime is 'soon', not a time"),
            r -> assertThat(r).contains("SKU 7: SKU-7 has no price"),
            r -> assertThat(r).contains("SKU 8: category is missing"),
            r -> assertThat(r).contains("SKU 9: it is null, not an object"));
  }

  @Test
  void countsWhatItDoesNotKnowByReason() throws IOException {
    String daily =
        "\"aggregationInfo\": {\"aggregationLevel\": \"PROJECT\", \"aggregationInterval\": \"DAILY\"},";
    Told told =
        read(
            new SkuPage()
                .with("N2 Instance Core running in Zurich", "Gift", 1)
                .with("Cloud X", "X", "OnDemand", "[]", "furlong", SkuPage.rate(0, "1", 0))
                .withInfo(
                    "Cloud X",
                    "Reads",
                    "OnDemand",
                    "[]",
                    SkuPage.info(
                        "2026-07-01T00:00:00Z",
                        "count",
                        daily,
                        SkuPage.rate(0, "0", 0),
                        SkuPage.rate(50_000, "1", 0))));

    assertThat(told.prices).isEmpty();
    assertThat(told.skipped)
        .containsOnlyKeys(
            "usage type Gift", "usage unit furlong", "tiers that begin anew every day");
  }

  @Test
  void tellsBothSkusOfAnAmbiguousKey() throws IOException {
    Told told =
        read(
            new SkuPage()
                .with("N2 Instance Core running in Zurich", "OnDemand", 5)
                .with("N2 Instance Core running in Switzerland", "OnDemand", 6));

    assertThat(told.ambiguous()).containsExactly(GCE + "core/n2/on-demand");
    assertThat(told.products.get(GCE + "core/n2/on-demand")).containsExactly("SKU-1", "SKU-2");
  }

  @Test
  void failsOnAPageThatIsCutOff() throws IOException {
    String whole =
        new SkuPage().with("N2 Instance Core running in Zurich", "OnDemand", 5).followedBy("");
    Files.writeString(folder.resolve("page.json"), whole.substring(0, whole.length() - 30));

    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("page.json: Line");
  }

  private Told read(SkuPage page) throws IOException {
    Files.writeString(folder.resolve("page.json"), page.followedBy(""));
    return read();
  }

  private Told read() throws IOException {
    return Told.by(
        new GoogleCatalogue("google", new PageFiles(folder), LocalDate.parse("2026-08-22")));
  }
}
