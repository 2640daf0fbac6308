package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.estimation.actual.BilledBudget.WorkspaceDays;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The charges that `ccg actuals import` wrote, by month, workspace and day. Costs are effective
/// costs of usage and purchases: no tax, no credit.
@Component
public class Actuals {

  /// Of workspaces; a tenant with more names a project.
  private static final int MOST_DAYS = 500_000;

  /// Of commitments, and of services.
  private static final int MOST_LISTED = 1_000;

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

  private static final int HOURS_OF_A_DAY = 24;

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

  /// What a month says of a reservation or a savings plan.
  ///
  /// @param covered what usage cost that it covers
  /// @param unused what it cost beyond that
  /// @param utilisation in percent of both; null: it cost nothing
  record Commitment(
      String commitment,
      String provider,
      String currency,
      BigDecimal covered,
      BigDecimal unused,
      @Nullable BigDecimal utilisation) {}

  /// How much of a service's usage commitments cover.
  ///
  /// @param coverage in percent of the cost of its usage; null: there is none
  record Covered(
      String provider,
      String service,
      String currency,
      BigDecimal covered,
      BigDecimal onDemand,
      @Nullable BigDecimal coverage) {}

  /// What a service costs against the provider's list, without what commitments cover.
  ///
  /// @param discount in percent
  /// @param least the least of its SKUs, where each is told apart
  /// @param most the most of its SKUs
  record Rate(
      String provider,
      String service,
      String currency,
      BigDecimal list,
      BigDecimal paid,
      BigDecimal discount,
      BigDecimal least,
      BigDecimal most) {}

  List<Commitment> commitments(String tenant, YearMonth month) {
    return database
        .sql(
            """
            select *, round(100 * covered / nullif(covered + unused, 0), 1) utilisation from (
              select commitment, min(provider) provider, currency,
                coalesce(sum(effective) filter (where not unused and category = 'Usage'), 0) covered,
                coalesce(sum(effective) filter (where unused), 0) unused
              from actual_charge
              where tenant = :tenant and month = :month and commitment <> ''
              group by commitment, currency) c
            order by unused desc, commitment limit %d
            """
                .formatted(MOST_LISTED))
        .param("tenant", tenant)
        .param("month", month.atDay(1))
        .query((row, _) ->
            new Commitment(
                row.getString("commitment"),
                row.getString("provider"),
                row.getString("currency"),
                row.getBigDecimal("covered"),
                row.getBigDecimal("unused"),
                row.getBigDecimal("utilisation")))
        .list();
  }

  /// Of the services of which any usage is covered.
  List<Covered> covered(String tenant, YearMonth month) {
    return database
        .sql(
            """
            select *, round(100 * covered / nullif(covered + on_demand, 0), 1) coverage from (
              select provider, service, currency,
                coalesce(sum(effective) filter (where commitment <> ''), 0) covered,
                coalesce(sum(effective) filter (where commitment = ''), 0) on_demand
              from actual_charge
              where tenant = :tenant and month = :month and category = 'Usage' and not unused
              group by provider, service, currency
              having bool_or(commitment <> '')) c
            order by on_demand desc, provider, service limit %d
            """
                .formatted(MOST_LISTED))
        .param("tenant", tenant)
        .param("month", month.atDay(1))
        .query((row, _) ->
            new Covered(
                row.getString("provider"),
                row.getString("service"),
                row.getString("currency"),
                row.getBigDecimal("covered"),
                row.getBigDecimal("on_demand"),
                row.getBigDecimal("coverage")))
        .list();
  }

