package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.health.KafkaClientSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Recomputes every estimate from its plan at its pinned catalogue version.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Recompute every estimate from ccg.plans at its pinned catalogue version, and report the"
            + " differences.")
final class VerifyCommand implements Callable<Integer> {

  private static final int DIFFERENT = 2;

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

  @Override
  public Integer call() {
    String brokers = kafka == null ? Endpoints.in(data).kafka() : kafka;
    Verification verification =
        new Audit(brokers, client()).verify(new PrintableStream(System.out)::println);
    System.out.println(verification.summary());
    return verification.proven() ? 0 : DIFFERENT;
  }

  /// Those of `./ccg up` are plain ones on this machine.
  private KafkaClientSettings client() {
    return kafka == null || kafkaProperties == null
        ? KafkaClientSettings.none()
        : KafkaClientSettings.in(kafkaProperties);
  }
}
