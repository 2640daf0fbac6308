package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The loader is a process of its own and is killed (SIGKILL) while it loads and while it
/// publishes, at random moments; `-Dccg.loader-kills=40` for longer.
@Tag("long")
class LoaderKillTest {

  private static final int KILLS = Integer.getInteger("ccg.loader-kills", 2);
  private static final int KEYS = 30_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final long seed = Long.getLong("ccg.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, Integer> killed = new TreeMap<>();

  @TempDir Path folder;

  @Test
  void endsWhereItWouldHaveEndedUndisturbed() throws Exception {
    int books = (KILLS + 1) / 2;

    CatalogueState disturbed = run(folder.resolve("disturbed"), books, KILLS);
    CatalogueState undisturbed = run(folder.resolve("undisturbed"), books, 0);

    System.out.println("killed " + killed + ", seed " + seed);
    assertThat(disturbed.entries()).hasSizeGreaterThanOrEqualTo(KEYS);
    assertThat(disturbed).as("seed " + seed).isEqualTo(undisturbed);
  }

  /// Loads one book after another; each is killed once while it is loaded, and once while it is
  /// published.
  private CatalogueState run(Path data, int books, int kills) throws Exception {
    Files.createDirectories(data);
    try (Infrastructure infrastructure = Infrastructure.start(data)) {
      JdbcClient database =
          JdbcClient.create(
              new DriverManagerDataSource(
                  infrastructure.databaseUrl(),
                  infrastructure.databaseUser(),
                  infrastructure.databasePassword()));
      Path file = folder.resolve("book.csv");
      try (LoaderProcess loader =
          new LoaderProcess(infrastructure.environment(data, List.of()), file)) {
        for (int book = 0; book < books; book++) {
          write(file, book);
          for (int kill = 2 * book; kill < Math.min(kills, 2 * book + 2); kill++) {
            loader.start();
            awaitMoment(kill % 2 == 0 ? LOADING : PUBLISHING, database);
            Thread.sleep(random.nextInt(250));
            loader.kill();
            killed.merge(stateAfterKill(book, database), 1, Integer::sum);
          }
          loader.start();
          int versions = book + 1;
          await().atMost(PATIENCE).ignoreExceptions().until(() -> published(database) == versions);
          loader.kill();
        }
      }
      return CatalogueState.of(database, infrastructure.kafka());
    }
  }

  private static final String LOADING =
      """
      select count(*) > 0 from pg_stat_activity
      where query ~ 'staged_price' and query !~ 'pg_stat_activity'
      """;
  private static final String PUBLISHING =
      "select count(*) > 0 from catalogue_version where published_at is null";

  /// The tables are not there before the loader's first start; a moment may also be over before it
  /// was seen.
  private static void awaitMoment(String moment, JdbcClient database) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .ignoreExceptions()
        .until(() -> database.sql(moment).query(Boolean.class).single());
  }

  private static long published(JdbcClient database) {
    return database
        .sql(
            """
            select count(*) from catalogue_version
            where (select published_at from catalogue_version order by version desc limit 1)
              is not null
            """)
        .query(Long.class)
        .single();
  }

  private static String stateAfterKill(int book, JdbcClient database) {
    long versions =
        database.sql("select count(*) from catalogue_version").query(Long.class).single();
    boolean unpublished = database.sql(PUBLISHING).query(Boolean.class).single();
    if (versions == book) {
      return "before its load was complete";
    }
    return unpublished ? "before it knew of its publication" : "after its publication";
  }

  /// Of each book some keys are new, some have another price, some are gone.
  private static void write(Path file, int book) throws IOException {
    Path part = file.resolveSibling("book.part");
    try (Writer csv = Files.newBufferedWriter(part)) {
      csv.write("key,unit,tier_from,price,currency,effective_from,source\n");
      for (int i = book * 1_000; i < KEYS + book * 1_000; i++) {
        int price = i % 3 == 0 ? i + book : i;
        csv.write("x/s%d/k%06d,hours,0,0.%06d,USD,2026-01-01,test\n".formatted(i % 5, i, price));
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
