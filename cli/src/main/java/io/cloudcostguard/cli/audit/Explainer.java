package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PricesChanged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what an explanation needs from the topics.
final class Explainer {

  /// The most events of a story.
  private static final int MOST = 1000;

  private final PlanHistory history;
  private final VendorRows rows;
  private final Explanation.Known nothing;

  Explainer(RecordSource source, VendorRows rows) {
    history = new PlanHistory(source);
    this.rows = rows;
    nothing = new Explanation.Known(null, -1, _ -> List.of(), rows);
  }

  /// Explains an estimate.
  ///
  /// @param part of the addresses or names that are asked for; null: all
  /// @throws IOException if there is no such estimate
  Explanation explain(String id, @Nullable String part) throws IOException {
    PlanHistory.Found found = history.find(id);
    PlanEstimated estimate = found.estimate();
    Set<String> keys = keys(estimate, part);
    Map<String, Explanation.Known> prices = prices(keys);
    List<Explanation.Component> components =
        Explanation.components(estimate, part, key -> prices.getOrDefault(key, nothing));
    return new Explanation(
        estimate.id(),
        estimate.tenant(),
        estimate.project(),
        estimate.workspace(),
        place(found.decided()),
        estimate.planDigest(),
        estimate.engineVersion(),
        new Explanation.Catalogued(estimate.catalogueVersion(), estimate.catalogueDigest()),
        estimate.currency(),
        estimate.after().known(),
        estimate.change().known(),
        components,
        story(found));
  }

  private Set<String> keys(PlanEstimated estimate, @Nullable String part) {
    Set<String> keys = new HashSet<>();
    Explanation.components(
        estimate,
        part,
        key -> {
          keys.add(key);
          return nothing;
        });
    return keys;
  }

  /// The newest records of some keys, and which loads made the versions.
  private Map<String, Explanation.Known> prices(Set<String> keys) {
    Map<Long, List<String>> loads = loads();
    Map<String, Explanation.Known> prices = new HashMap<>();
    history.forEachSince(
        Topics.PRICES,
        0,
        record -> {
          String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
          if (keys.contains(key)) {
            PriceHistory there = read(record, PriceHistory.class);
            prices.put(
                key,
                new Explanation.Known(
                    there,
                    record.offset(),
                    version -> loads.getOrDefault(version, List.of()),
                    rows));
          }
        });
    return prices;
  }

  private Map<Long, List<String>> loads() {
    Map<Long, List<String>> loads = new HashMap<>();
    history.forEachSince(
        Topics.PRICE_CHANGES,
        0,
        record -> {
          PricesChanged changes = read(record, PricesChanged.class);
          if (changes != null && changes.loads() != null) {
            changes
                .loads()
                .forEach(load ->
                    loads
                        .computeIfAbsent(load.version(), _ -> new ArrayList<>())
                        .add(load.sentence()));
          }
        });
    return loads;
  }

  private List<Explanation.Event> story(PlanHistory.Found found) {
    List<Explanation.Event> story = new ArrayList<>();
    String id = found.plan().id();
    String by = EventHeaders.text(found.submitted().headers(), "ce_actor");
    add(story, found.submitted(), "submitted" + (by == null ? "" : " by " + by));
    add(story, found.decided(), found.outcome().kind());
    long since = found.submitted().timestamp();
    Set<String> events = new HashSet<>();
    events.add(found.outcome().eventId());
    history.forEachSince(
        Topics.ALERTS,
        since,
        record -> {
          JsonNode alert = tree(record);
          if (alert != null && alert.path("planId").asString("").equals(id)) {
            events.add(alert.path("id").asString(""));
            add(
                story,
                record,
                "budget alert %s: %s planned of %s"
                    .formatted(
                        alert.path("alert").asString("?"),
                        alert.path("planned").asString("?"),
                        alert.at("/monthlyLimit/amount").asString("?")));
          }
        });
    history.forEachSince(
        Topics.DELIVERIES,
        since,
        record -> {
          DeliveryAttempted attempt = read(record, DeliveryAttempted.class);
          if (attempt != null && events.contains(attempt.eventId())) {
            add(
                story,
                record,
                "delivery of %s to %s (subscription %s), attempt %d: %s"
                    .formatted(
                        attempt.eventId(),
                        attempt.channel(),
                        attempt.subscriptionId(),
                        attempt.attempt(),
                        attempt.outcome()));
          }
        });
    history.forEachSince(
        Topics.AUDIT,
        since,
        record -> {
          AuditRecorded act = read(record, AuditRecorded.class);
          if (act != null && act.path().contains("/" + id)) {
            add(
                story,
                record,
                "%s by %s, answered %d%s"
                    .formatted(
                        act.action(),
                        act.actor(),
                        act.status(),
                        act.comment() == null ? "" : ": " + act.comment()));
          }
        });
    addSettlements(found, since, story);
    history.forEachSince(
        Topics.DECISIONS,
        since,
        record -> {
          PlanDecided decision = read(record, PlanDecided.class);
          if (decision != null && id.equals(decision.planId())) {
            add(
                story,
                record,
                "decided: %s%s"
                    .formatted(
                        decision.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        decision.approvedBy() == null
                            ? ""
                            : ", approved by " + decision.approvedBy()));
          }
        });
    story.sort(Comparator.comparing(Explanation.Event::time));
    return story;
  }

  private void addSettlements(PlanHistory.Found found, long since, List<Explanation.Event> story) {
    String id = found.plan().id();
    PlanSource source = found.plan().source();
    history.forEachSince(
        Topics.SETTLEMENTS,
        since,
        record -> {
          Settlement settlement = read(record, Settlement.class);
          if (settlement == null || !settlement.key().equals(found.plan().key())) {
            return;
          }
          switch (settlement) {
            case Settlement.Applied applied when applied.planId().equals(id) ->
                add(story, record, "applied");
            case Settlement.Withdrawn withdrawn when withdrawn.planId().equals(id) ->
                add(story, record, "withdrawn");
            case Settlement.PullRequestEnded ended when isOf(ended, source) ->
                add(
                    story,
                    record,
                    "pull request %d %s"
                        .formatted(ended.pullRequest(), ended.merged() ? "merged" : "closed"));
            case Settlement.Retired _ -> add(story, record, "its workspace was retired");
            case Settlement.Applied _, Settlement.Withdrawn _, Settlement.PullRequestEnded _ -> {}
          }
        });
  }

  private static boolean isOf(Settlement.PullRequestEnded ended, @Nullable PlanSource source) {
    return source != null
        && ended.repository().equals(source.repository())
        && Integer.valueOf(ended.pullRequest()).equals(source.pullRequest());
  }

  private static void add(
      List<Explanation.Event> story, ConsumerRecord<byte[], byte[]> record, String what) {
    if (story.size() < MOST) {
      story.add(
          new Explanation.Event(
              Instant.ofEpochMilli(Math.max(0, record.timestamp())), what, place(record)));
    }
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return "%s-%d, offset %d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static <V> @Nullable V read(ConsumerRecord<byte[], byte[]> record, Class<V> type) {
    try {
      return record.value() == null ? null : Json.MAPPER.readValue(record.value(), type);
    } catch (JacksonException _) {
      return null;
    }
  }

  private static @Nullable JsonNode tree(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null ? null : Json.MAPPER.readTree(record.value());
    } catch (JacksonException _) {
      return null;
    }
  }
}
