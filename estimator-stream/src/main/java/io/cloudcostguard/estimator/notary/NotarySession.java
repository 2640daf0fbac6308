package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.estimator.run.EstimatorProperties;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.MerkleTree;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.TreeHead;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// A run of the notary with one pair of clients, until something fails.
final class NotarySession implements AutoCloseable, ConsumerRebalanceListener {

  static final String GROUP = "ccg-notary";

  private static final Logger LOGGER = LoggerFactory.getLogger(NotarySession.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  /// Few: a record may be of many megabytes, unpacked.
  private static final int AT_ONCE = 5;

  private static final int FETCH_BYTES = 2 * 1024 * 1024;
  private static final Pattern DAMAGED = Pattern.compile("(?:from|partition) (\\S+)-(\\d+)[. ]");

  private final NotaryProperties properties;
  private final List<NoteKey> keys;
  private final MeterRegistry metrics;
  private final List<Witness> witnesses;
  private final String cluster;
  private final Map<String, Object> clients;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Map<TopicPartition, ChainedPartition> partitions = new HashMap<>();

  /// Partitions of which the group has no offset yet, and what was signed of them.
  private final Map<TopicPartition, SignedState> uncommitted = new HashMap<>();

  private long signAt = System.nanoTime();

  NotarySession(
      NotaryProperties properties,
      EstimatorProperties estimator,
      KafkaClientSettings client,
      List<NoteKey> keys,
      List<Witness> witnesses,
      MeterRegistry metrics) {
    this.properties = properties;
    this.keys = keys;
    this.metrics = metrics;
    this.witnesses = witnesses;
    clients = client.with(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, estimator.kafka()));
    cluster = clusterId();
    consumer =
        new KafkaConsumer<>(
            consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            producerConfig(estimator.instanceId()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  private String clusterId() {
    try (Admin admin = Admin.create(clients)) {
      return admin.describeCluster().clusterId().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the brokers", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The brokers do not answer", e);
    }
  }

  private Map<String, Object> consumerConfig() {
    Map<String, Object> config = new HashMap<>(clients);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // What was cut must be told, not skipped.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return config;
  }

  private Map<String, Object> producerConfig(String instanceId) {
    Map<String, Object> config = new HashMap<>(clients);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "ccg-notary-" + instanceId);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    return config;
  }

  /// Reads and signs until it is to stop.
  void run(CountDownLatch stopping) {
    producer.initTransactions();
    consumer.subscribe(Topics.CHAINED.stream().map(Topic::name).toList(), this);
    while (stopping.getCount() > 0) {
      read();
      boolean isFull =
          partitions.values().stream()
              .anyMatch(each -> each.waiting() > Checkpoint.MOST_LEAVES - AT_ONCE);
      if (isFull || System.nanoTime() >= signAt) {
        sign();
        signAt = System.nanoTime() + properties.interval().toNanos();
      }
    }
    sign();
  }

  private void read() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        ChainedPartition partition =
            partitions.get(new TopicPartition(record.topic(), record.partition()));
        if (partition != null) {
          partition.add(record);
        }
      }
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions().forEach(this::passLost);
    } catch (KafkaException e) {
      if (e instanceof ApiException || !passDamaged(e)) {
        throw e;
      }
    }
  }

  /// The records that come next are not there any more. The next checkpoint says from where it was
  /// read again, so that the loss is seen for ever.
  private void passLost(TopicPartition partition, long wanted) {
    sign();
    long begin = consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    long next = wanted < begin ? begin : end;
    LOGGER
        .atError()
        .addKeyValue("topic", partition.topic())
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offset", wanted)
        .addKeyValue("reason", "the log has offsets %d to %d".formatted(begin, end))
        .log("records were removed before they were vouched for, or after");
    metrics.counter("ccg.notary.lost").increment();
    ChainedPartition there = partitions.get(partition);
    if (there != null) {
      there.signed(next);
    }
    consumer.seek(partition, next);
  }

  /// What does not agree with its own checksum is not vouched for, nor is what comes after it.
  private boolean passDamaged(KafkaException failure) {
    Matcher where = DAMAGED.matcher(String.valueOf(failure.getMessage()) + " ");
    if (!where.find()) {
      return false;
    }
    TopicPartition partition = new TopicPartition(where.group(1), Integer.parseInt(where.group(2)));
    if (!partitions.containsKey(partition)) {
      return false;
    }
    stopAt(partition, "the record has a wrong checksum; restore it from a replica");
    return true;
  }

  private void stopAt(TopicPartition partition, String reason) {
    LOGGER
        .atError()
        .addKeyValue("topic", partition.topic())
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offset", consumer.position(partition))
        .addKeyValue("reason", reason)
        .log("no more checkpoints of this partition");
    metrics.counter("ccg.notary.stopped").increment();
    consumer.pause(Set.of(partition));
  }

  /// Writes checkpoints, and how far the reading is, in one transaction.
  private void sign() {
    List<Checkpoint> checkpoints = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    Instant now = Instant.now();
    partitions.forEach((partition, chained) -> {
      if (chained.waiting() > 0) {
        long next = consumer.position(partition);
        Checkpoint checkpoint = chained.checkpoint(origin(partition), next, now, keys.getFirst());
        checkpoints.add(checkpoint);
        offsets.put(partition, new OffsetAndMetadata(next, SignedState.of(checkpoint).metadata()));
      } else {
        SignedState state = uncommitted.get(partition);
        if (state != null) {
          offsets.put(partition, new OffsetAndMetadata(chained.from(), state.metadata()));
        }
      }
    });
    if (offsets.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    checkpoints.forEach(checkpoint -> {
      var _ = producer.send(record(checkpoint, now)); // the commit fails if this does
    });
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.commitTransaction();
    offsets.forEach((partition, committed) -> {
      uncommitted.remove(partition);
      ChainedPartition chained = partitions.get(partition);
      if (chained != null) {
        chained.signed(committed.offset());
      }
    });
    metrics.counter("ccg.notary.checkpoints").increment(checkpoints.size());
    witnesses.forEach(witness ->
        checkpoints.forEach(checkpoint -> witness.take(checkpoint.key(), checkpoint.note())));
  }

  private static ProducerRecord<String, byte[]> record(Checkpoint checkpoint, Instant now) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.CHECKPOINTS.name(), checkpoint.key(), Json.MAPPER.writeValueAsBytes(checkpoint));
    new EventHeaders(
            "checkpoint-%s-%d"
                .formatted(checkpoint.key(), checkpoint.first() + checkpoint.leaves().size()),
            EventType.CHECKPOINT_SIGNED,
            "/estimator-stream",
            checkpoint.key(),
            now,
            TraceParent.continuing(null))
        .writeTo(record.headers());
    return record;
  }

  /// A cluster has one id for ever: the trees of two installations are never taken for each other.
  private String origin(TopicPartition partition) {
    return cluster + "/" + partition;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(assigned));
    Set<TopicPartition> unknown = new HashSet<>();
    for (TopicPartition partition : assigned) {
      OffsetAndMetadata offset = committed.get(partition);
      SignedState state = offset == null ? null : SignedState.read(offset.metadata());
      if (offset == null || state == null) {
        unknown.add(partition);
      } else {
        goOn(partition, state, offset.offset());
      }
    }
    if (!unknown.isEmpty()) {
      goOnFromCheckpoints(unknown);
    }
  }

  /// Kafka forgets the offsets of a group that was away for long; the checkpoints stay.
  private void goOnFromCheckpoints(Set<TopicPartition> unknown) {
    Map<String, Checkpoint> newest = newestCheckpoints();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(unknown);
    for (TopicPartition partition : unknown) {
      Checkpoint checkpoint = newest.get(partition.toString());
      SignedState state = checkpoint == null ? SignedState.NONE : SignedState.of(checkpoint);
      uncommitted.put(partition, state);
      goOn(
          partition,
          state,
          checkpoint == null ? begins.getOrDefault(partition, 0L) : checkpoint.next());
    }
  }

  private void goOn(TopicPartition partition, SignedState state, long offset) {
    consumer.seek(partition, offset);
    MerkleTree tree = state.tree(origin(partition), offset, keys);
    if (tree == null) {
      stopAt(
          partition,
          "what was signed last is not of a key in ccg.notary.keys, of another cluster or offset, or was changed");
    } else if (witnesses.stream().anyMatch(witness -> isAhead(witness, partition, tree))) {
      stopAt(
          partition,
          "the witness folder has a later or another checkpoint: the offsets or ccg.checkpoints were set back. ccg audit verify --witness tells what is missing. After a restored backup, move the folder away");
    } else {
      partitions.put(partition, new ChainedPartition(partition, tree, offset));
      if (!state.note().isEmpty()) { // the witness may have been away
        witnesses.forEach(witness -> witness.take(partition.toString(), state.note()));
      }
    }
  }

  /// Whether a witness has seen more than this tree, or another one of its size.
  private boolean isAhead(Witness witness, TopicPartition partition, MerkleTree tree) {
    TreeHead seen = witness.newest(partition.toString());
    return seen != null
        && (!seen.origin().equals(origin(partition))
            || seen.size() > tree.size()
            || (seen.size() == tree.size() && !Arrays.equals(seen.root(), tree.root())));
  }

  private Map<String, Checkpoint> newestCheckpoints() {
    Map<String, Checkpoint> newest = new HashMap<>();
    Map<String, Object> config = new HashMap<>(consumerConfig());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    try (KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(Topics.CHECKPOINTS.name(), 0);
      reader.assign(List.of(only));
      reader.seekToBeginning(List.of(only));
      long end = reader.endOffsets(List.of(only)).getOrDefault(only, 0L);
      while (reader.position(only) < end) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
          Checkpoint checkpoint = read(record.value());
          if (checkpoint != null) {
            newest.put(checkpoint.key(), checkpoint);
          }
        }
      }
    }
    return newest;
  }

  private static @Nullable Checkpoint read(byte @Nullable [] json) {
    try {
      return json == null ? null : Json.MAPPER.readValue(json, Checkpoint.class);
    } catch (JacksonException _) {
      return null;
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    sign();
    onPartitionsLost(revoked);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    lost.forEach(partition -> {
      partitions.remove(partition);
      uncommitted.remove(partition);
    });
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
    producer.close(CLOSE);
  }
}
