package io.cloudcostguard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudcostguard.notifier.NotifierApplication;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Logs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Publishes events and measures how long the notifier needs until each has its delivery for each
/// subscription, beside the same rows put into a table of the same form by one bare statement.
@Command(name = "routing", mixinStandardHelpOptions = true)
final class RoutingHarness implements Runnable {

  private static final String PASSWORD = "only-for-this-run";

  @Option(names = "--events", description = "How many; default: ${DEFAULT-VALUE}.")
  private int events = 10_000;

  @Option(names = "--subscriptions", description = "How many; default: ${DEFAULT-VALUE}.")
  private int subscriptions = 5;

  public static void main(String[] args) {
    System.exit(new CommandLine(new RoutingHarness()).execute(args));
  }

  @Override
  public void run() {
    try {
      Path folder = Files.createTempDirectory("ccg-routing");
      Logs.to(folder.resolve("ccg.log"));
      try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
          EmbeddedDatabase database =
              EmbeddedDatabase.start(folder.resolve("db"), folder.resolve("work"), PASSWORD)) {
        TopicCreation.createMissing(
            Map.of("bootstrap.servers", broker.bootstrapServers()), Optional.empty());
        measure(broker.bootstrapServers(), database);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(String kafka, EmbeddedDatabase database) throws InterruptedException {
    try (ConfigurableApplicationContext notifier = start(kafka, database)) {
      JdbcClient jdbc = notifier.getBean(JdbcClient.class);
      subscribe(jdbc);
      publish(kafka, "warm-up", 1_000);
      await(jdbc, 1_000L * subscriptions);
      publish(kafka, "measured", events);
      long start = System.nanoTime();
      await(jdbc, (1_000L + events) * subscriptions);
      double took = seconds(start);
      System.out.printf(
          "%,d events x %d subscriptions: %,d deliveries in %.1f s, %,.0f a second%n",
          events,
          subscriptions,
          (long) events * subscriptions,
          took,
          events * subscriptions / took);
      floor(jdbc);
    }
  }

  /// Sends nothing: the subscriptions are paused.
  private static ConfigurableApplicationContext start(String kafka, EmbeddedDatabase database) {
    return NotifierApplication.start(
        "--server.port=0",
        "--ccg.secret-key=" + SecretBox.newKey(),
        "--spring.kafka.bootstrap-servers=" + kafka,
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + database.user(),
        "--spring.datasource.password=" + database.password());
  }

  private void subscribe(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into subscription (id, tenant, channel, host, url_sealed, held_at)
            select 'sub-' || n, 'acme', case when n % 2 = 0 then 'webhook' else 'email' end, 'a host',
                   'sealed', now()
            from generate_series(1, :count) n
            """)
        .param("count", subscriptions)
        .update();
  }

  private static void publish(String kafka, String name, int count) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 5, "batch.size", 256 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        var _ = producer.send(event(name + "-" + i));
      }
      producer.flush();
    }
  }

  private static ProducerRecord<byte[], byte[]> event(String id) {
    PlanOutcome outcome =
        new PlanRejected(id, "acme", "shop", "prod", null, "The plan cannot be read. ".repeat(10));
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(
            Topics.ESTIMATES.name(), id.getBytes(UTF_8), Json.MAPPER.writeValueAsBytes(outcome));
    new EventHeaders(
            id,
            EventType.PLAN_REJECTED,
            "/benchmark",
            id,
            Instant.now(),
            TraceParent.continuing(null))
        .writeTo(event.headers());
    return event;
  }

  private static void await(JdbcClient jdbc, long deliveries) throws InterruptedException {
    while (jdbc.sql("select count(*) from delivery").query(Long.class).single() < deliveries) {
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  private static void floor(JdbcClient jdbc) {
    jdbc.sql("create table bare (like delivery including all)").update();
    long start = System.nanoTime();
    int rows =
        jdbc.sql("insert into bare select * from delivery where event_id like 'measured-%'")
            .update();
    double took = seconds(start);
    System.out.printf(
        "floor, one statement: %,d rows in %.1f s, %,.0f a second%n", rows, took, rows / took);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
