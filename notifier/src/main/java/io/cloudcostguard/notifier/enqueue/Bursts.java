package io.cloudcostguard.notifier.enqueue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.cloudcostguard.notifier.send.DeliveryChannels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Groups bursts: many pending messages to one chat channel become one message.
///
/// Runs in the transaction that adds deliveries, so that no process claims them before they are
/// grouped. A delivery with an attempt is not grouped, as the receiver may have it.
@Repository
public class Bursts {

  private final JdbcClient jdbc;
  private final GroupInserts groups;
  private final BodyRenderer renderer;
  private final DeliveryChannels channels;
  private final Clock clock;
  private final int most;

  Bursts(
      JdbcClient jdbc,
      GroupInserts groups,
      BodyRenderer renderer,
      DeliveryChannels channels,
      Clock clock,
      EnqueueProperties properties) {
    this.jdbc = jdbc;
    this.groups = groups;
    this.renderer = renderer;
    this.channels = channels;
    this.clock = clock;
    most = properties.groupAbove();
  }

  /// Groups the pending deliveries of the chat subscriptions that get these, in the caller's
  /// transaction.
  public void group(List<NewDelivery> added) {
    Set<String> subscriptionIds =
        added.stream()
            .filter(one -> channels.of(one.channel()).isChat() && !one.collected())
            .map(NewDelivery::subscriptionId)
            .collect(toSet());
    if (subscriptionIds.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Map<Key, List<GroupCandidate>> candidates =
        candidates(subscriptionIds).stream()
            .collect(groupingBy(one -> Key.of(one, now), TreeMap::new, toList()));
    List<DeliveryGroup> many = new ArrayList<>();
    candidates.forEach((key, members) -> {
      if (members.size() > most) {
        many.add(
            DeliveryGroup.of(
                members, "group/" + members.getFirst().id(), now, key.dueAt(), renderer));
      }
    });
    if (!many.isEmpty() && !groups.add(many)) {
      throw new IllegalStateException("A delivery is in two groups");
    }
  }

  /// Locks the candidates of subscriptions with too many. Waits for claims that are in progress,
  /// and leaves out what they have claimed.
  private List<GroupCandidate> candidates(Collection<String> subscriptionIds) {
    return jdbc.sql(
            """
            select %1$s
            from delivery d
            where %2$s and d.subscription_id in (
              select d.subscription_id from delivery d
              where %2$s and d.subscription_id = any (:ids)
              group by d.subscription_id
              having count(*) > :most)
            order by d.id
            for update
            """
                .formatted(
                    GroupCandidate.COLUMNS,
                    "d.state = 'pending' and d.attempts = 0 and d.leased_until is null"
                        + " and d.summary is not null and d.redelivered_at is null"))
        .param("ids", subscriptionIds.toArray(String[]::new))
        .param("most", most)
        .query((row, _) -> GroupCandidate.of(row))
        .list();
  }

  /// Deliveries with an equal key may be grouped: due now, or at the same later time.
  private record Key(String subscriptionId, Instant dueAt) implements Comparable<Key> {

    static Key of(GroupCandidate one, Instant now) {
      return new Key(one.subscriptionId(), one.dueAt().isBefore(now) ? now : one.dueAt());
    }

    @Override
    public int compareTo(Key other) {
      int bySubscription = subscriptionId.compareTo(other.subscriptionId);
      return bySubscription == 0 ? dueAt.compareTo(other.dueAt) : bySubscription;
    }
  }
}
