package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.chain.InclusionProof;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Verifies a bundle without any server: each record is in a signed tree, and each estimate is what
/// its plan gives at its prices.
final class BundleCheck {

  private final List<NoteKey> keys;
  private final List<String> faults = new ArrayList<>();
  private final List<String> notChecked = new ArrayList<>();
  private final Map<String, TreeHead> heads = new HashMap<>();
  private long records;
  private long proven;

  /// @param keys whose signatures are trusted
  BundleCheck(List<NoteKey> keys) {
    this.keys = keys;
    if (keys.isEmpty()) {
      notChecked.add("the signatures of the trees: give the keys with --key");
    }
  }

  /// What a check says.
  ///
  /// @param estimates how many were recomputed to the last byte
  /// @param records how many records are in signed trees
  record Result(long estimates, long records, List<String> faults, List<String> notChecked) {

    Verification.Result result() {
      if (!faults.isEmpty()) {
        return Verification.Result.NOT_PROVEN;
      }
      return notChecked.isEmpty() ? Verification.Result.PROVEN : Verification.Result.INCOMPLETE;
    }
  }

  Result check(Bundle bundle) {
    bundle.notes().forEach(this::readNote);
    bundle.prices().forEach(this::checkProof);
    bundle.events().forEach(this::checkProof);
    Map<String, PriceRecord> prices = prices(bundle);
    Findings findings =
        new Findings(line -> {
          if (line.startsWith("  ")) {
            faults.add(line);
          }
        });
    Recomputation recomputation = new Recomputation(AuditCatalogue.of(prices));
    for (Bundle.Estimate estimate : bundle.estimates()) {
      checkProof(estimate.plan());
      checkProof(estimate.outcome());
      check(estimate, recomputation, findings);
    }
    return new Result(proven, records, List.copyOf(faults), List.copyOf(notChecked));
  }

  private void check(Bundle.Estimate estimate, Recomputation recomputation, Findings findings) {
    ConsumerRecord<byte[], byte[]> record = estimate.plan().record();
    PlanSubmitted plan;
    try {
      plan = Json.MAPPER.readValue(record.value(), PlanSubmitted.class);
    } catch (JacksonException | IllegalArgumentException _) {
      faults.add("the plan of %s cannot be read".formatted(estimate.id()));
      return;
    }
    OutcomeHead head = OutcomeHead.read(estimate.outcome().record().value());
    if (head == null || !head.id().equals(estimate.id()) || !plan.id().equals(estimate.id())) {
      faults.add("the plan or the outcome of %s is that of another plan".formatted(estimate.id()));
      return;
    }
    switch (recomputation.compare(plan, estimate.outcome().record(), findings)) {
      case IDENTICAL, REJECTED -> proven++;
      case OTHER_ENGINE ->
          notChecked.add(
              "%s was made by engine version %s; this is %s, which gives other figures or does not know it"
                  .formatted(estimate.id(), head.engineVersion(), Estimator.ENGINE_VERSION));
      case FAULT ->
          faults.add("%s is not what its plan gives at these prices".formatted(estimate.id()));
    }
  }

  private void readNote(String log, String text) {
    SignedNote note = SignedNote.read(text);
    TreeHead head = note == null ? null : TreeHead.read(note.text());
    if (note == null || head == null || !head.origin().endsWith("/" + log)) {
      faults.add("the note of %s is no checkpoint of it".formatted(log));
    } else if (!keys.isEmpty() && note.signer(keys) == null) {
      faults.add("the note of %s is not signed by a known key".formatted(log));
    } else {
      heads.put(log, head);
    }
  }

  private void checkProof(Bundle.Evidence evidence) {
    TreeHead head = heads.get(evidence.log());
    InclusionProof proof = evidence.proof();
    String what = "%s, offset %d, %s".formatted(evidence.log(), evidence.offset(), evidence.name());
    if (proof == null) {
      notChecked.add(what + " is in no checkpoint");
    } else if (head == null) {
      faults.add(what + " has no signed tree");
    } else if (proof.size() != head.size() || !proof.proves(evidence.leaf(), head.root())) {
      faults.add(what + " is not the record that was signed");
    } else {
      records++;
    }
  }

  private Map<String, PriceRecord> prices(Bundle bundle) {
    Map<String, PriceRecord> prices = new HashMap<>();
    for (Bundle.Evidence evidence : bundle.prices()) {
      ConsumerRecord<byte[], byte[]> record = evidence.record();
      PriceRecord price = read(record);
      if (record.key() != null && price != null) {
        prices.put(new String(record.key(), StandardCharsets.UTF_8), price);
      }
    }
    return prices;
  }

  private static @Nullable PriceRecord read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null
          ? null
          : Json.MAPPER.readValue(record.value(), PriceRecord.class);
    } catch (JacksonException _) {
      return null;
    }
  }
}
