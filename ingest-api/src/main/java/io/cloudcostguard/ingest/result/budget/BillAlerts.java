package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.actual.BilledBudget;
import io.cloudcostguard.estimation.actual.PassedThreshold;
import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.ingest.actual.BillOutbox;
import io.cloudcostguard.ingest.result.budget.BillComparison.Compared;
import io.cloudcostguard.ingest.result.budget.BillComparison.Standing;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.bill.BillEvent.BillAlert;
import io.cloudcostguard.schemas.bill.BillEvent.Kind;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Raises an alert where what is billed, or its forecast, passes a threshold of a budget. One for
/// each budget, month, threshold and kind: what was told is a row with that key, written in the
/// transaction that leaves the alert to be published. Only the month that runs, and the one before
/// it, are news.
@Component
class BillAlerts {

  private static final Logger LOGGER = LoggerFactory.getLogger(BillAlerts.class);

  /// Of budgets with the values that they are split by.
  private static final int MOST = 50_000;

  private static final int MONTHS_KEPT = 3;

  private final JdbcClient database;
  private final BillComparison comparison;
  private final BillOutbox outbox;
  private final TransactionTemplate snapshot;
  private final Clock clock;

  BillAlerts(
      JdbcClient database,
      BillComparison comparison,
      BillOutbox outbox,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.database = database;
    this.comparison = comparison;
    this.outbox = outbox;
    this.clock = clock;
    // A bill that is imported meanwhile is seen as a whole, or not at all.
    snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /// Compares the budgets of a tenant with its bill.
  ///
  /// @return whether it was done; false: another instance does, or half a bill is there
  boolean raise(String tenant) {
    return Objects.requireNonNull(
        snapshot.execute(_ -> {
          boolean mine =
              database
                  .sql(
                      "select pg_try_advisory_xact_lock(hashtextextended('bill_due/' || :tenant, 0))")
                  .param("tenant", tenant)
                  .query(Boolean.class)
                  .single();
          boolean now = mine && !isHalf(tenant);
          if (now) {
            YearMonth running = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
            raise(tenant, running.minusMonths(1));
            raise(tenant, running);
            forget(tenant, running.minusMonths(MONTHS_KEPT));
          }
          return now;
        }));
  }

  /// Whether an import, or one that was killed, has changed some of its months, and others not yet.
  private boolean isHalf(String tenant) {
    return database
        .sql(
            """
            select exists (
              select from actual_import i join actual_import_month m on m.import = i.import
              where i.tenant = :tenant and i.state = 'running'
                and m.added + m.changed + m.removed > 0)
            """)
        .param("tenant", tenant)
        .query(Boolean.class)
        .single();
  }

  private void raise(String tenant, YearMonth month) {
    Compared compared = comparison.of(tenant, month, MOST);
    if (compared.standings().size() == MOST) {
      LOGGER
          .atWarn()
          .addKeyValue("tenant", tenant)
          .log("the tenant has too many budgets: some are not compared with its bill");
    }
    for (Standing standing : compared.standings()) {
      List<PassedThreshold> passed = PassedThreshold.of(standing.terms(), month, standing.billed());
      for (Kind kind : Kind.values()) {
        raise(
            tenant,
            month,
            standing,
            compared.through(),
            passed.stream().filter(one -> one.kind() == kind).toList());
      }
    }
  }

  /// @param passed of one kind, the lowest first
  private void raise(
      String tenant,
      YearMonth month,
      Standing standing,
      @Nullable LocalDate through,
      List<PassedThreshold> passed) {
    List<PassedThreshold> news =
        passed.stream().filter(one -> !isTold(tenant, month, standing, one)).toList();
    if (news.isEmpty()) {
      return;
    }
    PassedThreshold highest = news.getLast();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    BillAlert alert = alert(tenant, month, standing, through, highest, lower(news), now);
    for (PassedThreshold one : news) {
      note(tenant, month, standing, one, alert);
    }
    outbox.add(alert);
  }

  private static List<String> lower(List<PassedThreshold> news) {
    return news.subList(0, news.size() - 1).stream()
        .map(PassedThreshold::threshold)
        .map(Threshold::id)
        .toList();
  }

  private static BillAlert alert(
      String tenant,
      YearMonth month,
      Standing standing,
      @Nullable LocalDate through,
      PassedThreshold highest,
      List<String> supersedes,
      Instant now) {
    BilledBudget billed = standing.billed();
    return new BillAlert(
        idOf(tenant, month, billed, highest),
        tenant,
        billed.id(),
        billed.name(),
        billed.instance(),
        project(standing.terms(), billed.instance()),
        month.toString(),
        highest.kind(),
        highest.threshold().id(),
        highest.amount(),
        highest.threshold().action(),
        supersedes,
        new Money(billed.limit(), billed.currency()),
        Objects.requireNonNull(billed.billed()),
        billed.forecast(),
        billed.low(),
        billed.high(),
        through,
        now);
  }

  /// The same for the same crossing, also if it is computed again from an empty table.
  private static String idOf(
      String tenant, YearMonth month, BilledBudget billed, PassedThreshold passed) {
    return UUID.nameUUIDFromBytes(
            String.join(
                    "|",
                    tenant,
                    billed.id(),
                    instance(billed),
                    month.toString(),
                    passed.kind().name(),
                    passed.threshold().id(),
                    passed.amount().stripTrailingZeros().toPlainString())
                .getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static String instance(BilledBudget billed) {
    return billed.instance() == null ? "" : billed.instance();
  }

  /// For the filters of subscriptions.
  private static @Nullable String project(BudgetTerms terms, @Nullable String instance) {
    Budget budget = terms.budget();
    if (budget.project() != null) {
      return budget.project();
    }
    if (instance == null || instance.equals(BudgetTerms.WITHOUT)) {
      return terms.onlyProject();
    }
    int slash = instance.indexOf('/');
    return slash < 0 ? instance : instance.substring(0, slash);
  }

  private boolean isTold(
      String tenant, YearMonth month, Standing standing, PassedThreshold passed) {
    return key(
            """
            select exists (select from bill_alert
            where tenant = :tenant and budget_id = :budget and instance = :instance
              and month = :month and kind = :kind and threshold = :threshold and amount = :amount)
            """,
            tenant,
            month,
            standing,
            passed)
        .query(Boolean.class)
        .single();
  }

  /// Fails where another instance notes it at the same time: then this comparison is made again.
  private void note(
      String tenant, YearMonth month, Standing standing, PassedThreshold passed, BillAlert alert) {
    key(
            """
            insert into bill_alert (tenant, budget_id, instance, month, kind, threshold, amount, alert,
              at)
            values (:tenant, :budget, :instance, :month, :kind, :threshold, :amount, :alert, :at)
            """,
            tenant,
            month,
            standing,
            passed)
        .param("alert", alert.id())
        .param("at", alert.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  private JdbcClient.StatementSpec key(
      String sql, String tenant, YearMonth month, Standing standing, PassedThreshold passed) {
    return database
        .sql(sql)
        .param("tenant", tenant)
        .param("budget", standing.billed().id())
        .param("instance", instance(standing.billed()))
        .param("month", month.atDay(1))
        .param("kind", passed.kind().name())
        .param("threshold", passed.threshold().id())
        .param("amount", rounded(passed.amount()));
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.stripTrailingZeros();
  }

  private void forget(String tenant, YearMonth before) {
    database
        .sql("delete from bill_alert where tenant = :tenant and month < :before")
        .param("tenant", tenant)
        .param("before", before.atDay(1))
        .update();
  }
}
