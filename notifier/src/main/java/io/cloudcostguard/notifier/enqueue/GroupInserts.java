package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.Timestamps;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Adds groups to the table of deliveries, and marks their members as grouped.
@Repository
class GroupInserts {

  private final JdbcClient jdbc;
  private final DeliveryInserts deliveries;
  private final Clock clock;

  GroupInserts(JdbcClient jdbc, DeliveryInserts deliveries, Clock clock) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /// Runs in the caller's transaction, which has locked the members.
  ///
  /// @return false when one of the groups exists already; then none is added
  boolean add(List<DeliveryGroup> bundles) {
    if (deliveries.add(bundles.stream().map(DeliveryGroup::one).toList()) < bundles.size()) {
      return false;
    }
    finish(bundles);
    return true;
  }

  private void finish(List<DeliveryGroup> bundles) {
    jdbc.sql(
            """
            update delivery d
            set state = 'grouped', grouped_into = m.into_id, finished_at = :now
            from unnest(:ids::text[], :into::text[]) as m (id, into_id)
            where d.id = m.id
            """)
        .param("ids", members(bundles, false))
        .param("into", members(bundles, true))
        .param("now", Timestamps.of(clock.instant()))
        .update();
  }

  private static String[] members(List<DeliveryGroup> bundles, boolean into) {
    return bundles.stream()
        .flatMap(bundle ->
            bundle.members().stream().map(member -> into ? bundle.one().id() : member.id()))
        .toArray(String[]::new);
  }
}
