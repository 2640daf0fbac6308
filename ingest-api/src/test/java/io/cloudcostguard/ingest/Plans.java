package io.cloudcostguard.ingest;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.Totals;
import io.cloudcostguard.schemas.plan.PlanSource;
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
    return estimate(id, project, monthly, null);
  }

  private static String estimate(String id, String project, String monthly, PlanSource source) {
    BigDecimal amount = new BigDecimal(monthly);
    Totals zero = new Totals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
    PlanOutcome outcome =
        new PlanEstimated(
            id,
            "default",
            project,
            "prod",
            source,
            "0".repeat(64),
            7,
            null,
            "1",
            "USD",
            zero,
            new Totals(amount, amount, amount, 0, 0),
            amount,
            true,
            new Coverage(1, 1, 0, 0, 0, 0, new TreeMap<>()),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null);
    return Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsString(outcome);
  }

  public static ProducerRecord<String, byte[]> estimated(
      String id, String project, String monthly) {
    return new ProducerRecord<>(
        Topics.ESTIMATES.name(),
        "default/" + project + "/prod",
        bytes(estimate(id, project, monthly)));
  }

  public static ProducerRecord<String, byte[]> estimated(
      String id, String project, String monthly, PlanSource source) {
    return new ProducerRecord<>(
        Topics.ESTIMATES.name(),
        "default/" + project + "/prod",
        bytes(estimate(id, project, monthly, source)));
  }

  public static ProducerRecord<String, byte[]> cancelled(String id, String project) {
    PlanOutcome outcome = new PlanCancelled(id, "default", project, "prod", null);
    return new ProducerRecord<>(
        Topics.ESTIMATES.name(),
        "default/" + project + "/prod",
        Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(outcome));
  }

  private Plans() {}
}
