package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.EngineChanges;
import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/// Recomputes estimates at the catalogue version that they pin, and compares every byte. Any thread
/// may use it.
final class Recomputation {

  /// What a recomputation says.
  enum Answer {
    IDENTICAL,
    /// The plan was rejected or cancelled.
    REJECTED,
    /// Another version of the rules made it, with other figures than this one gives.
    OTHER_ENGINE,
    /// It was told.
    FAULT
  }

  private static final ObjectWriter WRITER = Json.MAPPER.writerFor(PlanOutcome.class);

  private final Estimator estimator = new Estimator(new ResourceTypes());
  private final AuditCatalogue catalogue;

  Recomputation(AuditCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// What was found.
  ///
  /// @param estimate what the plan gives, or, by another version of the rules, what is recorded;
  ///   null where there is no estimate
  record Proof(Answer answer, @Nullable PlanEstimated estimate) {}

  /// Compares an estimate with what its plan gives, and its catalogue with the one that there is.
  Proof prove(PlanSubmitted plan, ConsumerRecord<byte[], byte[]> outcome, Findings findings) {
    OutcomeHead head = OutcomeHead.read(outcome.value());
    if (head == null || !head.isEstimate()) {
      return new Proof(Answer.REJECTED, null);
    }
    boolean sameCatalogue = isSameCatalogue(head, outcome, findings);
    Proof proof = compared(plan, outcome, findings);
    return sameCatalogue ? proof : new Proof(Answer.FAULT, proof.estimate());
  }

  /// Compares an estimate with what its plan gives.
  Answer compare(PlanSubmitted plan, ConsumerRecord<byte[], byte[]> outcome, Findings findings) {
    return compared(plan, outcome, findings).answer();
  }

  private Proof compared(
      PlanSubmitted plan, ConsumerRecord<byte[], byte[]> outcome, Findings findings) {
    OutcomeHead head = OutcomeHead.read(outcome.value());
    if (head == null || !head.isEstimate()) {
      return new Proof(Answer.REJECTED, null);
    }
    String engine = head.engineVersion();
    boolean sameEngine = Estimator.ENGINE_VERSION.equals(engine);
    List<String> changes = sameEngine || engine == null ? List.of() : EngineChanges.since(engine);
    if (!sameEngine && changes.isEmpty()) {
      findings.note(
          "%s was made by engine version %s, which is not known; this is %s"
              .formatted(head.id(), engine, Estimator.ENGINE_VERSION));
      return new Proof(Answer.OTHER_ENGINE, recorded(outcome));
    }
    PinnedCatalogue pinned = new PinnedCatalogue(head.catalogueVersion(), head.catalogueDigest());
    PlanEstimated recomputed =
        estimator.estimate(
            plan, new PublishedPriceBook(catalogue::find, plan.tenant(), pinned.version()), pinned);
    byte[] again = WRITER.writeValueAsBytes(recomputed);
    if (Arrays.equals(outcome.value(), sameEngine ? again : asOf(engine, again))) {
      return new Proof(Answer.IDENTICAL, recomputed);
    }
    if (!sameEngine) {
      findings.note(
          "%s was made by engine version %s, and this one, %s, gives other figures; changes since: %s (CHANGELOG.md)"
              .formatted(head.id(), engine, Estimator.ENGINE_VERSION, String.join("; ", changes)));
      return new Proof(Answer.OTHER_ENGINE, recorded(outcome));
    }
    findings.add(
        Fault.of(
            Fault.Kind.DIFFERENT,
            outcome,
            head.id(),
            "the estimate differs from the one that its plan gives",
            differences(outcome.value(), again)));
    return new Proof(Answer.FAULT, recomputed);
  }

  /// An estimate of this engine, under the version of an earlier one: where that gave the same
  /// figures, its estimate is proven by this one.
  private static byte[] asOf(@Nullable String engine, byte[] estimate) {
    return new String(estimate, StandardCharsets.UTF_8)
        .replace(
            "\"engineVersion\":\"" + Estimator.ENGINE_VERSION + "\"",
            "\"engineVersion\":\"" + engine + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable PlanEstimated recorded(ConsumerRecord<byte[], byte[]> outcome) {
    try {
      return Json.MAPPER.readValue(outcome.value(), PlanOutcome.class)
              instanceof PlanEstimated estimate
          ? estimate
          : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  private boolean isSameCatalogue(
      OutcomeHead head, ConsumerRecord<byte[], byte[]> outcome, Findings findings) {
    String recorded = head.catalogueDigest();
    String now = catalogue.digest(head.catalogueVersion());
    if (recorded == null || recorded.equals(now)) {
      return true;
    }
    findings.add(
        Fault.of(
            Fault.Kind.CATALOGUE,
            outcome,
            head.id(),
            "it was made at catalogue version %d with digest %s; the prices of that version have changed, their digest is now %s"
                .formatted(head.catalogueVersion(), recorded, now)));
    return false;
  }

  static List<String> differences(byte[] recorded, byte[] again) {
    List<String> lines = new ArrayList<>();
    try {
      compare("", Json.MAPPER.readTree(recorded), Json.MAPPER.readTree(again), lines);
    } catch (JacksonException _) {
      lines.add("recorded is no JSON");
    }
    if (lines.isEmpty()) {
      lines.add("the same values are written with other bytes");
    }
    return lines;
  }

  private static void compare(String path, JsonNode recorded, JsonNode again, List<String> lines) {
    if (lines.size() >= Fault.MOST_DETAILS || recorded.equals(again)) {
      return;
    }
    if (recorded.isObject() && again.isObject()) {
      recorded.forEachEntry(
          (name, value) -> compare(path + "/" + name, value, again.path(name), lines));
      again.forEachEntry((name, value) -> {
        if (!recorded.has(name)) {
          lines.add(
              "%s/%s: recorded nothing, recomputed %s".formatted(path, name, shortened(value)));
        }
      });
    } else if (recorded.isArray() && again.isArray() && recorded.size() == again.size()) {
      for (int i = 0; i < recorded.size(); i++) {
        compare(path + "/" + i, recorded.get(i), again.get(i), lines);
      }
    } else {
      lines.add(
          "%s: recorded %s, recomputed %s".formatted(path, shortened(recorded), shortened(again)));
    }
  }

  private static String shortened(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
