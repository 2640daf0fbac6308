package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.estimation.actual.BilledPart;
import io.cloudcostguard.estimation.actual.BilledUsage;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The charges that `ccg actuals import` wrote, by month, workspace and day. Costs are effective
/// costs of usage and purchases: no tax, no credit.
@Component
class Actuals {

  /// Of a month; more parts are no comparison that a person reads.
  private static final int MOST_PARTS = 100_000;

  private static final String CATEGORIES = "c.category in ('Usage', 'Purchase')";

  /// Each charge with its workspace: of its resource, or of the first rule that fits.
  private static final String PLACED =
      """
      from (
        select c.account, c.sub_account, c.resource, c.service, c.tags, c.currency,
          %s
        from actual_charge c
        where c.tenant = :tenant and c.month between :from and :to and %s
        group by %s
      ) c
      left join actual_resource r on r.tenant = :tenant and r.resource = lower(c.resource)
        and c.resource <> ''
      left join lateral (
        select u.project, u.workspace from actual_rule u
        where u.tenant = :tenant and (u.account is null or u.account in (c.account, c.sub_account))
          and c.tags @> u.tags
        order by u.position limit 1) u on r.resource is null
      where (:project::text is null or coalesce(r.project, u.project) = :project)
        and (:workspace::text is null or coalesce(r.workspace, u.workspace) = :workspace)
      """;

  private static final String GROUP = "1, 2, 3, 4, 5, 6";

  private final JdbcClient database;

  Actuals(JdbcClient database) {
    this.database = database;
  }

  /// What a month is charged in a currency, with everything.
  record Month(
      String month, String currency, long charges, BigDecimal billed, BigDecimal effective) {}

  /// An import.
  ///
  /// @param finishedAt null: it is running, or was interrupted
  record Import(
      String state,
      Instant startedAt,
      @Nullable Instant finishedAt,
      long read,
      long rejected,
      long added,
      long changed,
      long removed) {}

  List<Month> months(String tenant, int most) {
    return database
        .sql(
            """
            select month, currency, count(*) charges, sum(billed) billed, sum(effective) effective
            from actual_charge where tenant = :tenant and month >= (
              select coalesce(max(month), date '2000-01-01') - make_interval(months => :most - 1)
              from actual_charge where tenant = :tenant)
            group by month, currency order by month desc, currency limit 500
            """)
        .param("tenant", tenant)
        .param("most", most)
        .query((row, _) ->
            new Month(
                YearMonth.from(row.getObject("month", LocalDate.class)).toString(),
                row.getString("currency"),
                row.getLong("charges"),
                row.getBigDecimal("billed"),
                row.getBigDecimal("effective")))
        .list();
  }

  List<Import> imports(String tenant) {
    return database
        .sql(
            """
            select * from actual_import where tenant = :tenant order by import desc limit 20
            """)
        .param("tenant", tenant)
        .query((row, _) -> {
          Timestamp finished = row.getTimestamp("finished_at");
          return new Import(
              row.getString("state"),
              row.getTimestamp("started_at").toInstant(),
              finished == null ? null : finished.toInstant(),
              row.getLong("read"),
              row.getLong("rejected"),
              row.getLong("added"),
              row.getLong("changed"),
              row.getLong("removed"));
        })
        .list();
  }

  /// The hours of a month that are billed: from its beginning to the end of its last usage, of a
  /// day where there is such.
  long billedHours(String tenant, YearMonth month) {
    Instant begin = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Timestamp last =
        database
            .sql(
                """
                select coalesce(
                  max(least(charge_end, :end)) filter (
                    where charge_end - charge_start <= interval '1 day'),
                  max(least(charge_end, :end)), :begin) from actual_charge
                where tenant = :tenant and month = :month and category = 'Usage'
                """)
            .param("begin", Timestamp.from(begin))
            .param("end", Timestamp.from(end))
            .param("tenant", tenant)
            .param("month", month.atDay(1))
            .query((row, _) -> row.getTimestamp(1))
            .single();
    return Duration.between(begin, last.toInstant()).toHours();
  }

