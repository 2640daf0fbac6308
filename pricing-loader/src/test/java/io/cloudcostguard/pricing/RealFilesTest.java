package io.cloudcostguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.pricing.catalogue.CatalogueHistory;
import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.Told;
import io.cloudcostguard.pricing.source.azure.AzureRetailPrices;
import io.cloudcostguard.pricing.source.google.GoogleCatalogue;
import io.cloudcostguard.pricing.source.page.PageFiles;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Loads every vendor file under a folder of real ones and prints what was loaded of it. No part of
/// the build: `./mvnw test -pl pricing-loader -am -Dtest=RealFilesTest -Dccg.data=FOLDER
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@EnabledIfSystemProperty(named = "ccg.data", matches = ".+")
class RealFilesTest {

  private static final Path DATA = Path.of(System.getProperty("ccg.data", "."));

  @Test
  void loadsEveryFileOfAzure() throws IOException {
    for (Path file : files("azure", "retail-api")) {
      load(file, new AzureRetailPrices("azure", new PageFiles(file), dayOf(file)));
    }
  }

  @Test
  void loadsEveryFileOfGoogle() throws IOException {
    for (Path file : files("gcp", "")) {
      load(file, new GoogleCatalogue("google", new PageFiles(file), dayOf(file)));
    }
  }

  /// Into a catalogue of its own, and once more: then nothing changes.
  private static void load(Path file, PriceSource source) throws IOException {
    Told told = Told.by(source);
    show(file, told);
    try (TestDatabase database = new TestDatabase()) {
      LoadPrices loader =
          new LoadPrices(database.dataSource(), new JdbcTransactionManager(database.dataSource()));
      LoadResult first = loader.load(source);
      System.out.println("  " + first.sentence());
      System.out.println("  " + loader.load(source).sentence());
      assertThat(first.newKeys()).isEqualTo(told.prices.size() - told.ambiguous().size());
      assertThat(first.rejected()).isEqualTo(told.rejected.size());
      assertThat(loader.load(source).version()).isNull();
      lookUp(told, database);
    }
  }

  /// Some forty keys of a file, over the whole of it.
  private static void lookUp(Told told, TestDatabase database) {
    CatalogueHistory history =
        new CatalogueHistory(
            database.dataSource(), new JdbcTransactionManager(database.dataSource()));
    List<String> keys = new ArrayList<>(told.prices.keySet());
    keys.removeAll(told.ambiguous());
    for (int i = 0; i < keys.size(); i += Math.max(1, keys.size() / 40)) {
      PriceHistory.Entry entry = history.at(new PriceKey(keys.get(i)), 1);
      Price read = told.last.get(keys.get(i));
      System.out.println("  lookup " + keys.get(i) + " = " + told.price(keys.get(i)));
      assertThat(entry).isNotNull();
      assertThat(entry.listing())
          .isInstanceOfSatisfying(
              Listing.Listed.class,
              listed -> {
                assertThat(listed.price().tiers()).isEqualTo(read.tiers());
                assertThat(listed.price().unit()).isEqualTo(read.unit());
                assertThat(listed.price().currency()).isEqualTo(read.currency());
              });
    }
  }

  private static List<Path> files(String vendor, String folder) throws IOException {
    try (Stream<Path> all = Files.walk(DATA.resolve(vendor).resolve(folder))) {
      return all.filter(file -> file.toString().matches(".*\\.json(\\.gz)?")).sorted().toList();
    }
  }

  /// Copies of a list are named after the day, or the month, that they were made.
  private static LocalDate dayOf(Path file) {
    String day =
        file.getFileName().toString().replaceFirst(".*?(\\d{4}-\\d\\d)(-\\d\\d)?\\..*", "$1$2");
    return switch (day.length()) {
      case 10 -> LocalDate.parse(day);
      case 7 -> LocalDate.parse(day + "-28");
      default -> LocalDate.parse("2026-08-22");
    };
  }

  private static void show(Path file, Told told) {
    System.out.printf(
        "%n%s: %d accepted, %d keys, %d ambiguous, %d rejected%n",
        DATA.relativize(file),
        told.accepted,
        told.prices.size(),
        told.ambiguous().size(),
        told.rejected.size());
    told.skipped.forEach(
        (reason, count) -> System.out.println("  skipped " + count + " " + reason));
    told.rejected.stream()
        .limit(10)
        .forEach(rejected -> System.out.println("  rejected " + rejected));
    told.ambiguous().stream()
        .limit(20)
        .forEach(key ->
            System.out.printf(
                "  ambiguous %s: %s of %s%n", key, told.prices.get(key), told.products.get(key)));
    assertThat(told.prices).isNotEmpty();
  }
}
