package io.cloudcostguard.notifier.queue;

import static io.cloudcostguard.notifier.queue.NewDeliveries.at;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Puts bundles into the table: the one is added, its members are finished as grouped into it.
@Repository
class Bundles {

  private final JdbcClient jdbc;
  private final NewDeliveries deliveries;
  private final Clock clock;

  Bundles(JdbcClient jdbc, NewDeliveries deliveries, Clock clock) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /// In the caller's transaction, which holds the members' rows.
  ///
  /// @return whether they were added; none is when one is there already
  boolean add(List<Bundle> bundles) {
    if (deliveries.add(bundles.stream().map(Bundle::one).toList()) < bundles.size()) {
      return false;
    }
    finish(bundles);
    return true;
  }

  private void finish(List<Bundle> bundles) {
    jdbc.sql(
            """
            update delivery d
            set state = 'grouped', grouped_into = m.into_id, finished_at = :now
            from unnest(:ids::text[], :into::text[]) as m (id, into_id)
            where d.id = m.id
            """)
        .param("ids", members(bundles, false))
        .param("into", members(bundles, true))
        .param("now", at(clock.instant()))
        .update();
  }

  private static String[] members(List<Bundle> bundles, boolean into) {
    return bundles.stream()
        .flatMap(bundle ->
            bundle.members().stream().map(member -> into ? bundle.one().id() : member.id()))
        .toArray(String[]::new);
  }
}