  /// The charges of a month in parts.
  ///
  /// @param project null: of all, also of none
  List<BilledPart> parts(
      String tenant, YearMonth month, @Nullable String project, @Nullable String workspace) {
    List<BilledPart> parts =
        database
            .sql(
                """
                select coalesce(r.project, u.project) project,
                  coalesce(r.workspace, u.workspace) workspace, r.address,
                  coalesce(nullif(c.sub_account, ''), c.account) account, c.service, c.currency,
                  sum(c.cost) cost
                %s
                group by 1, 2, 3, 4, 5, 6 order by cost desc limit %d
                """
                    .formatted(
                        PLACED.formatted("sum(c.effective) cost", CATEGORIES, GROUP),
                        MOST_PARTS + 1))
            .param("tenant", tenant)
            .param("from", month.atDay(1))
            .param("to", month.atDay(1))
            .param("project", project, Types.VARCHAR)
            .param("workspace", workspace, Types.VARCHAR)
            .query((row, _) ->
                new BilledPart(
                    row.getString("project"),
                    row.getString("workspace"),
                    row.getString("address"),
                    row.getString("account"),
                    row.getString("service"),
                    row.getString("currency"),
                    row.getBigDecimal("cost")))
            .list();
    if (parts.size() > MOST_PARTS) {
      throw ProblemException.of(
          ProblemType.TOO_MANY_RESOURCES,
          "The bill of %s has more than %d parts.".formatted(month, MOST_PARTS),
          "Name a project with `project`.");
    }
    return parts;
  }

  /// What each day cost by usage of that day, in the days of some months.
  NavigableMap<LocalDate, BigDecimal> days(
      String tenant,
      YearMonth from,
      YearMonth to,
      String currency,
      @Nullable String project,
      @Nullable String workspace) {
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    database
        .sql(
            "select c.day, sum(c.cost) cost "
                + PLACED.formatted(
                    "(c.charge_start at time zone 'UTC')::date as day, sum(c.effective) cost",
                    CATEGORIES
                        + " and c.currency = :currency and c.charge_end - c.charge_start <= interval '1 day'",
                    GROUP + ", 7")
                + " group by c.day")
        .param("tenant", tenant)
        .param("from", from.atDay(1))
        .param("to", to.atDay(1))
        .param("currency", currency)
        .param("project", project, Types.VARCHAR)
        .param("workspace", workspace, Types.VARCHAR)
        .query(row -> {
          days.put(row.getObject("day", LocalDate.class), row.getBigDecimal("cost"));
        });
    return days;
  }

  /// What a month is charged for longer than a day.
  BigDecimal once(
      String tenant,
      YearMonth month,
      String currency,
      @Nullable String project,
      @Nullable String workspace) {
    return database
        .sql(
            "select coalesce(sum(c.cost), 0) "
                + PLACED.formatted(
                    "sum(c.effective) cost",
                    CATEGORIES
                        + " and c.currency = :currency and c.charge_end - c.charge_start > interval '1 day'",
                    GROUP))
        .param("tenant", tenant)
        .param("from", month.atDay(1))
        .param("to", month.atDay(1))
        .param("currency", currency)
        .param("project", project, Types.VARCHAR)
        .param("workspace", workspace, Types.VARCHAR)
        .query(BigDecimal.class)
        .single();
  }

  /// The usage of a workspace's resources in a month, by unit.
  List<BilledUsage> usage(String tenant, YearMonth month, String project, String workspace) {
    return database
        .sql(
            """
            select r.address, coalesce(nullif(c.consumed_unit, ''), c.unit) unit, c.description,
              sum(coalesce(c.consumed, c.quantity)) quantity
            from actual_charge c
            join actual_resource r on r.tenant = :tenant and r.resource = lower(c.resource)
            where c.tenant = :tenant and c.month = :month and c.category = 'Usage'
              and r.project = :project and r.workspace = :workspace
            group by 1, 2, 3 having sum(coalesce(c.consumed, c.quantity)) > 0
            order by 1, 2, 3 limit 50000
            """)
        .param("tenant", tenant)
        .param("month", month.atDay(1))
        .param("project", project)
        .param("workspace", workspace)
        .query((row, _) ->
            new BilledUsage(
                row.getString("address"),
                row.getString("unit"),
                row.getString("description"),
                row.getBigDecimal("quantity")))
        .list();
  }

  /// The currency in which most is charged in a month; null: nothing is.
  @Nullable String currency(String tenant, YearMonth month) {
    return database
        .sql(
            """
            select currency from actual_charge where tenant = :tenant and month = :month
            group by currency order by sum(effective) desc, currency limit 1
            """)
        .param("tenant", tenant)
        .param("month", month.atDay(1))
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
