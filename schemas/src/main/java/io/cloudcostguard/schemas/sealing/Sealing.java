package io.cloudcostguard.schemas.sealing;

import io.cloudcostguard.schemas.secret.SecretBox;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Seals the values that a service's Kafka clients write under their tenants' keys, and opens those
/// that they read. A record whose key was destroyed is not there for a consumer, as if compaction
/// had removed it; one that cannot be opened for another reason is handed over as it is, and is a
/// bad record for whoever reads it.
///
/// What was written before sealing was switched on is read as it is.
public final class Sealing implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(Sealing.class.getName());

  private final TenantKeys keys;
  private final boolean isOn;

  private Sealing(TenantKeys keys, boolean isOn) {
    this.keys = keys;
    this.isOn = isOn;
  }

  /// Of a service. It seals if there are keys.
  ///
  /// @param clients how clients reach the brokers
  /// @param base64Keys what tenants' keys are encrypted with, as [SecretBox] takes them; blank:
  ///   nothing is sealed
  /// @throws IllegalArgumentException if they are no keys
  public static Sealing of(Map<String, Object> clients, String base64Keys) {
    boolean isOn = !base64Keys.isBlank();
    SecretBox box = new SecretBox(isOn ? base64Keys : SecretBox.newKey());
    return new Sealing(new TenantKeys(clients, new KeyRing(box)), isOn);
  }

  public boolean isOn() {
    return isOn;
  }

  /// Whether all keys of a tenant were destroyed: what is written of it from now on cannot be read.
  public boolean isErased(String tenant) {
    return keys.ring().isErased(tenant);
  }

  public TenantKeys keys() {
    return keys;
  }

  /// Reads the tenants' keys, once the topics are there and before anything is read or written.
  ///
  /// @throws SealingRefused if records are sealed and the keys to open them are not given
  public void begin() {
    if (!isOn) {
      keys.readToEnd();
      boolean isSealed = keys.ring().hasAny();
      keys.close();
      if (isSealed) {
        throw new SealingRefused(
            "The records of this cluster are sealed, and CCG_SEALING_KEYS is not set. Give every"
                + " service the same keys.");
      }
      return;
    }
    keys.begin();
    keys.ring()
        .unopened()
        .ifPresent(key -> {
          throw new SealingRefused(
              "CCG_SEALING_KEYS does not open the key %s in ccg.tenant-keys. Append the key that it"
                      .formatted(key)
                  + " was encrypted with, behind a comma.");
        });
  }

  /// The same producer; what it sends is sealed.
  @SuppressWarnings("unchecked")
  public <K> Producer<K, byte[]> on(Producer<K, byte[]> producer) {
    return isOn
        ? (Producer<K, byte[]>)
            proxy(
                Producer.class,
                (_, method, arguments) -> {
                  if (method.getName().equals("send") && arguments != null) {
                    ProducerRecord<K, byte[]> sealed =
                        sealed((ProducerRecord<K, byte[]>) arguments[0]);
                    return arguments.length == 1
                        ? producer.send(sealed)
                        : producer.send(sealed, (Callback) arguments[1]);
                  }
                  return invoke(producer, method, arguments);
                })
        : producer;
  }

  /// The same consumer; what it gives is open.
  @SuppressWarnings("unchecked")
  public <K> Consumer<K, byte[]> on(Consumer<K, byte[]> consumer) {
    return isOn
        ? (Consumer<K, byte[]>)
            proxy(
                Consumer.class,
                (_, method, arguments) ->
                    method.getName().equals("poll")
                            && arguments != null
                            && arguments[0] instanceof Duration timeout
                        ? opened(consumer.poll(timeout))
                        : invoke(consumer, method, arguments))
        : consumer;
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(Sealing.class.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static @Nullable Object invoke(
      Object on, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private <K> ProducerRecord<K, byte[]> sealed(ProducerRecord<K, byte[]> record) {
    byte[] value = record.value();
    String tenant = value == null ? null : RecordTenant.of(record.topic(), record.key(), value);
    return tenant == null
        ? record
        : new ProducerRecord<>(
            record.topic(),
            record.partition(),
            record.timestamp(),
            record.key(),
            SealedValue.seal(value, keys.of(tenant)),
            record.headers());
  }

  private <K> ConsumerRecords<K, byte[]> opened(ConsumerRecords<K, byte[]> polled) {
    Map<TopicPartition, List<ConsumerRecord<K, byte[]>>> records = new LinkedHashMap<>();
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<K, byte[]>> opened = new ArrayList<>();
      for (ConsumerRecord<K, byte[]> record : polled.records(partition)) {
        ConsumerRecord<K, byte[]> open = opened(record);
        if (open != null) {
          opened.add(open);
        }
      }
      if (!opened.isEmpty()) {
        records.put(partition, opened);
      }
    }
    return new ConsumerRecords<>(records, polled.nextOffsets());
  }

  private <K> @Nullable ConsumerRecord<K, byte[]> opened(ConsumerRecord<K, byte[]> record) {
    byte[] value = record.value();
    if (value == null || SealedValue.keyId(value) == null) {
      return record;
    }
    return switch (keys.open(value)) {
      case KeyRing.Value(byte[] bytes, _) -> with(record, bytes);
      case KeyRing.Erased _ -> null;
      case KeyRing.Refused(String reason) -> {
        LOGGER.log(
            Level.WARNING,
            "{0}-{1}, offset {2}: {3}",
            record.topic(),
            record.partition(),
            String.valueOf(record.offset()),
            reason);
        yield record;
      }
    };
  }

  private static <K> ConsumerRecord<K, byte[]> with(
      ConsumerRecord<K, byte[]> record, byte[] value) {
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType(),
        record.serializedKeySize(),
        value.length,
        record.key(),
        value,
        record.headers(),
        record.leaderEpoch(),
        record.deliveryCount());
  }

  @Override
  public void close() {
    keys.close();
  }
}
