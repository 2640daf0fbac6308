package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.health.KafkaClientSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command that reads the topics.
final class BrokerOptions {

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

  String addresses() {
    return kafka == null ? Endpoints.in(data).kafka() : kafka;
  }

  Audit audit() {
    return new Audit(addresses(), client());
  }

  /// Those of `./ccg up` are plain ones on this machine.
  private KafkaClientSettings client() {
    return kafka == null || kafkaProperties == null
        ? KafkaClientSettings.none()
        : KafkaClientSettings.in(kafkaProperties);
  }
}
