package io.cloudcostguard.ingest;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.Totals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Plans to submit, and estimates as the estimator writes them.
public final class Plans {

  /// A plan as Terraform writes it.
  public static byte[] plan() {
    try (InputStream plan = Plans.class.getResourceAsStream("/plan.json")) {
      return plan.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static String estimate(String id, String project, String monthly) {
    BigDecimal amount = new BigDecimal(monthly);
    Totals zero = new Totals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
    PlanOutcome outcome =
        new PlanEstimated(
            id,
            "default",
            project,
            "prod",
            null,
            "00",
            7,
            "1",
            "USD",
            zero,
            new Totals(amount, amount, amount, 0, 0),
            amount,
            true,
            new Coverage(1, 1, 0, 0, 0, 0, new TreeMap<>()),
            List.of(),
            List.of(),
            List.of());
    return Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsString(outcome);
  }

  public static ProducerRecord<String, byte[]> estimated(
      String id, String project, String monthly) {
    return new ProducerRecord<>(
        Topics.ESTIMATES.name(),
        "default/" + project + "/prod",
        bytes(estimate(id, project, monthly)));
  }

  private Plans() {}
}
