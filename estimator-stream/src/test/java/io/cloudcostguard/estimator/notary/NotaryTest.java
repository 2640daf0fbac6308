package io.cloudcostguard.estimator.notary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.estimator.run.EstimatorProperties;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.MerkleTree;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// On a real broker.
class NotaryTest {

  private static final NoteKey FIRST = NoteKey.generate("first");
  private static final NoteKey SECOND = NoteKey.generate("second");
  private static final TopicPartition PLANS = new TopicPartition(Topics.PLANS.name(), 2);

  @TempDir Path witness;
  private @Nullable URI witnessUrl;

  private EmbeddedKafkaKraftBroker broker;
  private KafkaProducer<String, byte[]> producer;
  private SimpleMeterRegistry metrics;

  @BeforeEach
  void start() throws Exception {
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperties(
        Map.of(
            "transaction.state.log.replication.factor", "1", "transaction.state.log.min.isr", "1"));
    broker.afterPropertiesSet();
    TopicCreation.createMissing(config(), Optional.empty());
    producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer());
    metrics = new SimpleMeterRegistry();
  }

  @AfterEach
  void stop() {
    producer.close();
    broker.destroy();
  }

  @Test
  void goesOnAfterARestartWithAnotherKey() throws Exception {
    write(30);
    run(List.of(FIRST.signer()), 30);
    write(20);
    run(List.of(SECOND.signer(), FIRST.verifier()), 50);

    List<Checkpoint> all = checkpoints();

    assertIsChain(all, 50);
    assertThat(signer(all.getFirst())).isEqualTo(FIRST.verifier());
    assertThat(signer(all.getLast())).isEqualTo(SECOND.verifier());
    assertThat(Files.readString(witness.resolve(PLANS + ".checkpoint")))
        .isEqualTo(all.getLast().note());
  }

  @Test
  void goesOnFromItsCheckpointsWhereTheOffsetsAreForgotten() throws Exception {
    write(10);
    run(List.of(FIRST.signer()), 10);
    try (Admin admin = Admin.create(config())) {
      await()
          .ignoreExceptions()
          .until(() -> {
            admin.deleteConsumerGroups(List.of(NotarySession.GROUP)).all().get();
            return true;
          });
    }
    write(5);
    run(List.of(FIRST.signer()), 15);

    assertIsChain(checkpoints(), 15);
  }

  @Test
  void signsNothingOnTopOfWhatNoKnownKeySigned() throws Exception {
    write(10);
    run(List.of(FIRST.signer()), 10);
    write(5);
    Notary stranger = notary(List.of(SECOND.signer()));
    stranger.start();
    await().until(() -> metrics.counter("ccg.notary.stopped").count() >= 1);
    stranger.stop();

    assertIsChain(checkpoints(), 10);
  }

  @Test
  void saysForEverThatRecordsWereRemovedBeforeTheyWereSigned() throws Exception {
    write(10);
    run(List.of(FIRST.signer()), 10);
    write(10);
    try (Admin admin = Admin.create(config())) {
      admin.deleteRecords(Map.of(PLANS, RecordsToDelete.beforeOffset(15))).all().get();
    }
    run(List.of(FIRST.signer()), 15);

    List<Checkpoint> all = checkpoints();
    assertThat(all.getLast().from()).isEqualTo(15);
    assertThat(all.get(all.size() - 2).next()).isEqualTo(10);
    assertThat(metrics.counter("ccg.notary.lost").count()).isEqualTo(1);
  }

  @Test
  void postsTheNewestCheckpointToAWitnessUntilItIsTaken() throws Exception {
    List<String> notes = new CopyOnWriteArrayList<>();
    AtomicInteger requests = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            boolean isTaken = requests.incrementAndGet() > 1;
            if (isTaken
                && "Bearer token-1".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && PLANS
                    .toString()
                    .equals(exchange.getRequestHeaders().getFirst("Checkpoint-Of"))) {
              notes.add(body);
            }
            exchange.sendResponseHeaders(isTaken ? 204 : 503, -1);
          }
        });
    server.start();
    try {
      witnessUrl = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      write(10);
      Notary notary = notary(List.of(FIRST.signer()));
      notary.start();
      await().atMost(Duration.ofMinutes(1)).until(() -> !notes.isEmpty());
      notary.stop();
      assertThat(notes.getLast()).isEqualTo(checkpoints().getLast().note());
      assertThat(metrics.counter("ccg.notary.witness.failures").count()).isEqualTo(1);
    } finally {
      server.stop(0);
    }
    assertThatThrownBy(() -> new HttpWitness(URI.create("http://192.0.2.1/"), null, metrics))
        .hasMessageContaining("https://");
  }

  /// Without anything new in between, so that only the offset is written anew.
  @Test
  void goesOnWithTheSameTreeAfterItsOffsetsWereForgottenTwice() throws Exception {
    write(10);
    run(List.of(FIRST.signer()), 10);
    forgetOffsets();
    Notary notary = notary(List.of(FIRST.signer()));
    notary.start();
    await().atMost(Duration.ofMinutes(1)).until(() -> offsets().containsKey(PLANS));
    notary.stop();
    write(5);
    run(List.of(FIRST.signer()), 15);

    assertIsChain(checkpoints(), 15);
  }

  private void forgetOffsets() {
    try (Admin admin = Admin.create(config())) {
      await()
          .ignoreExceptions()
          .until(() -> {
            admin.deleteConsumerGroups(List.of(NotarySession.GROUP)).all().get();
            return true;
          });
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets() throws Exception {
    try (Admin admin = Admin.create(config())) {
      return admin
          .listConsumerGroupOffsets(NotarySession.GROUP)
          .partitionsToOffsetAndMetadata()
          .get();
    }
  }

  /// The witness was away when the checkpoint was made, and nothing came afterwards.
  @Test
  void tellsAWitnessAfterARestartWhatItMissed() throws Exception {
    List<String> notes = new CopyOnWriteArrayList<>();
    write(10);
    run(List.of(FIRST.signer()), 10);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            notes.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    Files.delete(witness.resolve(PLANS + ".checkpoint"));
    try {
      witnessUrl = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      Notary notary = notary(List.of(FIRST.signer()));
      notary.start();
      await().atMost(Duration.ofMinutes(1)).until(() -> !notes.isEmpty());
      notary.stop();
    } finally {
      server.stop(0);
    }
    assertThat(notes).containsExactly(checkpoints().getLast().note());
    assertThat(Files.readString(witness.resolve(PLANS + ".checkpoint")))
        .isEqualTo(checkpoints().getLast().note());
  }

  /// Who may write offsets sets the notary back to an earlier tree, of its own signature, to have
  /// other records signed in the place of those that were.
  @Test
  void signsNothingBehindWhatTheWitnessHas() throws Exception {
    write(10);
    run(List.of(FIRST.signer()), 10);
    Map<TopicPartition, OffsetAndMetadata> earlier = Map.of(PLANS, offsets().get(PLANS));
    write(10);
    run(List.of(FIRST.signer()), 20);
    String seen = Files.readString(witness.resolve(PLANS + ".checkpoint"));
    try (Admin admin = Admin.create(config())) {
      await()
          .ignoreExceptions()
          .until(() -> {
            admin.alterConsumerGroupOffsets(NotarySession.GROUP, earlier).all().get();
            return true;
          });
    }
    Notary notary = notary(List.of(FIRST.signer()));
    notary.start();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() ->
            metrics.counter("ccg.notary.stopped").count() >= 1
                || checkpoints().getLast().first() < 20 && checkpoints().size() > 2);
    notary.stop();

    assertIsChain(checkpoints(), 20);
    assertThat(metrics.counter("ccg.notary.stopped").count()).isEqualTo(1);
    assertThat(Files.readString(witness.resolve(PLANS + ".checkpoint"))).isEqualTo(seen);
  }

  /// One that answers and never ends, and then one that floods.
  @Test
  void isNotHeldUpByAHostileWitness() throws Exception {
    List<String> notes = new CopyOnWriteArrayList<>();
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            notes.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1024]);
            exchange.getResponseBody().flush();
            if (requests.incrementAndGet() == 1) {
              end.await();
            } else {
              while (end.getCount() > 0) {
                exchange.getResponseBody().write(new byte[64 * 1024]);
              }
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    try {
      witnessUrl = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      Notary notary = notary(List.of(FIRST.signer()));
      notary.start();
      for (int times = 1; times <= 3; times++) {
        write(5);
        int wanted = times;
        await().atMost(Duration.ofSeconds(40)).until(() -> notes.size() >= wanted);
      }
      notary.stop();
    } finally {
      end.countDown();
      server.stop(0);
    }
  }

  @Test
  void refusesAWitnessThatCannotBeAsked() {
    for (String url :
        List.of("https:///no-host", "http://localhost.example/", "ftp://127.0.0.1/")) {
      assertThatThrownBy(() -> new HttpWitness(URI.create(url), null, metrics))
          .as(url)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ccg.notary.witness-url");
    }
    assertThatThrownBy(
            () -> new HttpWitness(URI.create("https://192.0.2.1/"), "a-secret\nX: y", metrics))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ccg.notary.witness-token")
        .hasMessageNotContaining("secret\n");
  }

  @Test
  void doesNotRunWithoutAKeyAndRefusesWhatIsNone() {
    Notary none = notary(List.of());
    none.start();
    assertThat(none.isRunning()).isFalse();
    assertThatThrownBy(() -> notary(List.of(FIRST.verifier())))
        .hasMessageContaining("must be one that signs");
    assertThatThrownBy(() -> notary(List.of("secret"))).hasMessageNotContaining("secret");
    assertThat(
            new NotaryProperties(
                    List.of(FIRST.signer()), Duration.ZERO, null, null, "a-secret-token")
                .toString())
        .doesNotContain("PRIVATE", "a-secret-token");
  }

  // Steps

  private Map<String, Object> config() {
    return Map.of("bootstrap.servers", broker.getBrokersAsString());
  }

  private Notary notary(List<String> keys) {
    return new Notary(
        new NotaryProperties(keys, Duration.ofMillis(100), witness, witnessUrl, "token-1"),
        new EstimatorProperties(
            broker == null ? "" : broker.getBrokersAsString(),
            "estimator-0",
            Path.of("unused"),
            1,
            Duration.ofMillis(30),
            (short) -1),
        KafkaClientSettings.none(),
        metrics);
  }

  private void run(List<String> keys, long leaves) {
    Notary notary = notary(keys);
    notary.start();
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> checkpoints().stream().mapToLong(each -> each.leaves().size()).sum() >= leaves);
    } finally {
      notary.stop();
    }
  }

  private void write(int records) throws Exception {
    for (int i = 0; i < records; i++) {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(
              PLANS.topic(), PLANS.partition(), "key", ("plan " + i).getBytes(UTF_8));
      record.headers().add("ce_id", ("id-" + i).getBytes(UTF_8));
      producer.send(record).get();
    }
  }

  private List<Checkpoint> checkpoints() {
    List<Checkpoint> all = new ArrayList<>();
    Map<String, Object> config = new HashMap<>(config());
    config.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(Topics.CHECKPOINTS.name(), 0);
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).get(only);
      while (consumer.position(only) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          all.add(Json.MAPPER.readValue(record.value(), Checkpoint.class));
        }
      }
    }
    return all;
  }

  private static void assertIsChain(List<Checkpoint> checkpoints, long size) {
    MerkleTree tree = new MerkleTree();
    long next = 0;
    for (Checkpoint checkpoint : checkpoints) {
      assertThat(checkpoint.key()).isEqualTo(PLANS.toString());
      assertThat(checkpoint.first()).isEqualTo(tree.size());
      assertThat(checkpoint.from()).isEqualTo(next);
      next = checkpoint.next();
      checkpoint.leaves().forEach(leaf -> tree.add(leaf.hash()));
      TreeHead head = TreeHead.read(SignedNote.read(checkpoint.note()).text());
      assertThat(head.root()).isEqualTo(tree.root());
      assertThat(head.size()).isEqualTo(tree.size());
    }
    assertThat(tree.size()).isEqualTo(size);
  }

  private static String signer(Checkpoint checkpoint) {
    return SignedNote.read(checkpoint.note()).signer(List.of(FIRST, SECOND)).verifier();
  }
}
