package io.cloudcostguard.pricing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.estimation.price.ContractBook;
import io.cloudcostguard.estimation.price.ContractedPrices;
import io.cloudcostguard.pricing.TestDatabase;
import io.cloudcostguard.pricing.TestPrices;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class LoadContractTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final PriceScope EC2 = new PriceScope("aws/ec2");
  private static final PriceKey BOX = new PriceKey("aws/ec2/eu/box");

  private final TestDatabase database = new TestDatabase();
  private final JdbcTransactionManager transactions =
      new JdbcTransactionManager(database.dataSource());
  private final LoadPrices lists = new LoadPrices(database.dataSource(), transactions);
  private final LoadContract loader = new LoadContract(database.dataSource(), transactions);
  private final CatalogueHistory history =
      new CatalogueHistory(database.dataSource(), transactions);

  @TempDir Path folder;

  @BeforeEach
  void loadTheList() {
    lists.load(new TestPrices("aws").with(BOX.value(), "1").with("aws/ebs/eu/gp3", "0.1"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void makesAVersionAndAnswersAsOfEach() throws IOException {
    LoadContract.Loaded first = load("acme", "aws/ec2,10,,,,,2026-01-01,EDP");
    LoadContract.Loaded second =
        load("acme", "aws/ec2,12,,,,,2026-01-01,EDP", "aws/ebs,5,,,,,2026-01-01,EDP");
    LoadContract.Loaded third = load("acme", "aws/ebs,5,,,,,2026-01-01,EDP");

    assertThat(first.result().sentence())
        .startsWith(
            "contract:acme made catalogue version 2: 1 new, 0 changed, 0 withdrawn, 0 unchanged");
    assertThat(second.result().sentence())
        .startsWith("contract:acme made catalogue version 3: 1 new, 1 changed");
    assertThat(third.result().sentence())
        .startsWith(
            "contract:acme made catalogue version 4: 0 new, 0 changed, 1 withdrawn, 1 unchanged");
    assertThat(List.of(percent(2), percent(3))).containsExactly("10", "12");
    assertThat(history.term("acme", EC2, 1)).isNull();
    assertThat(history.term("acme", EC2, 4)).isNull();
  }

  @Test
  void addsTermsToAContractAndKeepsTheOthers() throws IOException {
    load("acme", "aws/ec2,10,,,,,2026-01-01,EDP", "aws/ebs,5,,,,,2026-01-01,EDP");

    LoadContract.Loaded added =
        loader.add(
            "acme",
            Map.of(
                EC2,
                new ContractTerm(
                    null,
                    new ContractTerm.Discount(new BigDecimal("12.5"), TODAY, "bill of 2026-05"))));

    assertThat(added.result().sentence())
        .startsWith(
            "contract:acme made catalogue version 3: 0 new, 1 changed, 0 withdrawn, 1 unchanged");
    assertThat(percent(3)).isEqualTo("12.5");
    assertThat(history.term("acme", new PriceScope("aws/ebs"), 3)).isNotNull();
  }

  @Test
  void makesNoVersionWhenNothingChanged() throws IOException {
    String price = "aws/ebs/eu/gp3,,hours,0,0.080,USD,2026-01-01,A3";
    load("acme", "aws/ec2,10,,,,,2026-01-01,EDP", price);

    LoadContract.Loaded again =
        load("acme", price.replace("0.080", "0.08"), "aws/ec2,10.0%,,,,,2026-01-01,EDP");

    assertThat(again.result().version()).isNull();
    assertThat(again.result().unchanged()).isEqualTo(2);
  }

  @Test
  void keepsTenantsApart() throws IOException {
    load("acme", "aws/ec2,10,,,,,2026-01-01,EDP");
    load("other", "aws/ec2,20,,,,,2026-01-01,EDP");
    loader.withdraw("acme");

    assertThat(pays("acme", 3)).isEqualTo("0.9");
    assertThat(pays("acme", 4)).isEqualTo("1");
    assertThat(pays("other", 4)).isEqualTo("0.8");
    assertThat(pays("nobody", 4)).isEqualTo("1");
  }

  @Test
  void leavesListPricesAndTheirCountAlone() throws IOException {
    load("acme", BOX + ",,hours,0,0.5,USD,2026-01-01,A3");

    assertThat(history.at(BOX, 2).version()).isEqualTo(1);
    assertThat(history.diff(1, 2, 10).count()).isZero();
    assertThat(history.status().newest().keys()).isEqualTo(2);
    assertThat(pays("acme", 2)).isEqualTo("0.5");
  }

  @Test
  void followsTheListUnderADiscount() throws IOException {
    load("acme", "aws/ec2,10,,,,,2026-01-01,EDP");
    lists.load(new TestPrices("aws").with(BOX.value(), "2").with("aws/ebs/eu/gp3", "0.1"));

    assertThat(pays("acme", 2)).isEqualTo("0.9");
    assertThat(pays("acme", 3)).isEqualTo("1.8");
  }

  @Test
  void endsTheTermsOfAWithdrawnContract() throws IOException {
    load("acme", "aws/ec2,10,,,,,2026-01-01,EDP");

    assertThat(loader.withdraw("acme").withdrawn()).isEqualTo(1);
    assertThat(loader.withdraw("acme").version()).isNull();
    assertThat(load("acme").result().version()).isNull();
    assertThat(history.status().sources())
        .filteredOn(source -> source.name().equals("contract:acme"))
        .singleElement()
        .satisfies(source -> assertThat(source.prices()).isZero());
  }

  @Test
  void isNotWithdrawnLikeAList() throws IOException {
    load("acme", "aws/ec2,10,,,,,2026-01-01,EDP");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> lists.withdraw("contract:acme"))
        .withMessageEndingWith("withdraw --tenant acme");
  }

  @Test
  void takesWhatIsInEffectOnTheDay() throws IOException {
    String[] rows = {"aws/ec2,10,,,,,2026-01-01,EDP", "aws/ec2,15,,,,,2026-07-01,EDP"};

    LoadContract.Loaded june = load("acme", rows);
    LoadContract.Loaded july =
        loader.load("acme", new ContractBook(book(rows)), LocalDate.of(2026, 7, 1));

    assertThat(june.notYet()).isEqualTo(1);
    assertThat(july.notYet()).isZero();
    assertThat(List.of(percent(2), percent(3))).containsExactly("10", "15");
  }

  @Test
  void reportsATieWithFileAndLineAndChangesNothing() throws IOException {
    load("acme", "aws/ec2,10,,,,,2026-01-01,EDP");
    Path tie = book("aws/ec2,12,,,,,2026-02-01,EDP", "aws/ec2,15,,,,,2026-02-01,EDP");
    String told =
        tie
            + ": Line 3 of the price book: aws/ec2 has another discount from 2026-02-01 on in line 2";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> loader.load("acme", new ContractBook(tie), TODAY))
        .withMessage(told);

    assertThat(history.version(null)).isEqualTo(2);
    assertThat(pays("acme", 2)).isEqualTo("0.9");
    assertThat(history.status().sources())
        .anySatisfy(source -> assertThat(source.failure()).isEqualTo(told));
  }

  @Test
  void reportsAFileThatIsNotThere() {
    Path missing = folder.resolve("missing.csv");

    assertThatThrownBy(() -> loader.load("acme", new ContractBook(missing), TODAY))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing.csv cannot be read");
  }

  @Test
  void warnsOfTermsThatCoverNoListPrice() throws IOException {
    assertThat(
            load(
                    "acme",
                    "aws,1,,,,,2026-01-01,",
                    "aws/ec,10,,,,,2026-01-01,slip of the pen",
                    "aws/ec2/eu/box,,hours,0,0.5,USD,2026-01-01,fits",
                    "aws/ebs/eu/gp3,,GB,0,0.5,USD,2026-01-01,other unit",
                    "aws/ebs/eu/gp9,,GB,0,0.5,USD,2026-01-01,not listed")
                .warnings())
        .containsExactly(
            "aws/ebs/eu/gp3: agreed in USD per GB, listed otherwise",
            "aws/ebs/eu/gp9: no price of this key is listed",
            "aws/ec: no price is listed under it, so there is nothing to discount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a b", "ä"})
  void refusesWhatIsNoTenantsName(String tenant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loader.withdraw(tenant))
        .withMessageContaining("A tenant's name is");
  }

  @Test
  void letsOnlyOneLoaderWork() throws SQLException {
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(LoadPrices.LOCK);

      assertThatThrownBy(() -> loader.withdraw("acme")).isInstanceOf(LoaderBusyException.class);

      other.rollback();
    }
  }

  private LoadContract.Loaded load(String tenant, String... rows) throws IOException {
    return loader.load(tenant, new ContractBook(book(rows)), TODAY);
  }

  private Path book(String... rows) throws IOException {
    return Files.writeString(
        folder.resolve("contract.csv"),
        "key,discount,unit,tier_from,price,currency,effective_from,source\n"
            + String.join("\n", rows)
            + "\n");
  }

  private String percent(long version) {
    ContractTerm term = history.term("acme", EC2, version);
    return term.discount().percent().toPlainString();
  }

  private @Nullable String pays(String tenant, long version) {
    return new ContractedPrices(new TenantPrices(history, tenant, version)).find(BOX)
            instanceof Listing.Listed(var price)
        ? price.tiers().getFirst().price().toPlainString()
        : null;
  }
}
