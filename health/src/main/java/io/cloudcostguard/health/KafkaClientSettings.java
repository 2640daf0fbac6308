package io.cloudcostguard.health;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/// The connection settings of every Kafka client: TLS, SASL and others that all kinds of clients
/// have. Settings that only some clients have, e.g. `acks`, are refused, because the guarantees of
/// the services depend on them.
public final class KafkaClientSettings {

  /// What all of these settings begin with in a service's configuration.
  public static final String PREFIX = "ccg.kafka.client";

  /// Names a file with more of them, in the form of Kafka's own tools.
  public static final String FILE = "properties.file";

  private static final long LARGEST_FILE = 1024 * 1024;

  private static final Set<String> ALLOWED = allowed();

  private final Map<String, String> settings;

  private KafkaClientSettings(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  /// Nothing but the defaults of Kafka.
  public static KafkaClientSettings none() {
    return new KafkaClientSettings(Map.of());
  }

  /// Checks them.
  ///
  /// @param given without [#PREFIX]; these go before those of the file that [#FILE] names
  /// @throws KafkaMisconfiguredException if one must not be set, or the file cannot be read
  public static KafkaClientSettings of(Map<String, String> given) {
    Map<String, String> all = new HashMap<>();
    String file = given.getOrDefault(FILE, "");
    if (!file.isBlank()) {
      all.putAll(read(Path.of(file)));
    }
    all.putAll(given);
    all.remove(FILE);
    Set<String> refused = new TreeSet<>(all.keySet());
    refused.removeAll(ALLOWED);
    if (!refused.isEmpty()) {
      throw new KafkaMisconfiguredException(
          ("These settings of Kafka clients cannot be changed (%s): %s. Only connection settings"
                  + " can (security.*, sasl.*, ssl.*, socket.* and others that every client has)."
                  + " The guarantees of the services depend on the rest; the brokers' addresses are"
                  + " in CCG_KAFKA.")
              .formatted(PREFIX, String.join(", ", refused)));
    }
    return new KafkaClientSettings(all);
  }

  /// Reads them from a file in the form of Kafka's own tools (`client.properties`).
  ///
  /// @throws KafkaMisconfiguredException if one must not be set, or the file cannot be read
  public static KafkaClientSettings in(Path file) {
    return of(Map.of(FILE, file.toString()));
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new KafkaMisconfiguredException(
            "The file with settings of Kafka's clients is larger than 1 MiB: " + file);
      }
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new KafkaMisconfiguredException(
          "The file with settings of Kafka's clients cannot be read (%s): %s"
              .formatted(e.getClass().getSimpleName(), file));
    }
    Map<String, String> read = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
    return read;
  }

  /// What each kind of client knows says how brokers are reached, with few exceptions.
  private static Set<String> allowed() {
    Set<String> names = new TreeSet<>(AdminClientConfig.configNames());
    names.retainAll(ProducerConfig.configNames());
    names.retainAll(ConsumerConfig.configNames());
    names.removeAll(
        Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            CommonClientConfigs.CLIENT_ID_CONFIG,
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG,
            AdminClientConfig.CONFIG_PROVIDERS_CONFIG));
    return Set.copyOf(names);
  }

  /// By Kafka's names, to make a client with.
  public Map<String, String> settings() {
    return settings;
  }

  /// The settings of a client that has these and its own.
  public Map<String, Object> with(Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(own);
    return all;
  }

  /// The names only: among the values are passwords.
  @Override
  public String toString() {
    return "KafkaClientSettings" + new TreeSet<>(settings.keySet());
  }
}