  /// What is paid is the contracted cost; where a bill has none, what is billed.
  List<Rate> rates(String tenant, YearMonth month) {
    return database
        .sql(
            """
            select provider, service, currency, sum(list) list, sum(paid) paid,
              round(100 - 100 * sum(paid) / sum(list), 4) discount,
              round(min(100 - 100 * paid / list), 4) least,
              round(max(100 - 100 * paid / list), 4) most
            from (
              select provider, service, currency, sku, sum(list) list,
                sum(coalesce(contracted, billed)) paid
              from actual_charge
              where tenant = :tenant and month = :month and category = 'Usage' and commitment = ''
                and not correction and list > 0
              group by provider, service, currency, sku) s
            group by provider, service, currency
            order by sum(list) desc, provider, service limit %d
            """
                .formatted(MOST_LISTED))
        .param("tenant", tenant)
        .param("month", month.atDay(1))
        .query((row, _) ->
            new Rate(
                row.getString("provider"),
                row.getString("service"),
                row.getString("currency"),
                row.getBigDecimal("list"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("least"),
                row.getBigDecimal("most")))
        .list();
  }

  /// The last day of a month that is billed in full; null: none is.
  public @Nullable LocalDate through(String tenant, YearMonth month) {
    long hours = billedHours(tenant, month);
    return hours < HOURS_OF_A_DAY ? null : month.atDay(1).plusDays(hours / HOURS_OF_A_DAY - 1);
  }

  /// What each workspace cost in the days of some months, and what the last of them is charged for
  /// longer than a day.
  public List<WorkspaceDays> workspaceDays(
      String tenant, YearMonth from, YearMonth to, String currency) {
    Map<List<@Nullable String>, WorkspaceDays> all = new LinkedHashMap<>();
    int[] rows = {0};
    database
        .sql(
            """
            select coalesce(r.project, u.project) project,
              coalesce(r.workspace, u.workspace) workspace, c.day, c.month, c.once,
              sum(c.cost) cost
            %s
            group by 1, 2, 3, 4, 5 limit %d
            """
                .formatted(
                    PLACED.formatted(
                        "(c.charge_start at time zone 'UTC')::date as day, c.month,"
                            + " c.charge_end - c.charge_start > interval '1 day' as once,"
                            + " sum(c.effective) cost",
                        CATEGORIES + " and c.currency = :currency",
                        GROUP + ", 7, 8, 9"),
                    MOST_DAYS + 1))
        .param("tenant", tenant)
        .param("from", from.atDay(1))
        .param("to", to.atDay(1))
        .param("currency", currency)
        .param("project", null, Types.VARCHAR)
        .param("workspace", null, Types.VARCHAR)
        .query(row -> {
          rows[0]++;
          String project = row.getString("project");
          String workspace = row.getString("workspace");
          List<@Nullable String> place = Arrays.asList(project, workspace);
          WorkspaceDays days =
              all.computeIfAbsent(
                  place,
                  _ -> new WorkspaceDays(project, workspace, new TreeMap<>(), BigDecimal.ZERO));
          BigDecimal cost = row.getBigDecimal("cost");
          if (!row.getBoolean("once")) {
            days.days().merge(row.getObject("day", LocalDate.class), cost, BigDecimal::add);
          } else if (row.getObject("month", LocalDate.class).equals(to.atDay(1))) {
            all.put(
                place, new WorkspaceDays(project, workspace, days.days(), days.once().add(cost)));
          }
        });
    if (rows[0] > MOST_DAYS) {
      throw ProblemException.of(
          ProblemType.TOO_MANY_RESOURCES,
          "The bill of %s has more than %d workspaces with their days.".formatted(to, MOST_DAYS),
          "Compare single workspaces.");
    }
    return List.copyOf(all.values());
  }

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
    List<String> all = currencies(tenant, month);
    return all.isEmpty() ? null : all.getFirst();
  }

  /// The currencies of a month, that in which most is charged first.
  public List<String> currencies(String tenant, YearMonth month) {
    return database
        .sql(
            """
            select currency from actual_charge where tenant = :tenant and month = :month
            group by currency order by sum(effective) desc, currency limit 50
            """)
        .param("tenant", tenant)
        .param("month", month.atDay(1))
        .query((row, _) -> row.getString(1))
        .list();
  }
}
