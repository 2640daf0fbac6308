package io.cloudcostguard.pricing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.estimation.price.CsvPriceBookWriter;
import io.cloudcostguard.pricing.TestBroker;
import io.cloudcostguard.pricing.TestDatabase;
import io.cloudcostguard.pricing.TestPrices;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import io.cloudcostguard.pricing.publish.Publication;
import io.cloudcostguard.pricing.source.BundledBook;
import io.cloudcostguard.pricing.source.CsvBooks;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

class CatalogueHistoryTest {

  private final TestDatabase database = new TestDatabase();
  private final JdbcTransactionManager transactions =
      new JdbcTransactionManager(database.dataSource());
  private final LoadPrices loader = new LoadPrices(database.dataSource(), transactions);
  private final CatalogueHistory history =
      new CatalogueHistory(database.dataSource(), transactions);

  @TempDir Path folder;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tellsWhatChangedBetweenTwoVersions() {
    // Given
    loader.load(aws().with("x/a", "1").with("x/b", "2").with("x/c", "3").with("x/same", "9"));
    loader.load(aws().with("x/a", "1.5").with("x/b", "2").with("x/c", "3").with("x/same", "9"));
    loader.load(aws().with("x/a", "1.5").with("x/b", "7").with("x/d", "4").with("x/same", "9"));

    // When
    CatalogueDiff all = history.diff(1, 3, 100);

    // Then
    assertThat(List.of(all.newKeys(), all.changed(), all.withdrawn(), all.ambiguous()))
        .containsExactly(1L, 2L, 1L, 0L);
    assertThat(all.changes())
        .containsExactly(
            change("x/a", listed("1"), listed("1.5")),
            change("x/b", listed("2"), listed("7")),
            change("x/c", listed("3"), new Listing.Withdrawn()),
            change("x/d", null, listed("4")));
    assertThat(history.diff(1, 2, 100).changes()).hasSize(1);
    assertThat(history.diff(0, 1, 2).newKeys()).isEqualTo(4);
    assertThat(history.diff(0, 1, 2).changes()).hasSize(2);
    assertThat(history.diff(3, 3, 100).count()).isZero();
  }

  @Test
  void tellsNoChangeOfAPriceThatCameAndWentInBetween() {
    loader.load(aws().with("x/a", "1"));
    loader.load(aws().with("x/a", "2").with("x/b", "1"));
    loader.load(aws().with("x/a", "1"));

    assertThat(history.diff(1, 3, 100).count()).isZero();
  }

  @Test
  void refusesVersionsThatAreNoneOrInTheWrongOrder() {
    loader.load(aws().with("x/a", "1"));

    assertThat(history.version(null)).isEqualTo(1);
    assertThatThrownBy(() -> history.version(2L))
        .hasMessage("Catalogue version 2 does not exist; the newest is 1");
    assertThatThrownBy(() -> history.diff(1, 0, 10)).hasMessageContaining("the older one first");
  }

  @Test
  void knowsAPriceAsOfEachVersion() {
    PriceKey a = new PriceKey("x/a");
    loader.load(aws().with("x/b", "1"));
    loader.load(aws().with("x/b", "1").with("x/a", "1"));
    loader.load(aws().with("x/b", "2").with("x/a", "1"));
    loader.load(aws().with("x/b", "2"));

    assertThat(history.at(a, 1)).isNull();
    assertThat(history.at(a, 2)).isEqualTo(new PriceHistory.Entry(2, listed("1")));
    assertThat(history.at(a, 3)).isEqualTo(new PriceHistory.Entry(2, listed("1")));
    assertThat(history.at(a, 4)).isEqualTo(new PriceHistory.Entry(4, new Listing.Withdrawn()));
  }

  @Test
  void suggestsListedKeysOfTheSameServiceAndRegion() {
    loader.load(
        aws()
            .with("aws/ec2/eu-west-1/instance/m5.large/linux/shared", "1")
            .with("aws/ec2/eu-west-1/instance/m5.large/windows/shared", "1")
            .with("aws/ec2/eu-west-1/instance/c5.large/linux/shared", "1")
            .with("aws/ec2/eu-west-1/ebs/gp3", "1")
            .with("aws/ec2/eu-west-10/instance/m5.larg/linux/shared", "1"));

    assertThat(history.near(new PriceKey("aws/ec2/eu-west-1/instance/m5.larg/linux/shared"), 1, 2))
        .extracting(PriceKey::value)
        .containsExactly(
            "aws/ec2/eu-west-1/instance/m5.large/linux/shared",
            "aws/ec2/eu-west-1/instance/c5.large/linux/shared");
    assertThat(history.near(new PriceKey("aws/ec2/eu-west-9/x"), 1, 5)).isEmpty();
  }

  @Test
  void exportsABookThatLoadsAsNothingNew() throws IOException {
    // Given
    loader.load(new BundledBook());

    // When
    Path book = export(1);
    LoadResult result = loader.load(CsvBooks.at(book));

    // Then
    assertThat(result.version()).isNull();
    assertThat(result.rejected()).isZero();
    assertThat(result.unchanged()).isEqualTo(history.diff(0, 1, 1).newKeys()).isGreaterThan(300);
  }

  @Test
  void exportsAnOlderVersion() throws IOException {
    loader.load(aws().with("x/a", "1").with("x/b", "2"));
    loader.load(aws().with("x/a", "3"));

    assertThat(Files.readAllLines(export(1)))
        .contains("x/a,hours,0,1,USD,2026-01-01,aws", "x/b,hours,0,2,USD,2026-01-01,aws");
    assertThat(Files.readAllLines(export(2)))
        .hasSize(2)
        .contains("x/a,hours,0,3,USD,2026-01-01,aws");
  }

  @Test
  void saysHowVersionAndSourcesStand() throws Exception {
    // Given
    assertThat(history.status()).isEqualTo(new CatalogueStatus(null, 0, List.of()));
    TestBroker broker = new TestBroker();
    CataloguePublisher publisher =
        CataloguePublisher.of(database.dataSource(), transactions, broker.clientConfig());

    // When
    loader.load(aws().with("x/a", "1"));
    publisher.publish();
    loader.load(aws().with("x/a", "2").with("x/b", "2"));
    assertThatThrownBy(() -> loader.load(CsvBooks.at(folder))).isInstanceOf(RuntimeException.class);

    // Then
    CatalogueStatus status = history.status();
    assertThat(status.published()).isEqualTo(1);
    assertThat(status.newest()).isNotNull();
    assertThat(status.newest().version()).isEqualTo(2);
    assertThat(status.newest().publishedAt()).isNull();
    assertThat(status.sources().getFirst().prices()).isEqualTo(2);
    assertThat(status.sources().getLast().checkedAt()).isNull();
    assertThat(status.sources().getLast().failure()).contains("no file in it ends in .csv");
    assertThat(publisher.republishAll()).isEqualTo(new Publication(2, 2));
    assertThat(history.status().published()).isEqualTo(2);
  }

  private Path export(long version) throws IOException {
    Path book = folder.resolve("v" + version + ".csv");
    try (var writer = new CsvPriceBookWriter(Files.newBufferedWriter(book))) {
      history.read(version, writer::write);
    }
    return book;
  }

  private static CatalogueDiff.Change change(String key, Listing before, Listing after) {
    return new CatalogueDiff.Change(new PriceKey(key), before, after);
  }

  private static Listing listed(String price) {
    return new Listing.Listed(TestPrices.price(price, "2026-01-01", "aws"));
  }

  private static TestPrices aws() {
    return new TestPrices("aws");
  }
}
