package io.cloudcostguard.pricing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.cloudcostguard.estimation.price.CsvPriceBook;
import io.cloudcostguard.pricing.TestDatabase;
import io.cloudcostguard.pricing.TestPrices;
import io.cloudcostguard.pricing.source.CsvBooks;
import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

class LoadPricesTest {

  private final TestDatabase database = new TestDatabase();
  private final LoadPrices loader =
      new LoadPrices(database.dataSource(), new JdbcTransactionManager(database.dataSource()));

  @TempDir Path folder;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void makesTheFirstVersionOfEveryKey() {
    LoadResult result = loader.load(aws().with("x/a", "0.10").with("x/b", "0.20"));

    assertThat(result.version()).isEqualTo(1);
    assertThat(result.newKeys()).isEqualTo(2);
    assertThat(current()).containsExactly("x/a 0.1 @1", "x/b 0.2 @1");
  }

  @Test
  void makesNoVersionWhenNothingChanged() {
    loader.load(aws().with("x/a", "0.10").with("x/b", "0.20"));
    List<String> rows = rows();

    LoadResult result = loader.load(aws().with("x/a", "0.100").with("x/b", "0.2"));

    assertThat(result.version()).isNull();
    assertThat(result.unchanged()).isEqualTo(2);
    assertThat(result.sentence()).startsWith("aws changed nothing: 2 unchanged");
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void givesAnEntryToNewAndChangedAndWithdrawnKeysOnly() {
    loader.load(aws().with("x/a", "1").with("x/b", "2").with("x/c", "3"));

    LoadResult result = loader.load(aws().with("x/b", "2").with("x/c", "4").with("x/d", "5"));

    assertThat(List.of(result.newKeys(), result.changed(), result.withdrawn(), result.unchanged()))
        .containsExactly(1L, 1L, 1L, 1L);
    assertThat(current()).containsExactly("x/a withdrawn @2", "x/b 2 @1", "x/c 4 @2", "x/d 5 @2");
    assertThat(count("select prices from catalogue_version where version = 2")).isEqualTo(4);
    assertThat(count("select count(*) from price_entry where key = 'x/c'")).isEqualTo(2);
  }

  @Test
  void listsAWithdrawnKeyAgain() {
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    loader.load(aws().with("x/b", "1"));

    LoadResult result = loader.load(aws().with("x/a", "1").with("x/b", "1"));

    assertThat(result.changed()).isEqualTo(1);
    assertThat(current()).containsExactly("x/a 1 @3", "x/b 1 @1");
  }

  @Test
  void comparesTiersUnitAndCurrencyAndNotTheDate() {
    loader.load(aws().with("x/a", tiers("hours", "USD", "2026-01-01", "0.1", "0.05")));

    assertThat(
            loader
                .load(aws().with("x/a", tiers("hours", "USD", "2026-07-01", "0.10", "0.05")))
                .version())
        .isNull();
    assertThat(
            loader
                .load(aws().with("x/a", tiers("hours", "USD", "2026-07-01", "0.10", "0.04")))
                .changed())
        .isEqualTo(1);
    assertThat(
            loader
                .load(aws().with("x/a", tiers("GB", "USD", "2026-07-01", "0.10", "0.04")))
                .changed())
        .isEqualTo(1);
    assertThat(
            loader
                .load(aws().with("x/a", tiers("GB", "EUR", "2026-07-01", "0.10", "0.04")))
                .changed())
        .isEqualTo(1);
  }

  @Test
  void withdrawsOnlyWhatTheSameSourceBrought() {
    loader.load(aws().with("x/a", "1"));
    loader.load(book().with("x/b", "1"));

    LoadResult result = loader.load(book().with("x/c", "1"));

    assertThat(result.withdrawn()).isEqualTo(1);
    assertThat(current()).containsExactly("x/a 1 @1", "x/b withdrawn @3", "x/c 1 @3");
  }

  @Test
  void takesTheNewestPriceOfSeveralSourcesAndFallsBackToTheOther() {
    loader.load(aws().with("x/a", "1", "2026-03-01"));

    LoadResult older = loader.load(book().with("x/a", "2", "2026-02-01").with("x/b", "1"));
    assertThat(older.unchanged()).isEqualTo(1);
    assertThat(current()).containsExactly("x/a 1 @1", "x/b 1 @2");

    LoadResult newer = loader.load(book().with("x/a", "2", "2026-04-01").with("x/b", "1"));
    assertThat(newer.changed()).isEqualTo(1);
    assertThat(current()).containsExactly("x/a 2 @3", "x/b 1 @2");

    LoadResult gone = loader.load(book().with("x/b", "1"));
    assertThat(gone.changed()).isEqualTo(1);
    assertThat(gone.withdrawn()).isZero();
    assertThat(current()).containsExactly("x/a 1 @4", "x/b 1 @2");
  }

  @Test
  void takesThePriceThatChangedLastOfSeveralWithOneDate() {
    loader.load(book().with("x/a", "1"));
    loader.load(aws().with("x/a", "2"));
    assertThat(current()).containsExactly("x/a 2 @2");

    assertThat(loader.load(book().with("x/a", "1")).version()).isNull();
    assertThat(loader.load(book().with("x/a", "3")).version()).isNotNull();
    assertThat(current()).containsExactly("x/a 3 @3");
  }

  @Test
  void listsANewKeyWithTwoPricesAsAmbiguous() {
    TestPrices twice = aws().with("x/a", "1").with("x/b", "1").with("x/a", "2");

    LoadResult result = loader.load(twice);

    assertThat(result.ambiguous()).isEqualTo(1);
    assertThat(result.newKeys()).isEqualTo(1);
    assertThat(result.ambiguities())
        .singleElement()
        .satisfies(ambiguity -> {
          assertThat(ambiguity.key().value()).isEqualTo("x/a");
          assertThat(ambiguity.candidates())
              .containsExactly(
                  "1 USD per hours (aws, 2026-01-01)", "2 USD per hours (aws, 2026-01-01)");
        });
    assertThat(current()).containsExactly("x/a ambiguous @1", "x/b 1 @1");
    assertThat(loader.load(twice).version()).isNull();
    assertThat(loader.load(twice).ambiguous()).isEqualTo(1);

    assertThat(loader.load(aws().with("x/a", "2").with("x/b", "1")).changed()).isEqualTo(1);
    assertThat(current()).containsExactly("x/a 2 @2", "x/b 1 @1");
  }

  @Test
  void keepsAListedPriceWhenItsKeyBecomesAmbiguous() {
    loader.load(aws().with("x/a", "1"));

    LoadResult result = loader.load(aws().with("x/a", "2").with("x/a", "3"));

    assertThat(result.ambiguous()).isEqualTo(1);
    assertThat(result.version()).isNull();
    assertThat(current()).containsExactly("x/a 1 @1");
    assertThat(loader.load(book().with("x/a", "4").with("x/a", "5")).version()).isNull();
  }

  @Test
  void takesOnePriceThatComesTwiceForOne() {
    LoadResult result =
        loader.load(aws().with("x/a", "1", "2026-01-01").with("x/a", "1.0", "2026-02-01"));

    assertThat(result.newKeys()).isEqualTo(1);
    assertThat(result.ambiguous()).isZero();
  }

  @Test
  void rejectsWhatIsNotFitAndDoesNotWithdrawItsKey() {
    loader.load(aws().with("x/a", "1").with("x/b", "1"));

    LoadResult result =
        loader.load(
            aws()
                .with("x/a", tiers("hours", "???", "2026-01-01", "1", "2"))
                .with("X/A", "1")
                .with("x/b", "1"));

    assertThat(result.rejected()).isEqualTo(2);
    assertThat(result.rejections()).hasSize(2).anyMatch(r -> r.startsWith("'X/A'"));
    assertThat(result.version()).isNull();
    assertThat(current()).containsExactly("x/a 1 @1", "x/b 1 @1");
  }

  @Test
  void tellsBothProductsOfAnAmbiguousKey() {
    LoadResult result =
        loader.load(
            source(sink -> {
              sink.accept(key("x/a"), TestPrices.price("2", "2026-01-01", "list"), "SKU2");
              sink.accept(key("x/a"), TestPrices.price("1", "2026-01-01", "list"), "SKU1");
            }));

    assertThat(result.ambiguities().getFirst().candidates())
        .containsExactly(
            "1 USD per hours (list, 2026-01-01, SKU1)", "2 USD per hours (list, 2026-01-01, SKU2)");
  }

  @Test
  void keepsRejectedRowsWithFileAndLineAndTheirKeysListed() {
    loader.load(aws().with("x/a", "1").with("x/b", "1").with("x/c", "1"));

    LoadResult result =
        loader.load(
            source(sink -> {
              sink.reject(key("x/a"), "offer.csv", 7, "the price is 'free\u0000'");
              sink.reject(null, "offer.csv", 8, "too few columns");
              sink.reject(null, "offer.csv", 0, "x".repeat(2_000));
              sink.accept(key("x/b"), TestPrices.price("1", "2026-01-01", "aws"));
            }));

    assertThat(result.rejected()).isEqualTo(3);
    assertThat(result.rejections()).contains("offer.csv: Line 8: too few columns");
    assertThat(current()).containsExactly("x/a 1 @1", "x/b 1 @1", "x/c withdrawn @2");
    assertThat(
            database
                .jdbc()
                .sql(
                    """
                    select version || ' ' || file || ' ' || coalesce(line::text, '-') || ' '
                      || left(reason, 20)
                    from price_reject natural join price_load order by number
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "2 offer.csv 7 the price is 'free\uFFFD'",
            "2 offer.csv 8 too few columns",
            "2 offer.csv - xxxxxxxxxxxxxxxxxxxx");
  }

  @Test
  void rejectsWhatIsNotFitWithFileAndLine() throws IOException {
    Path book =
        Files.writeString(
            folder.resolve("book.csv"),
            """
            key,unit,tier_from,price,currency,effective_from,source
            x/a,hours,0,1,USD,2026-01-01,me
            x/b,hours,0,1,???,2026-01-01,me
            """);

    assertThat(loader.load(CsvBooks.at(book)).rejections())
        .singleElement()
        .asString()
        .startsWith(book + ": Line 3: 'x/b'");
  }

  @Test
  void usesNoPriceBeforeTheDayItBeginsAndNoListTwiceWithoutNeed() throws IOException {
    Path book =
        Files.writeString(
            folder.resolve("book.csv"),
            """
            key,unit,tier_from,price,currency,effective_from,source
            x/a,hours,0,1,USD,2026-01-01,me
            x/a,hours,0,2,USD,2026-07-01,me
            x/b,hours,0,1,USD,2026-07-02,me
            """);

    LoadResult before = on("2026-06-30").load(CsvBooks.at(book));
    assertThat(before.later()).isEqualTo(2);
    assertThat(before.ambiguous()).isZero();
    assertThat(on("2026-06-30").load(CsvBooks.at(book)).version()).isNull();
    assertThat(current()).containsExactly("x/a 1 @1");

    assertThat(on("2026-07-01").load(CsvBooks.at(book)).changed()).isEqualTo(1);
    assertThat(current()).containsExactly("x/a 2 @2");

    assertThat(on("2026-07-03").load(CsvBooks.at(book)).newKeys()).isEqualTo(1);
    assertThat(on("2027-07-03").load(CsvBooks.at(book)).version()).isNull();
    assertThat(current()).containsExactly("x/a 2 @2", "x/b 1 @3");
  }

  @Test
  void keepsTheRowOfEachPriceAndNotesAFileOnlyOfWhatIsNew() throws IOException {
    String header = "key,unit,tier_from,price,currency,effective_from,source\n";
    Path books = Files.createDirectory(folder.resolve("books"));
    String first = header + "x/a,hours,0,1,USD,2026-01-01,me\nx/b,hours,0,2,USD,2026-01-01,me\n";
    Path a = Files.writeString(books.resolve("a.csv"), first);
    Path b =
        Files.writeString(books.resolve("b.csv"), header + "x/c,hours,0,3,USD,2026-01-01,me\n");
    loader.load(CsvBooks.at(books));
    String inFirst = a + " " + Sha256.hex(first);
    String inSecond = b + " " + Sha256.hex(Files.readAllBytes(b));

    assertThat(entryRows())
        .containsExactly("x/a @1 2 " + inFirst, "x/b @1 3 " + inFirst, "x/c @1 2 " + inSecond);

    String second = header + "x/b,hours,0,2,USD,2026-01-01,me\nx/a,hours,0,9,USD,2026-01-01,me\n";
    Files.writeString(a, second);
    loader.load(CsvBooks.at(books));

    assertThat(entryRows())
        .containsExactly(
            "x/a @1 2 " + inFirst,
            "x/a @2 3 " + a + " " + Sha256.hex(second),
            "x/b @1 3 " + inFirst,
            "x/c @1 2 " + inSecond);
    assertThat(count("select count(*) from price_file")).isEqualTo(3);
  }

  @Test
  void tellsTheRowOfTheSourceWhosePriceIsInForceAgain() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("list.csv"),
            """
            key,unit,tier_from,price,currency,effective_from,source
            x/a,hours,0,1,USD,2026-01-01,the vendor
            """);
    loader.load(CsvBooks.at(list));
    loader.load(aws().with("x/a", "2", "2026-02-01"));
    loader.load(aws());

    assertThat(current()).containsExactly("x/a 1 @3");
    assertThat(entryRows())
        .containsExactly(
            "x/a @1 2 " + list + " " + Sha256.hex(Files.readAllBytes(list)),
            "x/a @2 null null null",
            "x/a @3 2 " + list + " " + Sha256.hex(Files.readAllBytes(list)));
  }

  private List<String> entryRows() {
    return database
        .jdbc()
        .sql(
            """
            select concat_ws(' ', key, '@' || version, coalesce(line::text, 'null'),
              coalesce(location, 'null'), coalesce(sha256, 'null'))
            from price_entry left join price_file using (file) order by key, version
            """)
        .query(String.class)
        .list();
  }

  @Test
  void keepsTodaysPriceOfAListThatHasOnlyTomorrows() {
    on("2026-06-01").load(book().with("x/a", "1"));

    LoadResult result = on("2026-06-30").load(book().with("x/a", "2", "2026-07-01"));

    assertThat(result.version()).isNull();
    assertThat(current()).containsExactly("x/a 1 @1");
    on("2026-07-01").load(book().with("x/a", "2", "2026-07-01"));
    assertThat(current()).containsExactly("x/a 2 @2");
  }

  private LoadPrices on(String day) {
    return new LoadPrices(
        database.dataSource(),
        new JdbcTransactionManager(database.dataSource()),
        Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
  }

  @Test
  void withdrawsASource() {
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    loader.load(book().with("x/a", "2").with("x/c", "1"));

    LoadResult result = loader.withdraw("book");

    assertThat(result.withdrawn()).isEqualTo(1);
    assertThat(current()).containsExactly("x/a 1 @3", "x/b 1 @1", "x/c withdrawn @3");
    assertThatThrownBy(() -> loader.withdraw("book"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No source has the name 'book'");
  }

  @Test
  void countsWhatIsSkippedByReason() {
    LoadResult result =
        loader.load(
            source(sink -> {
              sink.skip("tenancy Host");
              sink.skip("tenancy Host");
              sink.skip("an outpost");
            }));

    assertThat(result.skipped())
        .containsExactly(entry("an outpost", 1L), entry("tenancy Host", 2L));
    assertThat(result.sentence()).endsWith("0 rejected, 3 skipped.");
  }

  @Test
  void writesDownAFailedLoadAndKeepsTheNewestOfASource() {
    PriceSource broken =
        source(_ -> {
          throw new IllegalArgumentException("offer.json: Line 3: it ends half-way");
        });

    for (int i = 0; i < 25; i++) {
      assertThatThrownBy(() -> loader.load(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    assertThat(count("select count(*) from price_load")).isEqualTo(20);
    assertThat(count("select count(*) from price_load where failure like '%Line 3%'"))
        .isEqualTo(20);
    assertThat(count("select min(load) from price_load")).isEqualTo(6);
  }

  @Test
  void storesTextAsItIs() {
    Price odd =
        new Price(
            "a \"b\", \\c",
            "USD",
            List.of(Tier.flat(new BigDecimal("0.0000000309"))),
            LocalDate.parse("2026-01-01"),
            "ünïcode\\N, 'x'");

    loader.load(aws().with("x/a(b)+c:d", odd));

    assertThat(
            database
                .jdbc()
                .sql("select unit || '|' || origin || '|' || (tiers->0->>'price') from price_entry")
                .query(String.class)
                .single())
        .isEqualTo("a \"b\", \\c|ünïcode\\N, 'x'|0.0000000309");
  }

  @Test
  void changesNothingWhenAFileFailsHalfWay() throws IOException {
    Path book = csv(5_000, "0.1");
    loader.load(new CsvBooks("mine", book));
    List<String> rows = rows();
    Files.writeString(
        book, "x/zz,hours,0,nonsense,USD,2026-01-01,ours\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> loader.load(new CsvBooks("mine", book)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("book.csv: Line 5002");

    assertThat(rows()).isEqualTo(rows);
    csv(5_000, "0.2");
    assertThat(loader.load(new CsvBooks("mine", book)).changed()).isEqualTo(5_000);
  }

  @Test
  void doesNotReadASourceWhoseDigestIsThatOfItsLastLoad() throws IOException {
    Path book = csv(3, "0.1");
    loader.load(new CsvBooks("mine", book));
    database.jdbc().sql("delete from price_offer where key = 'x/gen/2'").update();

    LoadResult result = loader.load(new CsvBooks("mine", book));

    assertThat(result.version()).isNull();
    assertThat(result.unchanged()).isEqualTo(3);
    assertThat(count("select count(*) from price_offer")).isEqualTo(2);
  }

  @Test
  void saysThatAnotherLoaderIsWorking() {
    PriceSource first =
        new PriceSource() {
          @Override
          public String name() {
            return "first";
          }

          @Override
          public String digest() {
            return null;
          }

          @Override
          public void read(PriceSink sink) {
            sink.accept(new PriceKey("x/first"), TestPrices.price("1", "2026-01-01", "first"));
            CompletableFuture<LoadResult> second =
                CompletableFuture.supplyAsync(() -> loader.load(aws().with("x/a", "1")));
            assertThatThrownBy(second::join)
                .hasCauseInstanceOf(LoaderBusyException.class)
                .hasMessageContaining("Another loader is working on the catalogue; aws was not");
          }
        };

    assertThat(loader.load(first).newKeys()).isEqualTo(1);
    assertThat(loader.load(aws().with("x/a", "1")).newKeys()).isEqualTo(1);
    assertThat(current()).containsExactly("x/a 1 @2", "x/first 1 @1");
  }

  @Test
  void loadsAHundredThousandPrices() throws IOException {
    int size = 100_000;
    Path book = csv(size, "0.1");
    LoadResult first = loader.load(new CsvBooks("mine", book));
    assertThat(first.newKeys()).isEqualTo(size);
    assertThat(count("select count(*) from price_current where tiers->0->>'price' = '0.1'"))
        .isEqualTo(size);

    assertThat(loader.load(new CsvBooks("mine", book)).unchanged()).isEqualTo(size);

    Files.writeString(book, "x/new,hours,0,1,USD,2026-01-01,ours\n", StandardOpenOption.APPEND);
    LoadResult one = loader.load(new CsvBooks("mine", book));
    assertThat(List.of(one.newKeys(), one.unchanged())).containsExactly(1L, (long) size);

    csv(size, "0.2");
    LoadResult all = loader.load(new CsvBooks("mine", book));
    assertThat(List.of(all.changed(), all.withdrawn())).containsExactly((long) size, 1L);
    assertThat(count("select count(*) from price_entry")).isEqualTo(2L * size + 2);
  }

  private Path csv(int size, String price) throws IOException {
    StringBuilder csv = new StringBuilder(CsvPriceBook.HEADER).append('\n');
    for (int i = 0; i < size; i++) {
      csv.append("x/gen/").append(i).append(",hours,0,").append(price);
      csv.append(",USD,2026-01-01,ours\n");
    }
    return Files.writeString(folder.resolve("book.csv"), csv);
  }

  private static PriceKey key(String key) {
    return new PriceKey(key);
  }

  /// A source named `aws` that says what `said` says.
  private static PriceSource source(Consumer<PriceSink> said) {
    return new PriceSource() {
      @Override
      public String name() {
        return "aws";
      }

      @Override
      public String digest() {
        return null;
      }

      @Override
      public void read(PriceSink sink) {
        said.accept(sink);
      }
    };
  }

  private static TestPrices aws() {
    return new TestPrices("aws");
  }

  private static TestPrices book() {
    return new TestPrices("book");
  }

  private static Price tiers(
      String unit, String currency, String effectiveFrom, String first, String beyondTen) {
    return new Price(
        unit,
        currency,
        List.of(
            Tier.flat(new BigDecimal(first)), new Tier(BigDecimal.TEN, new BigDecimal(beyondTen))),
        LocalDate.parse(effectiveFrom),
        "test");
  }

  private List<String> current() {
    return database
        .jdbc()
        .sql(
            """
            select key || ' ' || case state when 'listed' then tiers->0->>'price' else state end
              || ' @' || version
            from price_current order by key
            """)
        .query(String.class)
        .list();
  }

  /// Every row of the catalogue with the transaction that wrote it.
  private List<String> rows() {
    return database
        .jdbc()
        .sql(
            """
            select key || xmin || xmax from price_offer
            union all select key || version || xmin || xmax from price_entry
            union all select version::text || xmin || xmax from catalogue_version
            order by 1
            """)
        .query(String.class)
        .list();
  }

  private long count(String sql) {
    return database.jdbc().sql(sql).query(Long.class).single();
  }
}
