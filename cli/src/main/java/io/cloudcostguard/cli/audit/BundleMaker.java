package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.Checkpoint;
import io.cloudcostguard.schemas.chain.InclusionProof;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Collects the evidence of estimates from the topics.
final class BundleMaker {

  /// The most events of one bundle.
  private static final int MOST_EVENTS = 10_000;

  private final RecordSource source;
  private final PlanHistory history;
  private final Estimator estimator = new Estimator(new ResourceTypes());

  BundleMaker(RecordSource source) {
    this.source = source;
    history = new PlanHistory(source);
  }

  /// Where the leaf of a record is in the tree of its partition.
  private record Placed(String name, @Nullable InclusionProof proof) {}

  /// Collects it.
  ///
  /// @throws IOException if there is no such estimate
  Bundle of(List<String> ids) throws IOException {
    List<PlanHistory.Found> found = new ArrayList<>();
    for (String id : ids) {
      found.add(history.find(id));
    }
    List<ConsumerRecord<byte[], byte[]>> prices = prices(found);
    List<ConsumerRecord<byte[], byte[]>> events = events(found);
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(prices);
    all.addAll(events);
    found.forEach(each -> {
      all.add(each.submitted());
      all.add(each.decided());
    });
    Map<String, String> notes = new HashMap<>();
    Map<String, Placed> places = places(all, notes);
    List<Bundle.Estimate> estimates =
        found.stream()
            .map(each ->
                new Bundle.Estimate(
                    each.plan().id(),
                    evidence(each.submitted(), places),
                    evidence(each.decided(), places)))
            .toList();
    return new Bundle(
        Bundle.FORM,
        Instant.now(),
        Estimator.ENGINE_VERSION,
        notes,
        estimates,
        prices.stream().map(price -> evidence(price, places)).toList(),
        events.stream().map(event -> evidence(event, places)).toList());
  }

  private static Bundle.Evidence evidence(
      ConsumerRecord<byte[], byte[]> record, Map<String, Placed> places) {
    Placed placed = places.get(place(record));
    return Bundle.Evidence.of(
        record,
        placed == null
            ? Checkpoint.Leaf.of(record, Topics.isCompacted(record.topic())).name()
            : placed.name(),
        placed == null ? null : placed.proof());
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  /// The newest record of every key that the estimates ask for.
  private List<ConsumerRecord<byte[], byte[]>> prices(List<PlanHistory.Found> found)
      throws IOException {
    RecordSource.Bounds bounds = source.bounds(Topics.PRICES, 0);
    if (bounds == null) {
      throw new IOException("There is no topic " + Topics.PRICES.name());
    }
    AuditCatalogue catalogue = AuditCatalogue.read(source, bounds, new Findings(_ -> {}));
    Set<String> asked = new HashSet<>();
    for (PlanHistory.Found each : found) {
      PlanEstimated estimate = each.estimate();
      PinnedCatalogue pinned =
          new PinnedCatalogue(estimate.catalogueVersion(), estimate.catalogueDigest());
      var _ =
          estimator.estimate(
              each.plan(),
              new PublishedPriceBook(
                  key -> {
                    asked.add(key);
                    return catalogue.find(key);
                  },
                  each.plan().tenant(),
                  pinned.version()),
              pinned);
    }
    Map<String, ConsumerRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
    history.forEachSince(
        Topics.PRICES,
        0,
        record -> {
          String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
          if (asked.contains(key)) {
            newest.put(key, record);
          }
        });
    return List.copyOf(newest.values());
  }

  private List<ConsumerRecord<byte[], byte[]>> events(List<PlanHistory.Found> found) {
    List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
    long since = found.stream().mapToLong(each -> each.submitted().timestamp()).min().orElse(0);
    for (var topic : List.of(Topics.ALERTS, Topics.AUDIT)) {
      history.forEachSince(
          topic,
          since,
          record -> {
            String text =
                record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
            if (events.size() < MOST_EVENTS
                && found.stream().anyMatch(each -> text.contains(each.plan().id()))) {
              events.add(record);
            }
          });
    }
    return events;
  }

  /// Reads the checkpoints once, and makes the proofs of these records.
  ///
  /// @param notes gets the newest note of each partition
  private Map<String, Placed> places(
      List<ConsumerRecord<byte[], byte[]>> records, Map<String, String> notes) {
    Map<String, Set<Long>> wanted = new HashMap<>();
    records.forEach(record ->
        wanted
            .computeIfAbsent(record.topic() + "-" + record.partition(), _ -> new HashSet<>())
            .add(record.offset()));
    Map<String, InclusionProof.Maker> trees = new HashMap<>();
    Map<String, Map<Long, Long>> indexes = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    history.forEachSince(
        Topics.CHECKPOINTS,
        0,
        record -> {
          Checkpoint checkpoint = read(record);
          Set<Long> offsets = checkpoint == null ? null : wanted.get(checkpoint.key());
          if (checkpoint == null || offsets == null) {
            return;
          }
          InclusionProof.Maker tree =
              trees.computeIfAbsent(checkpoint.key(), _ -> new InclusionProof.Maker());
          if (checkpoint.first() != tree.size()) {
            return; // ccg audit verify tells
          }
          for (Checkpoint.Leaf leaf : checkpoint.leaves()) {
            boolean isWanted = offsets.contains(leaf.offset());
            if (isWanted) {
              indexes
                  .computeIfAbsent(checkpoint.key(), _ -> new HashMap<>())
                  .put(leaf.offset(), tree.size());
              names.put(checkpoint.key() + "@" + leaf.offset(), leaf.name());
            }
            tree.add(leaf.hash(), isWanted);
          }
          notes.put(checkpoint.key(), checkpoint.note());
        });
    Map<String, Placed> places = new HashMap<>();
    indexes.forEach((log, offsets) ->
        offsets.forEach((offset, index) -> {
          InclusionProof.Maker tree = trees.get(log);
          String place = log + "@" + offset;
          places.put(
              place,
              new Placed(names.getOrDefault(place, ""), tree == null ? null : tree.proof(index)));
        }));
    return places;
  }

  private static @Nullable Checkpoint read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null
          ? null
          : Json.MAPPER.readValue(record.value(), Checkpoint.class);
    } catch (JacksonException | IllegalArgumentException _) {
      return null;
    }
  }
}
