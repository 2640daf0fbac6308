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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
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

/// Writes a history of plans, estimates and checkpoints, or has the services make one while
/// estimators are killed and prices change, and has `ccg audit verify` prove it in a process of its
/// own: time, rate and memory. Ends with 1 where not everything is proven.
@Command(name = "audit", mixinStandardHelpOptions = true)
final class AuditHarness implements Callable<Integer> {

  private static final NoteKey KEY = NoteKey.generate("ccg.benchmark");
  private static final int WORKSPACES = 1000;
  private static final Path PLAN = Path.of("examples/web-stack/plan.json");

  @Option(names = "--plans", description = "How many; default: ${DEFAULT-VALUE}.")
  private int plans = 100_000;

  @Option(names = "--resources", description = "Of each plan; default: ${DEFAULT-VALUE}.")
  private int resources = 6;

  @Option(names = "--heap", description = "Of the audit; default: ${DEFAULT-VALUE}.")
  private String heap = "512m";

  @Option(
      names = "--instances",
      description =
          "Of the estimator; 0: the history is written without the services; default:"
              + " ${DEFAULT-VALUE}.")
  private int instances = 0;

  @Option(names = "--kills", description = "Of estimators, by SIGKILL; default: ${DEFAULT-VALUE}.")
  private int kills = 0;

  @Option(
      names = "--catalogues",
      description = "How often prices change meanwhile; default: ${DEFAULT-VALUE}.")
  private int catalogues = 5;

  @Option(
      names = "--recommendations",
      description = "Whether the services make recommendations, too; default: ${DEFAULT-VALUE}.")
  private boolean advice = false;

  @Option(names = "--seed", description = "Of the kills; default: ${DEFAULT-VALUE}.")
  private long seed = 20261129;

  private final Estimator estimator = new Estimator(new ResourceTypes());
  private final Map<String, PriceRecord> prices = new HashMap<>();

  public static void main(String[] args) {
    System.exit(new CommandLine(new AuditHarness()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("ccg-audit");
    Logs.to(folder.resolve("ccg.log"));
    try {
      return instances == 0 ? ofWritten(folder) : ofLived(folder);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private int ofWritten(Path folder) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
      String kafka = broker.bootstrapServers();
      TopicCreation.createMissing(Map.of("bootstrap.servers", kafka), Optional.empty());
      long begun = System.nanoTime();
      write(kafka);
      System.out.printf(
          "history of %,d plans of %d resources written in %.0f s%n",
          plans, resources, (System.nanoTime() - begun) / 1e9);
      verify(kafka, KEY);
      return 0; // what the estimator would have written besides is not there
    }
  }

  private int ofLived(Path folder) throws Exception {
    try (LivedHistory history = new LivedHistory(folder, instances, advice, seed)) {
      LivedHistory.Lived lived = history.live(plans, Files.readAllBytes(PLAN), kills, catalogues);
      double intake = plans / lived.seconds();
      System.out.printf(
          "%,d plans on %d instances in %.0f s: %.0f a second; %d kills, %d changes of prices%n",
          lived.plans(), instances, lived.seconds(), intake, lived.kills(), lived.catalogues());
      history.stopEstimators();
      Verified verified = verify(history.kafka(), history.key());
      System.out.printf(
          "verify is %.1f times as fast as the intake%n", plans / verified.seconds() / intake);
      return verified.exitCode() == 0 ? 0 : 1;
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

  private static String cluster(String kafka) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      return admin.describeCluster().clusterId().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("The brokers do not answer", e);
    }
  }

  /// As the notary does.
  private static void sign(
      String kafka, KafkaProducer<String, byte[]> producer, TopicPartition partition) {
    MerkleTree tree = new MerkleTree();
    List<Checkpoint.Leaf> leaves = new ArrayList<>();
    long from = 0;
    String cluster = cluster(kafka);
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
                    cluster + "/" + partition, tree.size(), tree.root(), next, Instant.now(), from);
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

  private record Verified(double seconds, int exitCode) {}

  private Verified verify(String kafka, NoteKey key) throws IOException, InterruptedException {
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
            "--key=" + key.verifier());
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
    return new Verified(seconds, process.exitValue());
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
