package io.cloudcostguard.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How long topics keep their records where an installation says so; all others keep them for ever.
///
/// @param topics by name
public record TopicRetention(Map<String, Kept> topics) {

  /// Every record for ever, on the brokers' disks.
  public static final TopicRetention KEEP = new TopicRetention(Map.of());

  /// The variable that every service and command takes it from.
  public static final String VARIABLE = "CCG_KAFKA_RETENTION";

  /// In plain words, for messages.
  private static final String FORM =
      "write topics with days, e.g. plans=400d,estimates=400d; with tiered storage also how many of"
          + " them on the brokers' disks: plans=400d/7d, or plans=keep/7d";

  private static final Pattern ONE =
      Pattern.compile("(?:ccg\\.)?([a-z.-]+)=(?:([0-9]{1,5})d|keep)(?:/([0-9]{1,5})d)?");

  private static final String RETENTION = "retention.ms";

  /// What audits replay budgets from; these are small.
  private static final Set<Topic<?>> BUDGETS =
      Set.of(Topics.PRICE_EFFECTS, Topics.ALERTS, Topics.SETTLEMENTS);

  /// How long a topic keeps records.
  ///
  /// @param all in all; null: for ever
  /// @param local on the brokers' disks, before they are in the remote storage only; null: without
  ///   tiered storage
  public record Kept(@Nullable Duration all, @Nullable Duration local) {}

  public TopicRetention {
    topics = Map.copyOf(topics);
  }

  /// Reads what is configured.
  ///
  /// @param text e.g. `plans=400d/7d,estimates=400d/7d`; empty: everything is kept
  /// @throws IllegalArgumentException if it is something else, or a topic must be kept
  public static TopicRetention of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return KEEP;
    }
    Map<String, Kept> kept = new HashMap<>();
    for (String part : text.split(",", -1)) {
      Matcher one = ONE.matcher(part.strip());
      if (!one.matches() || (one.group(2) == null && one.group(3) == null)) {
        throw new IllegalArgumentException(
            "'%s' says for no topic how long its records are kept: %s".formatted(part, FORM));
      }
      String topic = "ccg." + one.group(1);
      requireDeletable(topic);
      Duration all = days(one.group(2));
      Duration local = days(one.group(3));
      if (local != null && all != null && local.compareTo(all) > 0) {
        throw new IllegalArgumentException(
            "%s would be kept longer on the brokers' disks than in all: %s".formatted(topic, part));
      }
      if (kept.put(topic, new Kept(all, local)) != null) {
        throw new IllegalArgumentException(topic + " has two times: " + text);
      }
    }
    return new TopicRetention(kept);
  }

  private static @Nullable Duration days(@Nullable String number) {
    if (number == null) {
      return null;
    }
    Duration days = Duration.ofDays(Long.parseLong(number));
    if (days.isZero()) {
      throw new IllegalArgumentException("A topic keeps records for a day or longer: " + FORM);
    }
    return days;
  }

  private static void requireDeletable(String name) {
    Topic<?> topic =
        Topics.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    String why = null;
    if (topic == null) {
      why = "there is no such topic";
    } else if (topic.equals(Topics.CHECKPOINTS)) {
      why = "it vouches for what the others had";
    } else if (BUDGETS.contains(topic)) {
      why = "budgets are replayed from it";
    } else if (!Topics.isKeptForEver(topic)) {
      why = "its time follows from its use";
    }
    if (why != null) {
      throw new IllegalArgumentException(
          "%s has no time that can be set, for %s".formatted(name, why));
    }
  }

  /// How long a topic keeps its records where that is said; null: for ever.
  public @Nullable Duration of(Topic<?> topic) {
    Kept kept = topics.get(topic.name());
    return kept == null ? null : kept.all();
  }

  /// The topic with the settings that follow.
  <V> Topic<V> applyTo(Topic<V> topic) {
    Kept kept = topics.get(topic.name());
    if (kept == null) {
      return topic;
    }
    Map<String, String> settings = new HashMap<>(topic.settings());
    if (kept.all() != null) {
      settings.put(RETENTION, String.valueOf(kept.all().toMillis()));
    }
    if (kept.local() != null) {
      settings.put(TopicCheck.TIERED, "true");
      settings.put(TopicCheck.LOCAL, String.valueOf(kept.local().toMillis()));
    }
    return new Topic<>(topic.name(), topic.valueType(), topic.partitions(), settings);
  }

  /// As it is configured.
  @Override
  public String toString() {
    return new TreeMap<>(topics)
        .entrySet().stream()
            .map(each ->
                each.getKey()
                    + "="
                    + (each.getValue().all() == null
                        ? "keep"
                        : each.getValue().all().toDays() + "d")
                    + (each.getValue().local() == null
                        ? ""
                        : "/" + each.getValue().local().toDays() + "d"))
            .collect(Collectors.joining(","));
  }
}
