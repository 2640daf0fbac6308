package io.cloudcostguard.cli.kafka;

import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.sealing.Sealing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command that talks to the brokers: theirs, or those of `./ccg up`.
public final class KafkaOptions {

  @Option(names = "--kafka", description = "The brokers; default: those of ./ccg up.")
  private @Nullable String kafka;

  @Option(
      names = "--kafka-properties",
      defaultValue = "${env:CCG_KAFKA_CLIENT_PROPERTIES_FILE}",
      description =
          "How the brokers of --kafka are reached (TLS, SASL), in a file in the form of Kafka's own"
              + " tools; default: what CCG_KAFKA_CLIENT_PROPERTIES_FILE names.")
  private @Nullable Path kafkaProperties;

  @Option(names = "--data", description = "The data folder of ./ccg up; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  /// Whether brokers are named, so that nothing is of `./ccg up`.
  public boolean isNamed() {
    return kafka != null;
  }

  /// The data folder of `./ccg up`.
  public Path data() {
    return data;
  }

  /// As `host:port,…`.
  ///
  /// @throws IllegalArgumentException if none are named and `./ccg up` never ran
  public String addresses() {
    return kafka == null ? Endpoints.in(data).kafka() : kafka;
  }

  /// How the brokers are reached. Those of `./ccg up` are plain ones on this machine.
  public KafkaClientSettings client() {
    return kafka == null || kafkaProperties == null
        ? KafkaClientSettings.none()
        : KafkaClientSettings.in(kafkaProperties);
  }

  /// The seals of these brokers' records, by `CCG_SEALING_KEYS`.
  public Sealing sealing() {
    return Sealing.of(with(Map.of()), System.getenv().getOrDefault("CCG_SEALING_KEYS", ""));
  }

  /// The settings of a client that has these and its own.
  public Map<String, Object> with(Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(own);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, addresses());
    return client().with(all);
  }
}
