package io.cloudcostguard.benchmarks;

import io.cloudcostguard.cli.local.EmbeddedBroker;
import io.cloudcostguard.cli.local.Logs;
import io.cloudcostguard.estimator.EstimatorApplication;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Publishes many prices and measures how long an estimator needs to be ready with them, and how
/// much heap its price table takes.
@Command(name = "prices", mixinStandardHelpOptions = true)
final class PriceTableHarness implements Runnable {

  @Option(names = "--prices", description = "How many; default: ${DEFAULT-VALUE}.")
  private int count = 1_000_000;

  public static void main(String[] args) {
    System.exit(new CommandLine(new PriceTableHarness()).execute(args));
  }

  @Override
  public void run() {
    try {
      Path folder = Files.createTempDirectory("ccg-prices");
      Logs.to(folder.resolve("ccg.log"));
      try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
        TopicCreation.createMissing(
            Map.of("bootstrap.servers", broker.bootstrapServers()), Optional.empty());
        publish(broker.bootstrapServers());
        measure(broker.bootstrapServers(), folder);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(String kafka) {
    long start = System.nanoTime();
    try (KafkaProducer<String, PriceRecord> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka, "compression.type", "zstd", "batch.size", 256 * 1024),
            new StringSerializer(),
            JsonSerde.of(Topics.PRICES).serializer())) {
      for (int i = 0; i < count; i++) {
        PriceKey key =
            new PriceKey("aws/ec2/us-east-1/instance/m5.x%07d/linux/shared".formatted(i));
        send(producer, key.value(), history(key, i));
      }
      send(producer, CatalogueCompleted.KEY, new CatalogueCompleted(1, count));
      producer.flush();
    }
    System.out.printf("%,d prices published in %.1f s%n", count, seconds(start));
  }

  private static void send(
      KafkaProducer<String, PriceRecord> producer, String key, PriceRecord value) {
    var _ =
        producer.send(
            new ProducerRecord<>(Topics.PRICES.name(), key, value),
            (_, failure) -> {
              if (failure != null) {
                throw new IllegalStateException(failure);
              }
            });
  }

  private static PriceHistory history(PriceKey key, int i) {
    Price price =
        new Price(
            "hours",
            "USD",
            List.of(Tier.flat(new BigDecimal(i).movePointLeft(6))),
            LocalDate.of(2026, 1, 1),
            "generated");
    return new PriceHistory(key, List.of(new PriceHistory.Entry(1, new Listing.Listed(price))));
  }

  private void measure(String kafka, Path folder) throws IOException, InterruptedException {
    long before = heap();
    long start = System.nanoTime();
    try (ConfigurableApplicationContext estimator =
        EstimatorApplication.start(
            "--server.port=0",
            "--ccg.estimator.kafka=" + kafka,
            "--ccg.estimator.state-dir=" + folder.resolve("state"))) {
      String port = estimator.getEnvironment().getRequiredProperty("local.server.port");
      HttpClient http = HttpClient.newHttpClient();
      HttpRequest readiness =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
              .build();
      while (http.send(readiness, BodyHandlers.discarding()).statusCode() != 200) {
        Thread.sleep(Duration.ofMillis(50));
      }
      System.out.printf("estimator ready with them after %.1f s%n", seconds(start));
      System.out.printf(
          "heap after collection: %d MB more (%d MB in all)%n",
          (heap() - before) >> 20, heap() >> 20);
    }
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
