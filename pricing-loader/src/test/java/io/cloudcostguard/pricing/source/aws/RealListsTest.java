package io.cloudcostguard.pricing.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.pricing.TestDatabase;
import io.cloudcostguard.pricing.catalogue.CatalogueHistory;
import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.http.DownloadProgress;
import io.cloudcostguard.pricing.source.http.Downloads;
import io.cloudcostguard.pricing.source.http.FileTree;
import io.cloudcostguard.pricing.source.http.Patience;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Loads the vendor's own files, which are not part of the project, and prints what was loaded of
/// them: `mvnw test -pl pricing-loader -am -Dtest=RealListsTest -Dccg.vendor-data=<folder>`, where
/// the folder has `bulk-api/` as the project's notes describe it.
@EnabledIfSystemProperty(named = "ccg.vendor-data", matches = ".+")
class RealListsTest {

  private static final PrintStream OUT = System.out;

  private final Path data = Path.of(System.getProperty("ccg.vendor-data", "."));
  private final Path bulk = data.resolve("bulk-api");

  @TempDir Path folder;

  private interface Reading {
    void into(PriceSink sink) throws IOException;
  }

  private record Named(String name, Reading reading) implements PriceSource {
    @Override
    public String digest() {
      return null;
    }

    @Override
    public void read(PriceSink sink) throws IOException {
      reading.into(sink);
    }
  }

