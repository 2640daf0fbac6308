package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.InclusionProof;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private final Set<String> checked = new HashSet<>();
  private @Nullable String cluster;
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
  /// @param cluster that the trees are of; null where there is none
  record Result(
      long estimates,
      long records,
      @Nullable String cluster,
      List<String> faults,
      List<String> notChecked) {

    Verification.Result result() {
      if (!faults.isEmpty()) {
        return Verification.Result.NOT_PROVEN;
      }
      return notChecked.isEmpty() ? Verification.Result.PROVEN : Verification.Result.INCOMPLETE;
    }
  }

  /// @param signature of the envelope
  Result check(Bundle bundle, Dsse.Signature signature) {
    switch (signature) {
      case NONE, VALID -> {}
      case INVALID -> faults.add("the bundle was changed after it was signed");
      case UNKNOWN_KEY -> notChecked.add("the signature of the bundle: its key is not given");
    }
    new TreeMap<>(bundle.notes()).forEach(this::readNote);
    bundle.prices().forEach(price -> checkProof(price, Topics.PRICES));
    bundle.events().forEach(event -> checkProof(event, Topics.ALERTS, Topics.AUDIT));
    if (bundle.estimates().isEmpty()) {
      faults.add("it has no estimate");
    }
    Map<String, PriceRecord> prices = prices(bundle);
    Findings findings =
        new Findings(line -> {
          if (line.startsWith("  ")) {
            faults.add(line);
          }
        });
    Recomputation recomputation = new Recomputation(AuditCatalogue.of(prices));
    for (Bundle.Estimate estimate : bundle.estimates()) {
      checkProof(estimate.plan(), Topics.PLANS);
      checkProof(estimate.outcome(), Topics.ESTIMATES);
      check(estimate, recomputation, findings);
    }
    return new Result(proven, records, cluster, List.copyOf(faults), List.copyOf(notChecked));
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
    if (estimate.plan().partition() != estimate.outcome().partition()) {
      faults.add("the outcome of %s is not in the partition of its plan".formatted(estimate.id()));
    }
    if (!checked.add(plan.tenant() + "/" + estimate.id())) {
      faults.add("%s is in it twice".formatted(estimate.id()));
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
    } else if (cluster != null && !cluster.equals(head.cluster())) {
      faults.add(
          "the note of %s is of the cluster %s, and others are of %s"
              .formatted(log, head.cluster(), cluster));
    } else {
      cluster = head.cluster();
      heads.put(log, head);
    }
  }

  /// @param topics that it must be of one of: others may be written by others
  private void checkProof(Bundle.Evidence evidence, Topic<?>... topics) {
    TreeHead head = heads.get(evidence.log());
    InclusionProof proof = evidence.proof();
    String what = "%s, offset %d, %s".formatted(evidence.log(), evidence.offset(), evidence.name());
    if (Arrays.stream(topics).noneMatch(topic -> topic.name().equals(evidence.topic()))) {
      faults.add(what + " is not of the topic that it must be of");
    } else if (proof == null) {
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
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (prices.put(key, price) != null) {
          faults.add("there are two records of the price " + key);
        }
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
