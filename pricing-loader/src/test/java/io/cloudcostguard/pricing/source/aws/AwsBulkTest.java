package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.http.VendorServer.body;
import static io.cloudcostguard.pricing.source.http.VendorServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.cloudcostguard.pricing.TestDatabase;
import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.http.DownloadProgress;
import io.cloudcostguard.pricing.source.http.Downloads;
import io.cloudcostguard.pricing.source.http.Patience;
import io.cloudcostguard.pricing.source.http.VendorServer;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// The vendor's tree, served and loaded into the catalogue.
class AwsBulkTest {

  private static final Path TREE = Path.of("src/test/resources/aws-bulk");
  private static final String EC2 = "/offers/v1.0/aws/AmazonEC2/20260701000000/eu-west-1/index.csv";

  private final TestDatabase database = new TestDatabase();
  private final LoadPrices loader =
      new LoadPrices(database.dataSource(), new JdbcTransactionManager(database.dataSource()));
  private VendorServer server;
  private Downloads downloads;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new VendorServer().otherwise(AwsBulkTest::file);
    Patience patience =
        new Patience(4, Duration.ofMillis(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
    downloads = new Downloads(folder, patience, DownloadProgress.silent());
  }

  @AfterEach
  void stop() throws IOException {
    downloads.close();
    server.close();
    database.close();
  }

  @Test
  void loadsEachOfferOfEachRegionAsAListOfItsOwn() {
    List<PriceSource> lists =
        lists(true, "AmazonEC2", "AmazonRDS", "AWSLambda", "AWSComputeSavingsPlan");

    assertThat(lists)
        .extracting(PriceSource::name)
        .containsExactly(
            "aws/AmazonEC2/eu-west-1",
            "aws/AmazonRDS/eu-west-1",
            "aws/AWSLambda/eu-west-1",
            "aws/AWSComputeSavingsPlan/eu-west-1",
            "aws/spot/spot.js",
            "aws/spot/spot-fargate.json");
    assertThat(lists.stream().map(loader::load).map(LoadResult::newKeys))
        .containsExactly(14L, 12L, 2L, 3L, 1L, 2L);
    assertThat(price("aws/ec2/eu-west-1/spot/linux/shared/m5.large")).isEqualTo("0.0401");
    assertThat(price("aws/rds/eu-west-1/storage/mysql/gp2/single-az")).isEqualTo("0.127");
  }

  @Test
  void keepsTheVendorsRowOfEachPrice() throws IOException {
    lists(true, "AmazonEC2", "AWSComputeSavingsPlan").forEach(loader::load);
    String ec2 = Files.readString(TREE.resolve(EC2.substring(1)));

    assertThat(row("aws/ec2/eu-west-1/on-demand/linux/shared/m5.large"))
        .isEqualTo(
            "AAAAAAAAAAAAAAA1 AAAAAAAAAAAAAAA1.JRTCKXETXF.RATE0 line 7 of %s %s of 2026-07-01T00:00:00Z %s"
                .formatted(
                    server.base().resolve(EC2.substring(1)),
                    EC2.replace(".csv", ".json"),
                    Sha256.hex(ec2)));
    assertThat(row("aws/ec2/eu-west-1/spot/linux/shared/m5.large"))
        .startsWith("m5.large - line - of " + server.base().resolve("spot.js") + " - ");
    assertThat(rows("aws/savings-plan/"))
        .hasSize(3)
        .allMatch(
            row -> row.matches("[A-Z0-9]+ SP1\\.[A-Z0-9]+ line \\d+ of http.*/index\\.csv .*"));
  }

  @Test
  void keepsTheVendorsRowOfAFileInJson() {
    loader.load(lists(false, "AmazonEC2").getFirst());

    assertThat(row("aws/ec2/eu-west-1/on-demand/linux/shared/m5.large"))
        .matches(
            "AAAAAAAAAAAAAAA1 AAAAAAAAAAAAAAA1.JRTCKXETXF.RATE0 line \\d+ of http.*/index\\.json"
                + " .*");
  }

  private String row(String key) {
    List<String> rows = rows(key);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private List<String> rows(String keys) {
    return database
        .jdbc()
        .sql(
            """
            select concat(coalesce(product, '-'), ' ', coalesce(rate, '-'), ' line ',
              coalesce(line::text, '-'), ' of ', location, ' ', coalesce(edition, '-'), ' ', sha256)
            from price_entry join price_file using (file) where starts_with(key, :keys)
            order by key
            """)
        .param("keys", keys)
        .query(String.class)
        .list();
  }

  @Test
  void bringsAndReadsNothingAgainThatHasTheSameVersion() {
    lists(true, "AmazonEC2").forEach(loader::load);
    server.asked().clear();

    LoadResult again = loader.load(lists(true, "AmazonEC2").getFirst());

    assertThat(again.version()).isNull();
    assertThat(again.unchanged()).isEqualTo(14);
    assertThat(server.asked()).noneMatch(asked -> asked.contains(EC2));
  }

  @Test
  void makesNoVersionOfTheSamePricesInTheOtherForm() {
    loader.load(lists(true, "AmazonEC2").getFirst());

    LoadResult json = loader.load(lists(false, "AmazonEC2").getFirst());

    assertThat(json.version()).isNull();
    assertThat(json.unchanged()).isEqualTo(14);
  }

  @Test
  void arrivesAtTheSameOverABadLine() throws IOException {
    byte[] ec2 = Files.readAllBytes(TREE.resolve(EC2.substring(1)));
    server.otherwise(exchange -> {
      String path = exchange.getRequestURI().getPath();
      boolean first = server.asked().stream().filter(a -> a.startsWith(path)).count() == 1;
      String range = exchange.getRequestHeaders().getFirst("Range");
      if (path.equals(EC2) && range != null) {
        rest(exchange, ec2, range);
      } else if (path.equals(EC2)) {
        body(exchange, 200, ec2, ec2.length / 3, "ETag", "\"1\"");
      } else if (first) {
        status(exchange, 503, "Retry-After", "0");
      } else {
        file(exchange);
      }
    });

    LoadResult result = loader.load(lists(true, "AmazonEC2").getFirst());

    assertThat(result.newKeys()).isEqualTo(14);
    assertThat(server.asked()).anyMatch(asked -> asked.startsWith(EC2 + " Range="));
  }

  @Test
  void changesNothingWhenAFileOfTheVendorIsCut() throws IOException {
    loader.load(lists(false, "AmazonEC2").getFirst());
    byte[] whole = Files.readAllBytes(TREE.resolve(EC2.substring(1).replace(".csv", ".json")));
    byte[] cut = Arrays.copyOf(whole, whole.length - 700);
    Path copy = folder.resolve("copy");
    copyTree(copy);
    Files.write(copy.resolve(EC2.substring(1).replace(".csv", ".json")), cut);
    database.jdbc().sql("update price_source set digest = 'older'").update();
    PriceSource broken = list(copy.toUri());

    assertThatThrownBy(() -> loader.load(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index.json: Line ");

    assertThat(price("aws/ec2/eu-west-1/on-demand/linux/shared/m5.large")).isEqualTo("0.107");
    assertThat(
            database
                .jdbc()
                .sql("select failure from price_load where failure is not null")
                .query(String.class)
                .single())
        .contains("index.json: Line ");
    assertThat(database.jdbc().sql("select count(*) from price_offer").query(Long.class).single())
        .isEqualTo(14);
  }

  private List<PriceSource> lists(boolean csv, String... offers) {
    List<URI> spot =
        offers.length == 1
            ? List.of()
            : List.of(server.base().resolve("spot.js"), server.base().resolve("spot-fargate.json"));
    return new AwsBulk(
            new AwsBulk.Selection(
                server.base(), List.of(offers), List.of("eu-west-1"), csv, null, spot),
            downloads,
            Clock.systemUTC())
        .lists();
  }

  private PriceSource list(URI base) {
    return new AwsBulk(
            new AwsBulk.Selection(
                base, List.of("AmazonEC2"), List.of("eu-west-1"), false, null, List.of()),
            downloads,
            Clock.systemUTC())
        .lists()
        .getFirst();
  }

  private String price(String key) {
    return database
        .jdbc()
        .sql("select tiers->0->>'price' from price_current where key = :key and state = 'listed'")
        .param("key", key)
        .query(String.class)
        .single();
  }

  private static void file(HttpExchange exchange) throws IOException {
    Path file = TREE.resolve(exchange.getRequestURI().getPath().substring(1));
    if (Files.isRegularFile(file)) {
      byte[] content = Files.readAllBytes(file);
      body(exchange, 200, content, content.length, "ETag", "\"" + content.length + "\"");
    } else {
      status(exchange, 404);
    }
  }

  private static void rest(HttpExchange exchange, byte[] content, String range) throws IOException {
    int from = Integer.parseInt(range.replaceAll("\\D", ""));
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    String given = "bytes %d-%d/%d".formatted(from, content.length - 1, content.length);
    body(exchange, 206, rest, rest.length, "Content-Range", given);
  }

  private static void copyTree(Path to) throws IOException {
    try (var files = Files.walk(TREE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(TREE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
