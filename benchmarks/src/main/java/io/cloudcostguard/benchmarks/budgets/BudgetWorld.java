package io.cloudcostguard.benchmarks.budgets;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.Tier;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Service;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A broker with prices of volumes, and an estimator as a process of its own.
final class BudgetWorld implements AutoCloseable {

  private static final String VOLUMES = "aws/ebs/us-east-1/storage/gp3";

  /// Topics that the budgets come from and that may have any number of partitions.
  private static final List<Topic<?>> ANY_NUMBER =
      List.of(
          Topics.PLANS,
          Topics.ESTIMATES,
          Topics.SETTLEMENTS,
          Topics.PRICE_EFFECTS,
          Topics.ALERT_ANSWERS);

  private final LocalStack stack;
  private final ServiceProcess estimator;

  BudgetWorld(int partitions) throws Exception {
    Path folder = Files.createTempDirectory("ccg-budgets");
    Logs.to(folder.resolve("ccg.log"));
    System.setProperty("ccg.pricing.bundled", "aws/ebs");
    stack =
        LocalStack.start(
            new LocalStack.Options(
                folder.resolve("data"), 0, 0, List.of(), EnumSet.of(Service.PRICING_LOADER)),
            System.err::println);
    divide(partitions);
    estimator = ServiceProcess.of(Service.ESTIMATOR_STREAM, stack.environment(), 0);
  }

  String kafka() {
    return stack.environment().kafka();
  }

  ServiceProcess estimator() {
    return estimator;
  }

  private void divide(int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
      for (Topic<?> topic : ANY_NUMBER) {
        if (partitions > topic.partitions()) {
          admin
              .createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(partitions)))
              .all()
              .get();
        } else if (partitions < topic.partitions()) {
          admin.deleteTopics(List.of(topic.name())).all().get();
          create(admin, topic, partitions);
        }
      }
    }
  }

  /// A topic that was deleted is there for a moment still.
  private static void create(Admin admin, Topic<?> topic, int partitions) throws Exception {
    NewTopic created = new NewTopic(topic.name(), partitions, (short) 1).configs(topic.settings());
    for (int tries = 0; ; tries++) {
      try {
        admin.createTopics(List.of(created)).all().get();
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException) || tries == 100) {
          throw e;
        }
        Thread.sleep(Duration.ofMillis(100));
      }
    }
  }

  /// Returns when each budget counts: what is planned before it does raises no alert.
  void awaitStandings(int budgets) throws InterruptedException {
    Set<String> counted = new HashSet<>();
    while (counted.size() < budgets) {
      Thread.sleep(Duration.ofSeconds(1));
      new TopicReader(kafka())
          .read(Topics.LEDGER, record -> counted.add(record.key().replaceFirst("\\|.*", "")));
    }
  }

  /// Publishes a catalogue version in which volumes cost twice as much.
  void doublePrices() throws Exception {
    List<PriceHistory> volumes = new ArrayList<>();
    List<CatalogueCompleted> markers = new ArrayList<>();
    new TopicReader(kafka())
        .read(
            Topics.PRICES,
            record -> {
              if (record.key().equals(VOLUMES)) {
                volumes.add(
                    (PriceHistory) Json.MAPPER.readValue(record.value(), PriceRecord.class));
              } else if (record.key().equals(CatalogueCompleted.KEY)) {
                markers.add(
                    (CatalogueCompleted) Json.MAPPER.readValue(record.value(), PriceRecord.class));
              }
            });
    PriceHistory history = volumes.getLast();
    long version = markers.getLast().version() + 1;
    List<PriceHistory.Entry> entries = new ArrayList<>(history.entries());
    entries.add(new PriceHistory.Entry(version, doubled(entries.getLast().listing())));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      send(producer, VOLUMES, new PriceHistory(history.key(), entries), EventType.PRICE_LISTED);
      send(
          producer,
          CatalogueCompleted.KEY,
          new CatalogueCompleted(version, markers.getLast().prices()),
          EventType.CATALOGUE_COMPLETED);
    }
  }

  private static Listing doubled(Listing listing) {
    if (!(listing instanceof Listing.Listed(Price price))) {
      throw new IllegalStateException("There is no price of volumes.");
    }
    return new Listing.Listed(
        new Price(
            price.unit(),
            price.currency(),
            price.tiers().stream()
                .map(tier -> new Tier(tier.from(), tier.price().multiply(BigDecimal.TWO)))
                .toList(),
            price.effectiveFrom(),
            price.source()));
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, String key, PriceRecord value, String type)
      throws Exception {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.PRICES.name(),
            key,
            Json.MAPPER.writerFor(PriceRecord.class).writeValueAsBytes(value));
    new EventHeaders(key, type, "/benchmarks", key, Instant.now(), TraceParent.continuing(null))
        .writeTo(record.headers());
    producer.send(record).get();
  }

  @Override
  public void close() {
    estimator.close();
    stack.close();
  }
}
