package io.cloudcostguard.cli.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.health.KafkaClientSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// Flips bytes in the segments of a real broker.
class DamageTest {

  private static final int BATCHES = 12;
  private static final int IN_BATCH = 5;

  private static EmbeddedKafkaKraftBroker broker;

  @BeforeAll
  static void start() {
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.afterPropertiesSet();
  }

  @AfterAll
  static void stop() {
    broker.destroy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "zstd"})
  void namesWhatIsInABatchWithAWrongChecksumAndReadsTheRest(String compression) throws Exception {
    TopicPartition partition = new TopicPartition("damaged-" + compression, 0);
    write(partition.topic(), compression);
    flip(partition, "7-3");

    namesAndReads(
        new Brokers(broker.getBrokersAsString(), KafkaClientSettings.none()),
        partition,
        compression);
    Path data = segment(partition).getParent().getParent();
    namesAndReads(new Archive(data), partition, compression);
  }

  private static void namesAndReads(
      RecordSource source, TopicPartition partition, String compression) {
    List<Long> intact = new ArrayList<>();
    List<PartitionReader.Damaged> damaged = new ArrayList<>();
    try (PartitionReader reader = source.reader(partition, 0, BATCHES * IN_BATCH)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        switch (entry) {
          case PartitionReader.Intact(var record) -> intact.add(record.offset());
          case PartitionReader.Damaged each -> damaged.add(each);
          case PartitionReader.Erased erased -> throw new AssertionError(erased);
        }
      }
    }

    assertThat(intact)
        .containsExactlyElementsOf(
            LongStream.range(0, BATCHES * IN_BATCH)
                .filter(i -> i / IN_BATCH != 7)
                .boxed()
                .toList());
    assertThat(damaged.getFirst().from()).isEqualTo(35);
    assertThat(damaged.getLast().to()).isEqualTo(39);
    if (compression.equals("none")) {
      assertThat(damaged).hasSize(IN_BATCH);
      assertThat(Damage.fault(partition, damaged.get(1), List.of()).line())
          .startsWith("damaged record: damaged-none-0, offset 36, 20")
          .contains(", about 7-1: the checksum of its batch is wrong");
    }
  }

  private static void write(String topic, String compression) throws Exception {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            broker.getBrokersAsString(),
            "linger.ms",
            10_000,
            "compression.type",
            compression);
    try (Admin admin = Admin.create(config(config));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
          .all()
          .get();
      for (int batch = 0; batch < BATCHES; batch++) {
        for (int i = 0; i < IN_BATCH; i++) {
          String name = batch + "-" + i;
          ProducerRecord<byte[], byte[]> record =
              new ProducerRecord<>(topic, bytes("key " + name), bytes("value " + name));
          record.headers().add("ce_subject", bytes("about " + name));
          producer.send(record);
        }
        producer.flush();
      }
    }
  }

  private static Map<String, Object> config(Map<String, Object> all) {
    return Map.of("bootstrap.servers", all.get("bootstrap.servers"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /// Changes a byte of the value of a record, or of the middle of its batch where it is packed.
  private static void flip(TopicPartition partition, String record) throws Exception {
    Path segment = segment(partition);
    byte[] bytes = Files.readAllBytes(segment);
    int at = new String(bytes, ISO_8859_1).indexOf("value " + record);
    if (at < 0) {
      at = batchStart(bytes, 7) + 61 + 20;
    }
    bytes[at + 2] ^= 1;
    Files.write(segment, bytes, StandardOpenOption.WRITE);
  }

  /// Batches begin with 8 bytes of the base offset and 4 of the length behind them.
  private static int batchStart(byte[] segment, int index) {
    ByteBuffer buffer = ByteBuffer.wrap(segment);
    int at = 0;
    for (int i = 0; i < index; i++) {
      at += 12 + buffer.getInt(at + 8);
    }
    return at;
  }

  private static Path segment(TopicPartition partition) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
      for (String folder :
          admin.describeLogDirs(List.of(0)).allDescriptions().get().get(0).keySet()) {
        Path log = Path.of(folder, partition.toString());
        if (Files.isDirectory(log)) {
          try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
          }
        }
      }
    }
    throw new IOException("No log of " + partition);
  }
}
