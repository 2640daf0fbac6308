package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.RealisedSaving;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Recommendations by their stable ids, across plans: since when they are open, and what came of
/// them.
@Component
class OpenSavings {

  private static final char NOTHING = '\0';

  private final JdbcClient database;
  private final Clock clock;

  OpenSavings(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What a recommendation is now.
  enum State {
    OPEN,
    DISMISSED,
    REALISED,
    GONE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One recommendation.
  ///
  /// @param resource the first of its resources
  /// @param resources how many there are
  /// @param monthly what it saves alone; null where that depends on usage
  /// @param together whether it belongs to the best set of its plan
  /// @param since since when it is open, or was
  /// @param estimate the plan that said it last, or ended it
  /// @param dismissal null where it is not dismissed, or no longer
  record Item(
      String id,
      String project,
      String workspace,
      String rule,
      String title,
      String resource,
      int resources,
      String kind,
      @Nullable BigDecimal monthly,
      boolean together,
      State state,
      Instant since,
      Instant changedAt,
      String estimate,
      @Nullable Dismissal dismissal) {}

  /// A part of the list, the oldest first.
  ///
  /// @param project null: of all
  /// @param afterTime where the last part ended; null: from the start
  List<Item> list(
      String tenant,
      @Nullable String project,
      State state,
      @Nullable Instant afterTime,
      String afterId,
      int limit) {
    return database
        .sql(
            """
            select r.*, d.reason, d.dismissed_by, d.dismissed_at, d.expires_at
            from recommendation r
            left join recommendation_dismissal d on d.tenant = r.tenant and d.id = r.id
              and (d.expires_at is null or d.expires_at > :now)
            where r.tenant = :tenant
              and (:project::text is null or r.project = :project)
              and r.state = :kept
              and (:state not in ('open', 'dismissed') or (d.id is not null) = (:state = 'dismissed'))
              and (:after::timestamptz is null or (r.first_seen, r.id) > (:after, :afterId))
            order by r.first_seen, r.id
            limit :limit
            """)
        .param("tenant", tenant)
        .param("project", project, Types.VARCHAR)
        .param("state", state.word())
        .param("kept", state == State.DISMISSED ? State.OPEN.word() : state.word())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param(
            "after",
            afterTime == null ? null : afterTime.atOffset(ZoneOffset.UTC),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("afterId", afterId)
        .param("limit", limit)
        .query((row, _) -> {
          String reason = row.getString("reason");
          OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
          return new Item(
              row.getString("id"),
              row.getString("project"),
              row.getString("workspace"),
              row.getString("rule"),
              row.getString("title"),
              row.getString("resource"),
              row.getInt("resources"),
              row.getString("kind"),
              row.getBigDecimal("monthly"),
              row.getBoolean("together"),
              state,
              row.getObject("first_seen", OffsetDateTime.class).toInstant(),
              row.getObject("changed_at", OffsetDateTime.class).toInstant(),
              row.getString("estimate"),
              reason == null
                  ? null
                  : new Dismissal(
                      row.getString("id"),
                      reason,
                      row.getString("dismissed_by"),
                      row.getObject("dismissed_at", OffsetDateTime.class).toInstant(),
                      expires == null ? null : expires.toInstant()));
        })
        .list();
  }

  /// Notes what a plan says of its workspace. The records of a workspace come in order; one that
  /// comes again, or late, changes nothing that a later one said.
  void note(PlanAdvised advised, Instant at) {
    Map<String, Row> open = new LinkedHashMap<>();
    for (Recommendation one : advised.recommendations()) {
      if (one.id().length() <= 64) {
        open.merge(one.id(), Row.of(one), Row::and);
      }
    }
    say(advised, new ArrayList<>(open.values()), at);
    end(advised, State.REALISED, ids(advised.realised()), at);
    end(advised, State.GONE, advised.gone() == null ? List.of() : advised.gone(), at);
  }

  private static List<String> ids(@Nullable List<RealisedSaving> realised) {
    return realised == null ? List.of() : realised.stream().map(RealisedSaving::id).toList();
  }

  /// What is stored of one id: instances of a resource may be told apart.
  private record Row(
      String id,
      String rule,
      String title,
      String resource,
      int resources,
      String kind,
      @Nullable BigDecimal monthly,
      boolean together) {

    static Row of(Recommendation one) {
      return new Row(
          one.id(),
          clean(one.rule()),
          clean(one.title()),
          clean(one.resources().isEmpty() ? "" : one.resources().getFirst()),
          one.count(),
          one.saving().kind().name(),
          one.saving().monthly(),
          one.together());
    }

    Row and(Row other) {
      return new Row(
          id,
          rule,
          title,
          resource,
          resources + other.resources,
          kind,
          monthly == null || other.monthly == null ? null : monthly.add(other.monthly),
          together || other.together);
    }
  }

  private static String clean(String text) {
    return text.replace(NOTHING, '?');
  }

  private void say(PlanAdvised advised, List<Row> rows, Instant at) {
    if (rows.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into recommendation as r (tenant, id, project, workspace, rule, title, resource,
              resources, kind, monthly, together, state, first_seen, changed_at, estimate)
            select :tenant, u.id, :project, :workspace, u.rule, u.title, u.resource, u.resources,
              u.kind, u.monthly, u.together, 'open', :at, :at, :estimate
            from unnest(:ids::text[], :rules::text[], :titles::text[], :places::text[],
              :counts::text[]::int[], :kinds::text[], :amounts::text[]::numeric[],
              :chosen::text[]::boolean[])
              u(id, rule, title, resource, resources, kind, monthly, together)
            on conflict (tenant, id) do update set
              title = excluded.title, resource = excluded.resource,
              resources = excluded.resources, kind = excluded.kind, monthly = excluded.monthly,
              together = excluded.together, state = 'open',
              first_seen = case when r.state = 'open' then r.first_seen
                else excluded.first_seen end,
              changed_at = excluded.changed_at, estimate = excluded.estimate
            where r.changed_at <= excluded.changed_at
            """)
        .param("tenant", advised.tenant())
        .param("project", advised.project())
        .param("workspace", advised.workspace())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("estimate", advised.id())
        .param("ids", texts(rows, Row::id))
        .param("rules", texts(rows, Row::rule))
        .param("titles", texts(rows, Row::title))
        .param("places", texts(rows, Row::resource))
        .param("counts", texts(rows, Row::resources))
        .param("kinds", texts(rows, Row::kind))
        .param("amounts", texts(rows, Row::monthly))
        .param("chosen", texts(rows, Row::together))
        .update();
  }

  private static String[] texts(List<Row> rows, Function<Row, @Nullable Object> column) {
    return rows.stream()
        .map(column)
        .map(value ->
            value instanceof BigDecimal number
                ? number.toPlainString()
                : Objects.toString(value, null))
        .toArray(String[]::new);
  }

  private void end(PlanAdvised advised, State state, List<String> ids, Instant at) {
    if (ids.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            update recommendation
            set state = :state, changed_at = :at, estimate = :estimate
            where tenant = :tenant and id = any(:ids::text[]) and state = 'open'
              and changed_at <= :at
            """)
        .param("state", state.word())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("estimate", advised.id())
        .param("tenant", advised.tenant())
        .param("ids", ids.stream().map(OpenSavings::clean).toArray(String[]::new))
        .update();
  }
}
