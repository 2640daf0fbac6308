package io.cloudcostguard.benchmarks;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.MerkleTree;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.CatalogueDigests;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.Logs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes a history of plans, estimates and checkpoints, and has `ccg audit verify` prove it in a
/// process of its own: time, rate and memory.
@Command(name = "audit", mixinStandardHelpOptions = true)
final class AuditHarness implements Runnable {

  private static final NoteKey KEY = NoteKey.generate("ccg.benchmark");
  private static final int WORKSPACES = 1000;

  @Option(names = "--plans", description = "How many; default: ${DEFAULT-VALUE}.")
  private int plans = 100_000;

  @Option(names = "--resources", description = "Of each plan; default: ${DEFAULT-VALUE}.")
  private int resources = 6;

  @Option(names = "--heap", description = "Of the audit; default: ${DEFAULT-VALUE}.")
  private String heap = "512m";

  private final Estimator estimator = new Estimator(new ResourceTypes());
  private final Map<String, PriceRecord> prices = new HashMap<>();

  public static void main(String[] args) {
    System.exit(new CommandLine(new AuditHarness()).execute(args));
  }

  @Override
  public void run() {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("ccg-audit");
      Logs.to(folder.resolve("ccg.log"));
      try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
        String kafka = broker.bootstrapServers();
        TopicCreation.createMissing(Map.of("bootstrap.servers", kafka), Optional.empty());
        long begun = System.nanoTime();
        write(kafka);
        System.out.printf(
            "history of %,d plans of %d resources written in %.0f s%n",
            plans, resources, (System.nanoTime() - begun) / 1e9);
        verify(kafka);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      try {
        FileSystemUtils.deleteRecursively(folder);
      } catch (IOException _) {
        // The system's temporary folder is emptied by others.
      }
    }
  }

  private void write(String kafka) throws IOException {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka, "compression.type", "zstd", "linger.ms", 20);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      String digest = writePrices(producer);
      Plan plan =
          new PlanReader(new ResourceTypes())
              .read(new ByteArrayInputStream(GeneratedPlan.of(resources)), null);
      PinnedCatalogue pinned = new PinnedCatalogue(1, digest);
      for (int i = 0; i < plans; i++) {
        PlanSubmitted submitted =
            new PlanSubmitted(
                "plan-" + i,
                "default",
                "project-" + i % 40,
                "workspace-" + i % WORKSPACES,
                "digest",
                1,
                plan,
                null);
        send(producer, Topics.PLANS, submitted.key(), submitted.id(), submitted);
        send(
            producer,
            Topics.ESTIMATES,
            submitted.key(),
            submitted.id(),
            estimator.estimate(
                submitted, new PublishedPriceBook(prices::get, "default", 1), pinned));
      }
      producer.flush();
      for (Topic<?> topic : List.of(Topics.PRICES, Topics.PLANS, Topics.ESTIMATES)) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
          sign(kafka, producer, new TopicPartition(topic.name(), partition));
        }
      }
    }
  }

  private String writePrices(KafkaProducer<String, byte[]> producer) {
    BundledPriceBook.read(
        List.of("aws", "azure", "google"),
        (key, price) -> {
          PriceHistory history =
              new PriceHistory(key, List.of(new PriceHistory.Entry(1, new Listing.Listed(price))));
          prices.put(key.value(), history);
        });
    prices.forEach((key, record) -> send(producer, Topics.PRICES, key, key, record));
    String digest = CatalogueDigests.of(prices).lastEntry().getValue();
    send(
        producer,
        Topics.PRICES,
        CatalogueCompleted.KEY,
        CatalogueCompleted.KEY,
        new CatalogueCompleted(1, prices.size(), digest));
    return digest;
  }

  private static <V> void send(
      KafkaProducer<String, byte[]> producer, Topic<V> topic, String key, String id, V value) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            topic.name(), key, JsonSerde.of(topic).serializer().serialize(topic.name(), value));
    record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_subject", id.getBytes(StandardCharsets.UTF_8));
    var _ = producer.send(record);
  }

  /// As the notary does.
  private static void sign(
      String kafka, KafkaProducer<String, byte[]> producer, TopicPartition partition) {
    MerkleTree tree = new MerkleTree();
    List<Checkpoint.Leaf> leaves = new ArrayList<>();
    long from = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Checkpoint.Leaf leaf = Checkpoint.Leaf.of(record, Topics.isCompacted(partition.topic()));
          tree.add(leaf.hash());
          leaves.add(leaf);
          if (leaves.size() == Checkpoint.MOST_LEAVES || record.offset() == end - 1) {
            long next = record.offset() + 1;
            TreeHead head =
                new TreeHead(
                    "benchmark/" + partition, tree.size(), tree.root(), next, Instant.now());
            Checkpoint checkpoint =
                new Checkpoint(
                    partition.topic(),
                    partition.partition(),
                    from,
                    next,
                    tree.size() - leaves.size(),
                    leaves,
                    tree.peaks().stream().map(Base64.getEncoder()::encodeToString).toList(),
                    SignedNote.sign(head.text(), KEY).toString());
            send(producer, Topics.CHECKPOINTS, checkpoint.key(), checkpoint.key(), checkpoint);
            leaves.clear();
            from = next;
          }
        }
      }
    }
    producer.flush();
  }

  private void verify(String kafka) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "io.cloudcostguard.cli.Ccg",
            "audit",
            "verify",
            "--kafka=" + kafka,
            "--key=" + KEY.verifier());
    long begun = System.nanoTime();
    Process process = new ProcessBuilder(command).inheritIO().start();
    long resident = 0;
    Duration cpu = Duration.ZERO;
    while (!process.waitFor(Duration.ofMillis(200))) {
      resident = Math.max(resident, resident(process.pid()));
      cpu = process.toHandle().info().totalCpuDuration().orElse(cpu);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "verified in %.1f s (%.1f s of CPU): %,.0f plans a second; %,d MiB resident with a heap of %s; exit code %d%n",
        seconds,
        cpu.toMillis() / 1000.0,
        plans / seconds,
        resident / 1024,
        heap,
        process.exitValue());
  }

  /// The most memory that a process had, in KiB; 0 where the system does not tell.
  private static long resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }
}
