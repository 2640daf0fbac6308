package io.cloudcostguard.pricing.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// An offer file of the vendor's size, in a small heap: `mvnw test -pl pricing-loader -am
/// -Dtest=LargeOfferTest -Dccg.large-offer=<products> -Dsurefire.jvm=-Xmx512m`. AWS's largest has
/// half a million products and 2.5 GB.
@EnabledIfSystemProperty(named = "ccg.large-offer", matches = "\\d+")
class LargeOfferTest {

  private static final String[] SYSTEMS = {"Linux", "Windows", "RHEL", "SUSE"};
  private static final String[] SOFTWARE = {"NA", "SQL Std", "SQL Web"};
  private static final String FILLER = "x".repeat(1_500);

  @TempDir Path folder;

  @Test
  void passesThrough() throws IOException {
    int products = Integer.getInteger("ccg.large-offer");
    Path file = write(products);
    AtomicLong prices = new AtomicLong();
    Instant began = Instant.now();

    OfferJson.read(
        file, "large.json", "test", new PriceKeys("AmazonEC2", null), new Counting(prices));

    Duration took = Duration.between(began, Instant.now());
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%d MB, %d products, %d prices in %s, heap at most %d MB, used now %d MB%n",
        Files.size(file) >> 20,
        products,
        prices.get(),
        took,
        runtime.maxMemory() >> 20,
        runtime.totalMemory() - runtime.freeMemory() >> 20);
    assertThat(prices).hasPositiveValue();
  }

  private record Counting(AtomicLong prices) implements PriceSink {
    @Override
    public void accept(PriceKey key, Price price, String product) {
      prices.incrementAndGet();
    }

    @Override
    public void reject(PriceKey key, String file, long line, String reason) {
      throw new IllegalArgumentException(file + ":" + line + " " + reason);
    }

    @Override
    public void skip(String reason) {}
  }

  private Path write(int products) throws IOException {
    Path file = folder.resolve("large.json");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"formatVersion\":\"v1.0\",\"products\":{\n");
      for (int i = 0; i < products; i++) {
        out.write(product(i));
        out.write(i + 1 < products ? ",\n" : "\n");
      }
      out.write("},\"terms\":{\"OnDemand\":{\n");
      for (int i = 0; i < products; i++) {
        out.write(term(i, "JRTCKXETXF", "{}"));
        out.write(i + 1 < products ? ",\n" : "\n");
      }
      out.write("},\"Reserved\":{\n");
      for (int i = 0; i < products; i++) {
        out.write(
            term(
                i,
                "4NA7Y494T4",
                """
                {"LeaseContractLength":"1yr","OfferingClass":"standard","PurchaseOption":"No Upfront"}\
                """));
        out.write(i + 1 < products ? ",\n" : "\n");
      }
      out.write("}}}\n");
    }
    return file;
  }

  private static String product(int i) {
    return """
    "%s" : {"sku" : "%s", "productFamily" : "Compute Instance", "attributes" : {\
    "servicecode" : "AmazonEC2", "location" : "EU (Ireland)", "locationType" : "AWS Region",\
    "instanceType" : "m%d.large", "tenancy" : "Shared", "operatingSystem" : "%s",\
    "usagetype" : "EU-BoxUsage:m%d.large", "operation" : "RunInstances",\
    "capacitystatus" : "Used", "preInstalledSw" : "%s", "description" : "%s"}}\
    """
        .formatted(sku(i), sku(i), i / 12, SYSTEMS[i % 4], i / 12, SOFTWARE[i / 4 % 3], FILLER);
  }

  private static String term(int i, String code, String attributes) {
    String sku = sku(i);
    return """
    "%1$s" : {"%1$s.%2$s" : {"offerTermCode" : "%2$s", "sku" : "%1$s",\
    "effectiveDate" : "2026-07-01T00:00:00Z", "priceDimensions" : {"%1$s.%2$s.6YS6EN2CT7" : {\
    "rateCode" : "%1$s.%2$s.6YS6EN2CT7", "description" : "%4$s", "beginRange" : "0",\
    "endRange" : "Inf", "unit" : "Hrs", "pricePerUnit" : {"USD" : "0.%5$09d"},\
    "appliesTo" : []}}, "termAttributes" : %3$s}}\
    """
        .formatted(sku, code, attributes, FILLER, i + 1);
  }

  private static String sku(int i) {
    return "SKU%013d".formatted(i);
  }
}
