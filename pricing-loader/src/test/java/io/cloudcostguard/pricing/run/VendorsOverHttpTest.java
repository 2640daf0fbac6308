package io.cloudcostguard.pricing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.Told;
import io.cloudcostguard.pricing.source.VendorLists;
import io.cloudcostguard.pricing.source.page.VendorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class VendorsOverHttpTest {

  private static final String AZURE =
      "/prices?api-version=2023-01-01-preview&currencyCode=%27USD%27"
          + "&$filter=serviceName%20eq%20%27Storage%27"
          + "%20and%20%28armRegionName%20eq%20%27westeurope%27%29";
  private static final String ITEM =
      """
      {"currencyCode": "USD", "tierMinimumUnits": 0, "retailPrice": %s, "armRegionName": "westeurope",
       "effectiveStartDate": "2026-01-01T00:00:00Z", "meterId": "m", "meterName": "LRS Data Stored",
       "skuId": "p/1", "productName": "Files", "skuName": "%s", "serviceName": "Storage",
       "unitOfMeasure": "1 GB/Month", "type": "Consumption"}\
      """;
  private static final String SKUS =
      """
      {"skus": [{"skuId": "A", "description": "N2 Instance Core running in Zurich",
        "category": {"serviceDisplayName": "Compute Engine", "resourceGroup": "CPU",
          "usageType": "OnDemand"},
        "serviceRegions": ["europe-west6"],
        "pricingInfo": [{"effectiveTime": "2026-01-01T00:00:00Z", "pricingExpression": {
          "usageUnit": "h", "tieredRates": [{"startUsageAmount": 0,
            "unitPrice": {"currencyCode": "USD", "units": "0", "nanos": 44000000}}]}}]}],
       "nextPageToken": ""}\
      """;

  @TempDir Path folder;
  private VendorServer server;

  @BeforeEach
  void start() throws IOException {
    server = new VendorServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void loadsAzureByServiceAndRegionAndWaitsWhenAskedTo() {
    server
        .with(AZURE, page("Hot", "https://prices.azure.com:443/api/retail/prices?$skip=1000"))
        .with("/prices?$skip=1000", page("Cool", ""))
        .refusing(2);

    run(
        vendors -> {
          PriceSource list = only(vendors);
          list.fetch();

          assertThat(list.name()).isEqualTo("azure:Storage");
          assertThat(Told.by(list).prices.keySet())
              .containsExactly(
                  "azure/storage/westeurope/files/cool/lrs-data-stored/on-demand",
                  "azure/storage/westeurope/files/hot/lrs-data-stored/on-demand");
          assertThat(server.asked).hasSize(4);
        },
        "ccg.pricing.azure.base-url=" + server.base() + "/prices",
        "ccg.pricing.azure.services=Storage",
        "ccg.pricing.azure.regions=westeurope");
  }

  @Test
  void givesUpAVendorThatDoesNotAnswerInTime() {
    server.refusing(1_000);

    run(
        vendors ->
            assertThatThrownBy(() -> only(vendors).fetch())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is given up after 3 attempts")
                .hasMessageContaining("429"),
        "ccg.pricing.azure.base-url=" + server.base() + "/prices",
        "ccg.pricing.azure.services=Storage");
  }

  @Test
  void sendsGooglesKeyOnlyInAHeader() {
    String skus = "/v1/services/6F81-5844-456A/skus?currencyCode=USD&pageSize=5000";
    server.with(skus, SKUS);

    run(
        vendors -> {
          PriceSource list = only(vendors);
          list.fetch();

          assertThat(Told.by(list).price("google/compute-engine/europe-west6/core/n2/on-demand"))
              .isEqualTo("0.044 USD per hours");
          assertThat(server.keys).containsExactly("a-canary");
          assertThat(server.asked).containsExactly(skus);
          assertThat(filesWith("a-canary")).isEmpty();
          server.close();
          assertThatThrownBy(list::fetch)
              .hasStackTraceContaining("6F81")
              .satisfies(failure ->
                  assertThat(failure)
                      .isNotInstanceOf(RuntimeException.class)
                      .message()
                      .doesNotContain("a-canary"));
        },
        "ccg.pricing.google.base-url=" + server.base(),
        "ccg.pricing.google.services=6F81-5844-456A",
        "ccg.pricing.google.api-key=a-canary");
  }

  @Test
  void readsFilesAndFoldersAsTheyAre() throws IOException {
    Path pages = Files.createDirectory(folder.resolve("pages"));
    Files.writeString(pages.resolve("1.json"), page("Hot", "elsewhere"));
    Files.writeString(folder.resolve("skus.json"), SKUS);

    run(
        vendors -> {
          List<Told> told = new ArrayList<>();
          for (VendorLists vendor : vendors) {
            for (PriceSource list : vendor.lists()) {
              list.fetch();
              assertThat(list.digest()).isNotNull();
              told.add(Told.by(list));
            }
          }
          assertThat(told).hasSize(2).allMatch(each -> each.accepted == 1);
        },
        "ccg.pricing.azure.base-url=" + pages.toUri(),
        "ccg.pricing.google.base-url=" + folder.resolve("skus.json").toUri());
  }

  @Test
  void loadsNothingThatIsNotConfigured() {
    run(vendors -> assertThat(vendors).allMatch(vendor -> vendor.lists().isEmpty()));
  }

  @FunctionalInterface
  private interface Check {
    void run(List<VendorLists> vendors) throws IOException;
  }

  private void run(Check check, String... properties) {
    new ApplicationContextRunner()
        .withUserConfiguration(
            VendorConfiguration.class, AzureConfiguration.class, GoogleConfiguration.class)
        .withPropertyValues(
            "ccg.pricing.downloads.folder=" + folder.resolve("downloads"),
            "ccg.pricing.downloads.attempts=3",
            "ccg.pricing.downloads.first-wait=10ms")
        .withPropertyValues(properties)
        .run(context -> {
          assertThat(context).hasNotFailed();
          check.run(List.copyOf(context.getBeansOfType(VendorLists.class).values()));
        });
  }

  private static PriceSource only(List<VendorLists> vendors) {
    List<PriceSource> lists = vendors.stream().flatMap(vendor -> vendor.lists().stream()).toList();
    assertThat(lists).hasSize(1);
    return lists.getFirst();
  }

  private static String page(String sku, String next) {
    return "{\"Items\": [%s], \"NextPageLink\": \"%s\"}"
        .formatted(ITEM.formatted("0.02", sku), next);
  }

  private List<Path> filesWith(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