  @Test
  void loadsEveryFile() throws IOException {
    HttpServer server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            bulk.resolve("mock-server").toAbsolutePath(),
            SimpleFileServer.OutputLevel.NONE);
    server.start();
    try (TestDatabase database = new TestDatabase();
        Downloads downloads = new Downloads(folder, Patience.usual(), DownloadProgress.silent())) {
      LoadPrices loader =
          new LoadPrices(database.dataSource(), new JdbcTransactionManager(database.dataSource()));
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      List<PriceSource> sources = new ArrayList<>(tree(base, downloads));
      sources.addAll(files());
      sources.forEach(source -> load(loader, source));
      OUT.println("== again");
      sources.forEach(source -> load(loader, source));
      OUT.println(
          database
              .jdbc()
              .sql(
                  """
                  select source || ' | ' || coalesce(failure, file || ' : '
                    || coalesce(line::text, '-') || ' : ' || reason)
                  from price_load left join price_reject using (load) order by load, number
                  """)
              .query(String.class)
              .list()
              .stream()
              .distinct()
              .reduce("== rejects", (a, b) -> a + "\n" + b));
      lookUp(database);
    } finally {
      server.stop(0);
    }
  }

  private static void lookUp(TestDatabase database) {
    OUT.println("== prices by lookup");
    CatalogueHistory history =
        new CatalogueHistory(
            database.dataSource(), new JdbcTransactionManager(database.dataSource()));
    long newest = history.version(null);
    database
        .jdbc()
        .sql(
            """
            select key from (
              select key, row_number() over (order by key) as number from price_current
              where state = 'listed') listed
            where number % 25 = 1 order by key
            """)
        .query(String.class)
        .list()
        .forEach(key -> OUT.println("  " + key + " = " + history.at(new PriceKey(key), newest)));
  }

  private List<PriceSource> tree(URI base, Downloads downloads) {
    List<String> offers =
        List.of("AmazonEC2", "AmazonRDS", "AmazonS3", "AWSLambda", "AmazonECS", "AmazonEFS");
    List<URI> spot =
        Stream.of(
                "spot.js",
                "spot-empty.js",
                "spot-error.js",
                "spot-unavailable-instance.js",
                "spot-fargate.json",
                "spot-fargate-empty.json",
                "spot-fargate-error.json")
            .map(name -> base.resolve("/" + name))
            .toList();
    List<PriceSource> sources =
        new ArrayList<>(
            new AwsBulk(
                    new AwsBulk.Selection(base, offers, List.of("eu-west-1"), true, null, spot),
                    downloads,
                    Clock.systemUTC())
                .lists());
    sources.addAll(
        new AwsBulk(
                new AwsBulk.Selection(
                    base,
                    List.of("AWSComputeSavingsPlan", "AWSDatabaseSavingsPlans", "AmazonEC2"),
                    List.of("eu-west-1", "eu-west-2"),
                    false,
                    null,
                    List.of()),
                downloads,
                Clock.systemUTC())
            .lists());
    return sources;
  }

  private List<PriceSource> files() throws IOException {
    List<PriceSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(bulk)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        String offer =
            file.toString().contains("v1.0/aws/")
                ? file.toString().replaceFirst(".*v1.0/aws/([^/]+)/.*", "$1")
                : "AmazonEC2";
        sources.add(file.toString().contains("savingsplan") ? plan(file) : csv(file, offer));
      }
    }
    Path redshift = bulk.resolve("AmazonRedshift_2018.json");
    sources.add(
        new Named(
            redshift.toString(),
            sink ->
                OfferJson.read(
                    redshift,
                    redshift.toString(),
                    "aws-offer/AmazonRedshift",
                    new PriceKeys("AmazonRedshift", null),
                    sink)));
    return sources;
  }

  private static PriceSource csv(Path file, String offer) {
    PriceKeys keys = new PriceKeys(offer, null);
    return new Named(
        file.toString(),
        sink -> OfferCsv.read(file, file.toString(), "aws-offer/" + offer, keys, sink));
  }

  private static PriceSource plan(Path file) {
    return new Named(
        file.toString(),
        sink ->
            PlanCsv.read(
                file,
                file.toString(),
                new PlanRates("AWSComputeSavingsPlan", "ap-east-2", file.toString(), sink)));
  }

  private static void load(LoadPrices loader, PriceSource source) {
    try {
      LoadResult result = loader.load(source);
      OUT.println(result.sentence() + " " + result.skipped());
      result.ambiguities().forEach(a -> OUT.println("    ambiguous " + a.key() + a.candidates()));
    } catch (RuntimeException e) {
      OUT.println("FAILED " + source.name() + ": " + e.getMessage());
    }
  }

  @Test
  void readsTheIndexes() throws IOException {
    copy("1-global-service-index.json", "offers/v1.0/aws/index.json");
    copy("2-versionIndexUrl-file.json", "offers/v1.0/aws/AmazonEC2/index.json");
    copy(
        "4-currentSavingsPlanIndexUrl-list.json",
        "savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json");
    OfferIndex index = new OfferIndex(FileTree.at(folder.toUri(), null));

    OUT.println(index.asOf("AmazonEC2", "eu-west-1", LocalDate.parse("2021-06-15")));
    OUT.println(index.asOf("AmazonEC2", "eu-west-1", LocalDate.parse("2025-09-30")));
    OUT.println(index.savingsPlan("AWSComputeSavingsPlan", "ap-east-2"));
  }

  private void copy(String name, String path) throws IOException {
    Path to = folder.resolve(path);
    Files.createDirectories(to.getParent());
    Files.copy(bulk.resolve(name), to);
  }

  /// The derived copy of what the vendor sold in eu-west-1 in 2023, put back into offer files: what
  /// it maps to, and how that compares with the bundled book.
  @Test
  void mapsAWholeRegion() throws IOException {
    Path gz = data.resolve("eu-west-1_vendor-attributes_2023-02-23.csv.gz");
    Map<String, Path> offers = DerivedOffers.write(gz, folder);
    Set<String> vocabulary = BundledVocabulary.forms();
    BundledPriceBook book = new BundledPriceBook();
    for (Map.Entry<String, Path> offer : offers.entrySet()) {
      Collected collected = new Collected();
      PriceKeys keys = new PriceKeys(offer.getKey(), "eu-west-1");
      OfferCsv.read(offer.getValue(), offer.getKey(), "derived", keys, collected);
      Map<String, Integer> compared = new TreeMap<>();
      Map<String, Integer> foreign = new TreeMap<>();
      collected.prices.forEach((key, prices) -> {
        compared.merge(compare(book, key, prices), 1, Integer::sum);
        if (!vocabulary.contains(BundledVocabulary.form(key))) {
          foreign.merge(key.replaceAll("/[^/]*\\.[^/]*$", "/<type>"), 1, Integer::sum);
        }
      });
      OUT.println(
          "%s: %d keys, %d rejected, skipped %s%n  against the book: %s%n  ambiguous: %s%n  not in the book's words: %s"
              .formatted(
                  offer.getKey(),
                  collected.prices.size(),
                  collected.rejects.size(),
                  collected.skipped,
                  compared,
                  ambiguous(collected),
                  foreign));
      collected.rejects.stream().limit(10).forEach(OUT::println);
    }
    assertThat(offers).isNotEmpty();
  }

  private static String compare(BundledPriceBook book, String key, List<Price> prices) {
    var listing = book.find(new PriceKey(key));
    if (!(listing instanceof Listing.Listed(Price listed))) {
      return "not in the book";
    }
    boolean unit = prices.stream().allMatch(p -> p.unit().equals(listed.unit()));
    boolean same = prices.stream().anyMatch(p -> p.tiers().equals(listed.tiers()));
    return unit ? same ? "same" : "other price" : "OTHER UNIT " + key;
  }

  private static List<String> ambiguous(Collected collected) {
    return collected.prices.entrySet().stream()
        .filter(e -> e.getValue().stream().map(Price::tiers).distinct().count() > 1)
        .map(e -> e.getKey() + e.getValue().stream().map(Collected::line).toList())
        .limit(20)
        .toList();
  }
}
