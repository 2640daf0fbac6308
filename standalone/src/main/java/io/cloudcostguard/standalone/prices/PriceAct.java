package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.pricing.source.ByHand;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.audit.OperatorAct;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Says who changes prices by hand and why, and records it in `ccg.audit`.
final class PriceAct {

  private static final String SOURCE = "/ccg-prices";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Option(
      names = "--because",
      paramLabel = "REASON",
      description = "The reason; it is kept with the prices and in the audit log.")
  private @Nullable String because;

  /// The user of this machine.
  ByHand byHand() {
    return new ByHand(
        "operator " + System.getProperty("user.name", "unknown"),
        because == null || because.isBlank() ? null : because.strip());
  }

  /// Records what was done; it was done already, so a failure says that.
  ///
  /// @param tenant null where it belongs to no tenant
  /// @param result what the command said
  void record(
      RunningCatalogue catalogue,
      @Nullable String tenant,
      String action,
      String path,
      String result)
      throws IOException {
    ByHand byHand = byHand();
    OperatorAct act =
        new OperatorAct(
            tenant == null ? OperatorAct.OPERATORS_TENANT : tenant,
            byHand.actor(),
            action,
            path,
            byHand.reason(),
            null,
            Json.MAPPER.writeValueAsString(Map.of("result", result)));
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            catalogue.kafka(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            PATIENCE.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.dividedBy(2).toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(act.record(SOURCE, Instant.now()))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Done, but not recorded in the audit log: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Done, but perhaps not recorded in the audit log: interrupted", e);
    }
  }
}
