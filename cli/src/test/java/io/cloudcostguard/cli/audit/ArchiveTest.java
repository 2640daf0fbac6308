package io.cloudcostguard.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.MerkleTree;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// What retention removed, and what was archived before: on a real broker, which removes nothing by
/// itself while a test runs.
class ArchiveTest {

  private static final NoteKey KEY = NoteKey.generate("notary");
  private static final TopicRetention MONTH = TopicRetention.of("plans=30d,estimates=30d");
  private static final Instant NOW = Instant.now();
  private static final Instant OLD = NOW.minus(Duration.ofDays(60));

  private static EmbeddedKafkaKraftBroker broker;
  private static KafkaProducer<String, byte[]> producer;
  private static String cluster;

  private final Map<TopicPartition, MerkleTree> trees = new HashMap<>();
  private final Map<TopicPartition, Long> signed = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private int partition;

  @TempDir Path scratch;

  @BeforeAll
  static void start() throws Exception {
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperties(
        Map.of(
            "log.retention.check.interval.ms",
            "3600000",
            "log.initial.task.delay.ms",
            "3600000",
            "log.message.timestamp.before.max.ms",
            String.valueOf(Long.MAX_VALUE)));
    broker.afterPropertiesSet();
    producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer());
    try (Admin admin = Admin.create(config())) {
      cluster = admin.describeCluster().clusterId().get();
    }
  }

  @AfterAll
  static void stop() {
    producer.close();
    broker.destroy();
  }

  private static Map<String, Object> config() {
    return Map.of("bootstrap.servers", broker.getBrokersAsString());
  }

  @BeforeEach
  void emptyTopics() throws Exception {
    makeTopics(MONTH);
  }

  private static void makeTopics(TopicRetention retention) throws Exception {
    try (Admin admin = Admin.create(config())) {
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
    }
    TopicCreation.createMissing(config(), Optional.empty(), retention);
  }

  @Test
  void whatRetentionRemovedIsNotVerifiedAndNoFault() throws Exception {
    write("first", OLD);
    write("second", OLD);
    sign(OLD.plusSeconds(5));
    write("third", NOW);
    sign(NOW);
    remove(Topics.PLANS, 2);
    remove(Topics.ESTIMATES, 1);

    Verification verification = verify(live(), MONTH);

    assertThat(verification.details()).isEmpty();
    assertThat(verification.result()).isEqualTo(Verification.Result.PROVEN);
    assertThat(verification.counts().plans()).isEqualTo(1);
    assertThat(verification.notCovered())
        .contains(
            "ccg.plans-%d, not verified: removed by retention up to offset 1, as the checkpoint of %s covers"
                .formatted(partition, OLD.plusSeconds(5)),
            "ccg.estimates-%d, not verified: removed by retention up to offset 0, as the checkpoint of %s covers"
                .formatted(partition, OLD.plusSeconds(5)),
            "1 plans whose outcome, or outcomes whose plan was removed by retention");

    // Where everything is to be kept, it is a cut.
    assertThat(verify(live(), TopicRetention.KEEP).details())
        .extracting(Fault::kind, Fault::topic)
        .contains(
            tuple(Fault.Kind.CUT_BEGINNING, "ccg.plans"),
            tuple(Fault.Kind.CUT_BEGINNING, "ccg.estimates"),
            tuple(Fault.Kind.MISSING, "ccg.plans"),
            tuple(Fault.Kind.MISSING, "ccg.estimates"),
            tuple(Fault.Kind.ORPHAN_OUTCOME, "ccg.estimates"));
  }

  @Test
  void outcomesThatRetentionRemovedAreNotMissed() throws Exception {
    write("first", OLD);
    write("second", OLD);
    sign(OLD.plusSeconds(5));
    write("third", NOW);
    sign(NOW);
    remove(Topics.ESTIMATES, 2);

    Verification verification = verify(live(), MONTH);

    assertThat(verification.details()).isEmpty();
    assertThat(verification.notCovered())
        .contains("2 plans whose outcome, or outcomes whose plan was removed by retention");
  }

  /// The person who cuts gives the topic the time that fits.
  @Test
  void aCutOfYoungerRecordsStaysAFault() throws Exception {
    write("first", OLD);
    sign(OLD);
    write("second", OLD); // which says so itself
    sign(NOW.minus(Duration.ofDays(10)));
    write("third", NOW);
    sign(NOW);
    remove(Topics.PLANS, 2);

    Verification verification = verify(live(), MONTH);

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Fault.Kind.CUT_BEGINNING)
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.message()).contains("ccg.plans keeps records for 30 days"));
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Fault.Kind.MISSING)
        .singleElement()
        .satisfies(fault -> assertThat(fault.details()).hasSize(2));
  }

  @Test
  void aCutThatTheBrokersWouldNotMakeStaysAFault() throws Exception {
    makeTopics(TopicRetention.KEEP);
    write("first", OLD);
    sign(OLD);
    write("second", NOW);
    sign(NOW);
    remove(Topics.PLANS, 1);

    assertThat(verify(live(), MONTH).details())
        .filteredOn(fault -> fault.kind() == Fault.Kind.CUT_BEGINNING)
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("though the brokers delete"));
  }

  @Test
  void anUnsignedBeginningStaysAFault() throws Exception {
    write("first", OLD);
    write("second", NOW);
    remove(Topics.PLANS, 1);

    assertThat(verify(live(), MONTH).details())
        .filteredOn(fault -> fault.kind() == Fault.Kind.CUT_BEGINNING)
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("no checkpoint tells"));
  }

  @Test
  void theArchiveAndTheTopicAreOneHistory() throws Exception {
    Path archive = archived();

    Verification both = verify(continued(archive), TopicRetention.KEEP);
    assertThat(both.details()).isEmpty();
    assertThat(both.result()).isEqualTo(Verification.Result.PROVEN);
    assertThat(both.counts().plans()).isEqualTo(4);
    assertThat(String.join("\n", both.notCovered())).doesNotContain("retention");

    // Without the brokers, as far as it was archived
    Verification alone = verify(new Archive(archive), TopicRetention.KEEP);
    assertThat(alone.details()).isEmpty();
    assertThat(alone.counts().plans()).isEqualTo(3);

    // A part of it
    Selection later = new Selection(NOW.minusSeconds(3600), null, null, null, Set.of(), 1);
    assertThat(
            new Audit(continued(archive))
                .verify(options(later, TopicRetention.KEEP), told::add, _ -> {})
                .counts()
                .plans())
        .isEqualTo(2);
  }

  @Test
  void aChangedFileIsNamedAndTheRecordInIt() throws Exception {
    Path archive = archived();
    Path file = first(archive);
    flip(file);

    assertThat(verify(continued(archive), TopicRetention.KEEP).details())
        .filteredOn(fault -> fault.kind() == Fault.Kind.DAMAGED)
        .anySatisfy(fault -> {
          assertThat(fault.topic()).isEqualTo("ccg.plans");
          assertThat(fault.message()).contains(file.toString(), "its SHA-256 is");
        })
        .anySatisfy(fault -> assertThat(fault.message()).doesNotContain("SHA-256"));
  }

  /// By the outcomes of its plans, and with the hash that it has then: the checkpoints tell.
  @Test
  void aReplacedFileIsFoundByTheCheckpoints() throws Exception {
    Path archive = archived();
    Path file = first(archive);
    Files.copy(
        archive.resolve("ccg.estimates-" + partition).resolve(file.getFileName()),
        file,
        StandardCopyOption.REPLACE_EXISTING);
    ArchiveSums.in(file.getParent()).put(file.getFileName().toString(), ArchiveSums.hash(file));

    assertThat(verify(continued(archive), TopicRetention.KEEP).details())
        .filteredOn(fault -> fault.kind() == Fault.Kind.CHANGED)
        .extracting(Fault::topic, Fault::offset)
        .contains(tuple("ccg.plans", 0L));
  }

  @Test
  void aFileThatIsGoneOrPutInIsNamed() throws Exception {
    Path archive = archived();
    Path file = first(archive);
    Path moved = file.resolveSibling("00000000000000000009.log");
    Files.move(file, moved);

    List<Fault> faults = verify(continued(archive), TopicRetention.KEEP).details();

    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault.message()).contains(file + " is gone"))
        .anySatisfy(fault -> assertThat(fault.message()).contains(moved + " was put in"));
    assertThat(faults)
        .extracting(Fault::kind, Fault::topic)
        .contains(tuple(Fault.Kind.MISSING, "ccg.plans"));
  }

  @Test
  void goesOnAfterAKill() throws Exception {
    write("first", OLD);
    sign(OLD);
    Path archive = scratch.resolve("archive");
    assertThat(write(archive).missing()).isEmpty();
    Path file = first(archive);
    byte[] whole = Files.readAllBytes(file);
    Path part = file.resolveSibling(file.getFileName() + ".part");

    // Killed when the hash was noted, and the file not renamed yet
    Files.move(file, part);
    assertThat(write(archive).files()).isZero();
    assertThat(file).hasBinaryContent(whole);

    // Killed in the middle of the next file
    Path next = file.resolveSibling("00000000000000000001.log.part");
    Files.write(next, "half".getBytes(UTF_8));
    write("second", NOW);
    sign(NOW);
    ArchiveWriter.Result result = write(archive);

    assertThat(result.missing()).isEmpty();
    assertThat(result.records()).isEqualTo(4); // a plan, its outcome, and their checkpoints
    assertThat(next).doesNotExist();
    assertThat(verify(new Archive(archive), TopicRetention.KEEP).details()).isEmpty();
  }

  @Test
  void saysWhatWasRemovedBeforeItWasArchived() throws Exception {
    write("first", OLD);
    sign(OLD);
    Path archive = scratch.resolve("archive");
    write(archive);
    write("second", OLD);
    write("third", OLD);
    sign(OLD);
    remove(Topics.PLANS, 2);

    assertThat(write(archive).missing())
        .containsExactly(
            "ccg.plans-%d: offsets 1 to 1 were removed before they were archived"
                .formatted(partition));
  }

  @Test
  void archivesWhatIsSignedOnly() throws Exception {
    write("first", OLD);
    sign(OLD);
    write("second", NOW);
    Path archive = scratch.resolve("archive");
    write(archive);

    Verification verification = verify(new Archive(archive), TopicRetention.KEEP);

    assertThat(verification.details()).isEmpty();
    assertThat(verification.counts().plans()).isEqualTo(1);
  }

  // Steps

  /// Three plans in two files, of which the topic has only the last, and one that is not archived.
  private Path archived() throws Exception {
    Path archive = scratch.resolve("archive");
    write("first", OLD);
    write("second", OLD);
    sign(OLD.plusSeconds(5));
    assertThat(write(archive).missing()).isEmpty();
    write("third", NOW);
    sign(NOW);
    assertThat(write(archive).missing()).isEmpty();
    assertThat(write(archive).records()).isZero();
    write("fourth", NOW);
    sign(NOW);
    remove(Topics.PLANS, 2);
    remove(Topics.ESTIMATES, 2);
    return archive;
  }

  private ArchiveWriter.Result write(Path archive) throws IOException {
    return new ArchiveWriter(live(), archive, 1024 * 1024, told::add).write();
  }

  private Path first(Path archive) {
    return archive.resolve("ccg.plans-" + partition).resolve("00000000000000000000.log");
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - bytes.length / 4] ^= 1;
    Files.write(file, bytes);
  }

  private static Brokers live() {
    return new Brokers(broker.getBrokersAsString(), KafkaClientSettings.none());
  }

  private static Continued continued(Path archive) {
    return new Continued(new Archive(archive), live());
  }

  private Verification verify(RecordSource source, TopicRetention retention) {
    return new Audit(source).verify(options(Selection.ALL, retention), told::add, _ -> {});
  }

  private AuditOptions options(Selection selection, TopicRetention retention) {
    return new AuditOptions(
        selection, 2, scratch, null, AuditOptions.GRACE, List.of(KEY), null, null, true, retention);
  }

  private void write(String id, Instant at) throws Exception {
    PlanSubmitted plan =
        new PlanSubmitted(
            id,
            "acme",
            "shop",
            "prod",
            "digest",
            1,
            new Plan("1.2", null, List.of(), List.of()),
            null);
    partition = send(Topics.PLANS, plan.key(), id, plan, at);
    send(
        Topics.ESTIMATES,
        plan.key(),
        "rejected-" + id,
        new PlanRejected(id, "acme", "shop", "prod", null, "too large"),
        at);
  }

  private static <V> int send(Topic<V> topic, String key, String id, V value, Instant at)
      throws Exception {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            topic.name(),
            null,
            at.toEpochMilli(),
            key,
            JsonSerde.of(topic).serializer().serialize(topic.name(), value));
    record.headers().add("ce_id", id.getBytes(UTF_8));
    return producer.send(record).get().partition();
  }

  private void remove(Topic<?> topic, long before) throws Exception {
    try (Admin admin = Admin.create(config())) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(topic.name(), partition),
                  RecordsToDelete.beforeOffset(before)))
          .all()
          .get();
    }
  }

  /// As the notary does, at some time.
  private void sign(Instant at) throws Exception {
    for (Topic<?> topic : List.of(Topics.PLANS, Topics.ESTIMATES)) {
      TopicPartition there = new TopicPartition(topic.name(), partition);
      long from = signed.getOrDefault(there, 0L);
      MerkleTree tree = trees.computeIfAbsent(there, _ -> new MerkleTree());
      List<Checkpoint.Leaf> leaves = new ArrayList<>();
      long next = from;
      for (ConsumerRecord<byte[], byte[]> record : read(there, from)) {
        Checkpoint.Leaf leaf = Checkpoint.Leaf.of(record, false);
        tree.add(leaf.hash());
        leaves.add(leaf);
        next = record.offset() + 1;
      }
      TreeHead head = new TreeHead(cluster + "/" + there, tree.size(), tree.root(), next, at, from);
      Checkpoint checkpoint =
          new Checkpoint(
              there.topic(),
              there.partition(),
              from,
              next,
              tree.size() - leaves.size(),
              leaves,
              tree.peaks().stream().map(Base64.getEncoder()::encodeToString).toList(),
              SignedNote.sign(head.text(), KEY).toString());
      send(Topics.CHECKPOINTS, checkpoint.key(), checkpoint.key(), checkpoint, at);
      signed.put(there, next);
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(TopicPartition there, long from) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(there));
      consumer.seek(there, from);
      long end = consumer.endOffsets(List.of(there)).get(there);
      while (consumer.position(there) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
