package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.CatalogueDigests;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Proves estimates by recomputing them. The compacted price topic answers "as of version V", so a
/// plan and the version pinned in its estimate are sufficient. The digest, recomputed from the
/// topic, proves that the version has not changed its meaning.
public final class Audit {

  private final TopicReader topics;
  private final Estimator estimator = new Estimator(new ResourceTypes());
  private final Map<String, PriceRecord> prices = new HashMap<>();
  private final Map<String, byte[]> outcomes = new HashMap<>();
  private int plans;
  private int identical;
  private int different;
  private int waiting;
  private int rejected;
  private int doubled;
  private int otherEngines;
  private int otherCatalogues;
  private int unreadable;
  private NavigableMap<Long, String> digests = new TreeMap<>();

  public Audit(String kafka) {
    this(kafka, KafkaClientSettings.none());
  }

  /// @param client how the brokers are reached beyond their addresses
  public Audit(String kafka, KafkaClientSettings client) {
    topics = new TopicReader(kafka, client);
  }

  /// Recomputes every estimate; what differs is told line by line.
  public Verification verify(Consumer<String> tell) {
    // Estimates first: what is published after them is of no matter to them.
    topics.read(Topics.ESTIMATES, record -> takeOutcome(record, tell));
    topics.read(Topics.PRICES, record -> takePrice(record, tell));
    digests = CatalogueDigests.of(prices);
    topics.read(Topics.PLANS, record -> check(record, tell));
    return new Verification(
        plans,
        identical,
        different,
        waiting,
        rejected,
        doubled,
        otherEngines,
        otherCatalogues,
        unreadable);
  }

  private void takePrice(ConsumerRecord<String, byte[]> record, Consumer<String> tell) {
    PriceRecord price = read(record, PriceRecord.class, tell);
    if (price != null) {
      prices.put(record.key(), price);
    } else if (!CatalogueCompleted.KEY.equals(record.key())) {
      prices.remove(record.key()); // as the estimator does
    }
  }

  private void takeOutcome(ConsumerRecord<String, byte[]> record, Consumer<String> tell) {
    PlanOutcome outcome = read(record, PlanOutcome.class, tell);
    if (outcome != null && outcomes.putIfAbsent(outcome.id(), record.value()) != null) {
      doubled++;
      tell.accept(outcome.id() + " has two outcomes");
    }
  }

  /// What a record says; null where it says nothing, or nothing that this version understands.
  private <V> @Nullable V read(
      ConsumerRecord<String, byte[]> record, Class<V> type, Consumer<String> tell) {
    if (record.value() == null) {
      return null;
    }
    try {
      return Json.MAPPER.readValue(record.value(), type);
    } catch (JacksonException e) {
      unreadable++;
      tell.accept(
          "Record %d of %s-%d cannot be read and is skipped: %s"
              .formatted(
                  record.offset(), record.topic(), record.partition(), e.getOriginalMessage()));
      return null;
    }
  }

  private void check(ConsumerRecord<String, byte[]> record, Consumer<String> tell) {
    PlanSubmitted plan = read(record, PlanSubmitted.class, tell);
    if (plan == null) {
      return;
    }
    plans++;
    byte[] outcome = outcomes.get(plan.id());
    if (outcome == null) {
      waiting++;
    } else if (Json.MAPPER.readValue(outcome, PlanOutcome.class)
        instanceof PlanEstimated estimate) {
      checkCatalogue(estimate, tell);
      check(plan, estimate, outcome, tell);
    } else {
      rejected++;
    }
  }

  private void checkCatalogue(PlanEstimated estimate, Consumer<String> tell) {
    String recorded = estimate.catalogueDigest();
    Map.Entry<Long, String> now = digests.floorEntry(estimate.catalogueVersion());
    String again = now == null ? CatalogueDigests.NONE : now.getValue();
    if (recorded != null && !recorded.equals(again)) {
      otherCatalogues++;
      tell.accept(
          "%s was made at catalogue version %d with digest %s; the prices of that version have changed, their digest is now %s"
              .formatted(estimate.id(), estimate.catalogueVersion(), recorded, again));
    }
  }

  private void check(
      PlanSubmitted plan, PlanEstimated estimate, byte[] recorded, Consumer<String> tell) {
    if (!estimate.engineVersion().equals(Estimator.ENGINE_VERSION)) {
      otherEngines++;
      tell.accept(
          "%s was made by engine version %s; this is %s"
              .formatted(plan.id(), estimate.engineVersion(), Estimator.ENGINE_VERSION));
      return;
    }
    PinnedCatalogue pinned =
        new PinnedCatalogue(estimate.catalogueVersion(), estimate.catalogueDigest());
    PlanEstimated recomputed =
        estimator.estimate(
            plan, new PublishedPriceBook(prices::get, plan.tenant(), pinned.version()), pinned);
    byte[] again = Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(recomputed);
    if (Arrays.equals(recorded, again)) {
      identical++;
    } else {
      different++;
      tell.accept(plan.id() + " differs");
      tellDifferences("", Json.MAPPER.readTree(recorded), Json.MAPPER.readTree(again), tell);
    }
  }

  private static void tellDifferences(
      String path, JsonNode recorded, JsonNode again, Consumer<String> tell) {
    if (recorded.equals(again)) {
      return;
    }
    if (recorded.isObject() && again.isObject()) {
      recorded.forEachEntry(
          (name, value) -> tellDifferences(path + "/" + name, value, again.path(name), tell));
      again.forEachEntry((name, value) -> {
        if (!recorded.has(name)) {
          tell.accept("  %s/%s: recorded nothing, recomputed %s".formatted(path, name, value));
        }
      });
    } else if (recorded.isArray() && again.isArray() && recorded.size() == again.size()) {
      for (int i = 0; i < recorded.size(); i++) {
        tellDifferences(path + "/" + i, recorded.get(i), again.get(i), tell);
      }
    } else {
      tell.accept("  %s: recorded %s, recomputed %s".formatted(path, recorded, again));
    }
  }
}
