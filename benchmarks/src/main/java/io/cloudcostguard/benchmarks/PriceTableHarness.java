package io.cloudcostguard.benchmarks;

import io.cloudcostguard.estimator.EstimatorApplication;
import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import io.cloudcostguard.pricing.publish.Publication;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Logs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Loads and publishes many prices as the loader does, and restores an estimator's price table from
/// them: time, heap and disk, also for each million.
@Command(name = "prices", mixinStandardHelpOptions = true)
final class PriceTableHarness implements Runnable {

  @Option(names = "--prices", description = "How many; default: ${DEFAULT-VALUE}.")
  private int count = 1_000_000;

  public static void main(String[] args) {
    System.exit(new CommandLine(new PriceTableHarness()).execute(args));
  }

  @Override
  public void run() {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("ccg-prices");
      Logs.to(folder.resolve("ccg.log"));
      try (EmbeddedDatabase database =
              EmbeddedDatabase.start(folder.resolve("postgres"), folder.resolve("pg"), "bench");
          EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
        TopicCreation.createMissing(
            Map.of("bootstrap.servers", broker.bootstrapServers()), Optional.empty());
        load(database);
        publish(database, broker.bootstrapServers());
        disk("the topic " + Topics.PRICES.name(), Trees.bytes(topic(folder)));
        restore("an estimator is", broker.bootstrapServers(), folder.resolve("state"));
        restore("the same, started again, is", broker.bootstrapServers(), folder.resolve("state"));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      Trees.delete(folder);
    }
  }

  private void load(EmbeddedDatabase database) {
    DriverManagerDataSource source = source(database);
    Flyway.configure().dataSource(source).load().migrate();
    long start = System.nanoTime();
    new LoadPrices(source, new JdbcTransactionManager(source)).load(new GeneratedPrices(count));
    time("loaded", start);
    disk(
        "the database",
        JdbcClient.create(source)
            .sql(
                """
                select pg_total_relation_size('price_entry') + pg_total_relation_size('price_offer')
                """)
            .query(Long.class)
            .single());
  }

  private void publish(EmbeddedDatabase database, String kafka) {
    DriverManagerDataSource source = source(database);
    long start = System.nanoTime();
    Publication publication =
        CataloguePublisher.of(
                source, new JdbcTransactionManager(source), Map.of("bootstrap.servers", kafka))
            .publish();
    time("published", start);
    if (Objects.requireNonNull(publication, "nothing to publish").keys() != count) {
      throw new IllegalStateException("Published only " + publication);
    }
  }

  private static DriverManagerDataSource source(EmbeddedDatabase database) {
    return new DriverManagerDataSource(database.url(), database.user(), database.password());
  }

  private static Path topic(Path folder) {
    return folder.resolve("kafka").resolve(Topics.PRICES.name() + "-0");
  }

  private void restore(String who, String kafka, Path state)
      throws IOException, InterruptedException {
    long before = heap();
    long start = System.nanoTime();
    try (ConfigurableApplicationContext estimator =
        EstimatorApplication.start(
            "--server.port=0",
            "--ccg.estimator.kafka=" + kafka,
            "--ccg.estimator.state-dir=" + state)) {
      String port = estimator.getEnvironment().getRequiredProperty("local.server.port");
      HttpClient http = HttpClient.newHttpClient();
      HttpRequest readiness =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
              .build();
      while (http.send(readiness, BodyHandlers.discarding()).statusCode() != 200) {
        Thread.sleep(Duration.ofMillis(50));
      }
      time(who + " ready with them", start);
      long heap = heap() - before;
      System.out.printf(
          "  heap after a collection: %d MB more, %d MB for each million%n",
          heap >> 20, (heap >> 20) * 1_000_000 / count);
      disk("the estimator's state", Trees.bytes(state));
    }
  }

  private void time(String what, long since) {
    double seconds = (System.nanoTime() - since) / 1e9;
    System.out.printf(
        "%,d prices: %s in %.1f s, %.1f s for each million%n",
        count, what, seconds, seconds * 1_000_000 / count);
  }

  private void disk(String what, long bytes) {
    System.out.printf(
        "  disk, %s: %d MB, %d MB for each million%n",
        what, bytes >> 20, (bytes >> 20) * 1_000_000 / count);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
