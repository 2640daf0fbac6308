package io.cloudcostguard.schemas.sealing;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Follows `ccg.tenant-keys`, and appends to it. A key is written before the first record that is
/// sealed under it, so whoever has read to the end of the topic knows every key that there is.
public final class TenantKeys implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(TenantKeys.class.getName());

  private static final TopicPartition ONLY = new TopicPartition(Topics.Names.TENANT_KEYS, 0);
  private static final String SOURCE = "/sealing";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  /// How soon a running service forgets a key that was destroyed.
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Map<String, Object> clients;
  private final KeyRing ring;

  /// Keys that nobody keeps, by tenants that are erased.
  private final Map<String, DataKey> lost = new HashMap<>();

  private @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private @Nullable KafkaProducer<byte[], byte[]> producer;
  private @Nullable Thread looking;
  private volatile boolean closed;

  /// @param clients how clients reach the brokers
  public TenantKeys(Map<String, Object> clients, KeyRing ring) {
    this.clients = Map.copyOf(clients);
    this.ring = ring;
  }

  public KeyRing ring() {
    return ring;
  }

  /// Reads what there is; from now on, what comes is read within seconds.
  public synchronized void begin() {
    readToEnd();
    if (looking == null) {
      looking = Thread.ofPlatform().daemon().name("tenant-keys").start(this::look);
    }
  }

  private void look() {
    while (!closed) {
      try {
        Thread.sleep(LOOK);
        readToEnd();
      } catch (InterruptedException | InterruptException _) {
        return;
      } catch (KafkaException e) {
        LOGGER.log(Level.WARNING, "Tenants' keys are not read: {0}", e.getMessage());
      }
    }
  }

  /// Reads up to what is there now.
  ///
  /// @throws TimeoutException if the brokers do not answer in time
  public synchronized void readToEnd() {
    if (closed) {
      return;
    }
    KafkaConsumer<byte[], byte[]> reader = consumer();
    long end = reader.endOffsets(List.of(ONLY), PATIENCE).getOrDefault(ONLY, 0L);
    long patientUntil = System.nanoTime() + PATIENCE.toNanos();
    while (reader.position(ONLY, PATIENCE) < end) {
      if (System.nanoTime() > patientUntil) {
        throw new TimeoutException("Not all of %s was read in time".formatted(ONLY));
      }
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        ring.take(record.value());
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> there = consumer;
    if (there == null) {
      there = reader();
      consumer = there;
    }
    return there;
  }

  /// A consumer at the beginning of the topic.
  private KafkaConsumer<byte[], byte[]> reader() {
    Map<String, Object> config = new HashMap<>(clients);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    reader.assign(List.of(ONLY));
    reader.seekToBeginning(List.of(ONLY));
    return reader;
  }

  /// Whether the brokers still have a key of this tenant as it was before it was destroyed.
  public boolean isStillThere(String tenant) {
    try (KafkaConsumer<byte[], byte[]> again = reader()) {
      long end = again.endOffsets(List.of(ONLY), PATIENCE).getOrDefault(ONLY, 0L);
      long patientUntil = System.nanoTime() + PATIENCE.toNanos();
      while (again.position(ONLY, PATIENCE) < end) {
        if (System.nanoTime() > patientUntil) {
          throw new TimeoutException("Not all of %s was read in time".formatted(ONLY));
        }
        for (ConsumerRecord<byte[], byte[]> record : again.poll(POLL)) {
          TenantKey key = read(record.value());
          if (key != null && tenant.equals(key.tenant()) && key.wrapped() != null) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private static @Nullable TenantKey read(byte @Nullable [] value) {
    try {
      return value == null ? null : Json.MAPPER.readValue(value, TenantKey.class);
    } catch (JacksonException _) {
      return null;
    }
  }

  /// The key that seals what is of a tenant; a new one where it has none, and one that nobody keeps
  /// where it is erased.
  synchronized DataKey of(String tenant) {
    DataKey known = ring.of(tenant);
    if (known != null) {
      return known;
    }
    readToEnd();
    DataKey there = ring.of(tenant);
    if (there != null) {
      return there;
    }
    if (ring.isErased(tenant)) {
      return lost.computeIfAbsent(tenant, this::lost);
    }
    append(ring.make(tenant, Instant.now()));
    readToEnd();
    return ring.required(tenant);
  }

  /// A key that ends before it is used.
  private DataKey lost(String tenant) {
    TenantKey key = ring.make(tenant, Instant.now());
    append(key.destroyed(new TenantKey.Destroyed(key.madeAt(), SOURCE, "the tenant is erased")));
    return ring.alone(key).required(tenant);
  }

  /// Opens a sealed value. A key that is not known yet was written meanwhile.
  KeyRing.Opened open(byte[] sealed) {
    var id = SealedValue.keyId(sealed);
    if (id != null && !ring.knows(id)) {
      readToEnd();
    }
    return ring.open(sealed);
  }

  /// Ends every key of a tenant: from now on its records are erased.
  ///
  /// @return how many keys it had
  public synchronized int destroy(String tenant, TenantKey.Destroyed end) {
    readToEnd();
    List<TenantKey> inUse = ring.inUse(tenant);
    inUse.forEach(key -> append(key.destroyed(end)));
    readToEnd();
    return inUse.size();
  }

  /// Has a broker close the segment in which keys of this tenant were, so that it can be compacted:
  /// writes their ends again.
  public synchronized void touch(String tenant) {
    ring.ended(tenant).forEach(this::append);
  }

  private void append(TenantKey key) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.Names.TENANT_KEYS,
            key.id().toString().getBytes(StandardCharsets.UTF_8),
            Json.MAPPER.writeValueAsBytes(key));
    String id = key.id().toString();
    new EventHeaders(
            id,
            EventType.TENANT_KEY_CHANGED,
            SOURCE,
            id,
            Instant.now(),
            TraceParent.continuing(null))
        .writeTo(record.headers());
    try {
      producer().send(record).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("A tenant's key was not written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> there = producer;
    if (there == null) {
      Map<String, Object> config = new HashMap<>(clients);
      config.put(ProducerConfig.ACKS_CONFIG, "all");
      config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
      config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
      config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
      there = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
      producer = there;
    }
    return there;
  }

  @Override
  public void close() {
    closed = true;
    Thread thread = looking;
    if (thread != null) {
      thread.interrupt();
    }
    synchronized (this) {
      if (consumer != null) {
        consumer.close();
        consumer = null;
      }
      if (producer != null) {
        producer.close(Duration.ofSeconds(2));
        producer = null;
      }
    }
  }
}
