package io.cloudcostguard.notifier.queue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.cloudcostguard.notifier.channel.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Makes one message of many to one chat channel, where they come faster than it takes them.
///
/// Runs where deliveries are added, before anybody sees them: so there are never more than the
/// allowed number waiting that could be told together. What has been sent once, even without
/// success, is left to itself: the receiver may have it.
@Repository
public class Bursts {

  private final JdbcClient jdbc;
  private final Bundles bundles;
  private final Scribe scribe;
  private final Clock clock;
  private final int most;

  Bursts(JdbcClient jdbc, Bundles bundles, Scribe scribe, Clock clock, QueueProperties properties) {
    this.jdbc = jdbc;
    this.bundles = bundles;
    this.scribe = scribe;
    this.clock = clock;
    most = properties.groupAbove();
  }

  /// Whether people read it as it comes, so that many messages at once are worse than one.
  public static boolean isChat(Channel channel) {
    return switch (channel) {
      case SLACK, SLACK_APP, TEAMS -> true;
      case WEBHOOK, EMAIL, GITHUB, GITLAB -> false;
    };
  }

  /// Groups what waits for these subscriptions, in the caller's transaction.
  public void group(Collection<String> subscriptionIds) {
    if (subscriptionIds.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Map<Key, List<Waiting>> waiting =
        waiting(subscriptionIds).stream()
            .collect(groupingBy(one -> Key.of(one, now), TreeMap::new, toList()));
    List<Bundle> many = new ArrayList<>();
    waiting.forEach((key, members) -> {
      if (members.size() > most) {
        many.add(Bundle.of(members, "group/" + members.getFirst().id(), now, key.dueAt(), scribe));
      }
    });
    if (!many.isEmpty() && !bundles.add(many)) {
      throw new IllegalStateException("A delivery is in two groups");
    }
  }

  /// Of subscriptions with too many only. Waits for whoever is just claiming some of them, and does
  /// not see those then.
  private List<Waiting> waiting(Collection<String> subscriptionIds) {
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
                    Waiting.COLUMNS,
                    "d.state = 'pending' and d.attempts = 0 and d.leased_until is null"
                        + " and d.summary is not null and d.redelivered_at is null"))
        .param("ids", subscriptionIds.toArray(String[]::new))
        .param("most", most)
        .query((row, _) -> Waiting.of(row))
        .list();
  }

  /// What may be told together: what is due now, or at the same later time.
  private record Key(String subscriptionId, Instant dueAt) implements Comparable<Key> {

    static Key of(Waiting one, Instant now) {
      return new Key(one.subscriptionId(), one.dueAt().isBefore(now) ? now : one.dueAt());
    }

    @Override
    public int compareTo(Key other) {
      int bySubscription = subscriptionId.compareTo(other.subscriptionId);
      return bySubscription == 0 ? dueAt.compareTo(other.dueAt) : bySubscription;
    }
  }
}
