package io.cloudcostguard.ingest.result.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.bill.BillEvent.BillAlert;
import io.cloudcostguard.schemas.bill.BillEvent.Kind;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.BudgetScope;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Alerts on bills, on a real database and broker.
class BillAlertTest {

  private static final YearMonth MONTH = YearMonth.now(Clock.systemUTC());
  private static final YearMonth BEFORE = MONTH.minusMonths(1);

  private final FrontDoor door = FrontDoor.open();
  private Visitor visitor;

  @BeforeEach
  void visit() throws Exception {
    visitor = Visitor.ofNewTenant();
  }

  private void update(String sql, Object... values) throws Exception {
    try (Connection database = door.database();
        PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private long count(String table) throws Exception {
    try (Connection database = door.database();
        PreparedStatement statement =
            database.prepareStatement("select count(*) from " + table + " where tenant = ?")) {
      statement.setString(1, visitor.tenant());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// As an import leaves it: each day of a month costs the same.
  private void bill(YearMonth month, int days, String aDay) throws Exception {
    LocalDate first = month.atDay(1);
    update(
        "create table if not exists actual_charge_%d_%02d partition of actual_charge for values from ('%s') to ('%s')"
            .formatted(month.getYear(), month.getMonthValue(), first, first.plusMonths(1)));
    update(
        "delete from actual_charge where tenant = ? and month = ?",
        visitor.tenant(),
        java.sql.Date.valueOf(first));
    for (LocalDate day = first; day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
      update(
          """
          insert into actual_charge (tenant, month, identity, import, provider, account, sub_account,
            billing_start, charge_start, charge_end, category, correction, service, service_category,
            region, resource, resource_type, sku, description, commitment, currency, tags, unit,
            quantity, consumed_unit, consumed, billed, effective)
          values (?, ?, ?, 1, 'AWS', '111', '222', ?, ?, ?, 'Usage', false, 'EC2', '', '', '', '',
            '', '', '', 'USD', '{}', '', null, '', null, ?, ?)
          """,
          visitor.tenant(),
          java.sql.Date.valueOf(first),
          UUID.randomUUID(),
          first.atStartOfDay().atOffset(ZoneOffset.UTC),
          day.atStartOfDay().atOffset(ZoneOffset.UTC),
          day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC),
          new BigDecimal(aDay),
          new BigDecimal(aDay));
    }
    update(
        "insert into actual_service values (?, ?, ?, 'AWS', 'EC2', 'USD', 1, 1, 1) on conflict do nothing",
        visitor.tenant(),
        java.sql.Date.valueOf(first),
        new UUID(0, 1));
    changed();
  }

  private void changed() throws Exception {
    update(
        "insert into bill_due (tenant, due_at) values (?, now()) on conflict (tenant) do update set number = bill_due.number + 1, due_at = now()",
        visitor.tenant());
  }

  private void budget(String limit, @Nullable String splitBy) throws Exception {
    Budget budget =
        Budget.of(
            visitor.tenant(),
            new Money(new BigDecimal(limit), "USD"),
            new BudgetPolicy(
                "all",
                BudgetScope.ALL,
                splitBy,
                null,
                null,
                List.of(threshold("half", "50"), threshold("full", "100")),
                null,
                OnIncomplete.PASS,
                null,
                null));
    door.part(Budgets.class).store(budget, Instant.now());
  }

  private static Threshold threshold(String id, String percent) {
    return new Threshold(
        id, new BigDecimal(percent), null, Metric.PLANNED, Action.WARN, BigDecimal.ZERO);
  }

  /// All alerts of the tenant, once nothing is under way.
  private List<BillAlert> alerts() {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> count("bill_due") == 0 && count("actual_outbox") == 0);
    return door
        .records(
            Topics.ACTUALS,
            record ->
                visitor.tenant().equals(record.key())
                    && EventType.BILL_ALERT.equals(EventHeaders.text(record.headers(), "ce_type")))
        .stream()
        .map(record -> Json.MAPPER.readValue(record.value(), BillEvent.class))
        .map(BillAlert.class::cast)
        .toList();
  }

  private List<String> words() {
    return alerts().stream()
        .map(alert ->
            "%s %s %s %s of %s %s"
                .formatted(
                    YearMonth.parse(alert.month()).equals(MONTH) ? "now" : "before",
                    alert.kind(),
                    alert.threshold(),
                    alert.billed().stripTrailingZeros().toPlainString(),
                    alert.limit().stripTrailingZeros().toPlainString(),
                    alert.supersedes()))
        .toList();
  }

  @Test
  void firesOnceForAThresholdAlsoWhenACorrectedBillFallsAndRises() throws Exception {
    budget("100", null);
    bill(BEFORE, 1, "60");
    assertThat(words()).containsExactly("before ACTUAL half 60 of 50 []");

    bill(BEFORE, 1, "120");
    bill(BEFORE, 1, "120");
    assertThat(words()).hasSize(2).last().isEqualTo("before ACTUAL full 120 of 100 []");

    bill(BEFORE, 1, "40");
    assertThat(words()).hasSize(2);
    bill(BEFORE, 1, "130");
    assertThat(words()).hasSize(2);

    // Another limit makes other thresholds.
    budget("200", null);
    changed();
    assertThat(words()).hasSize(3).last().isEqualTo("before ACTUAL half 130 of 100 []");
  }

  @Test
  void tellsOfSeveralThresholdsAtOnceByTheHighest() throws Exception {
    budget("100", null);
    bill(BEFORE, 1, "500");

    assertThat(words()).containsExactly("before ACTUAL full 500 of 100 [half]");
    assertThat(count("bill_alert")).isEqualTo(2);
  }

  @Test
  void firesForTheForecastAndThenForTheBillAndAnewInAnotherMonth() throws Exception {
    budget("250", null);
    bill(BEFORE, BEFORE.lengthOfMonth(), "1");
    bill(MONTH, 10, "12");
    assertThat(words()).containsExactly("now FORECAST half 120 of 125 []");
    BillAlert expected = alerts().getFirst();
    assertThat(expected.forecast()).isBetween(new BigDecimal("125"), new BigDecimal("250"));
    assertThat(expected.low()).isLessThan(expected.forecast());
    assertThat(expected.through()).isEqualTo(MONTH.atDay(10));

    bill(MONTH, 11, "12");
    assertThat(words()).hasSize(2).last().isEqualTo("now ACTUAL half 132 of 125 []");

    bill(BEFORE, BEFORE.lengthOfMonth(), "12");
    assertThat(words().subList(2, words().size()))
        .containsExactly(
            "before ACTUAL full %d of 250 [half]".formatted(12 * BEFORE.lengthOfMonth()),
            "now FORECAST full 132 of 250 []");
  }

  @Test
  void knowsNoForecastOfTooFewDays() throws Exception {
    budget("100", null);
    bill(MONTH, 6, "5");
    assertThat(words()).isEmpty();

    bill(MONTH, 7, "5");
    assertThat(words()).containsExactly("now FORECAST full 35 of 100 [half]");
  }

  @Test
  void leavesMonthsThatAreLongOverAlone() throws Exception {
    budget("1", null);
    bill(MONTH.minusMonths(2), 1, "500");

    assertThat(alerts()).isEmpty();
  }

  @Test
  void followsBudgetsAndWhatBelongsWhere() throws Exception {
    bill(BEFORE, 1, "80");
    assertThat(
            visitor
                .send(
                    "PUT",
                    "/v1/projects/shop/budget",
                    "{\"monthlyLimit\":{\"amount\":\"50\",\"currency\":\"USD\"}}")
                .status())
        .isEqualTo(200);
    await().until(() -> door.part(Budgets.class).find(visitor.tenant() + "/shop") != null);
    assertThat(alerts()).isEmpty();

    visitor.send(
        "PUT",
        "/v1/actuals/rules",
        "{\"rules\":[{\"project\":\"shop\",\"workspace\":\"prod\",\"account\":\"222\"}]}");

    assertThat(alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.project()).isEqualTo("shop");
          assertThat(alert.budget()).isEqualTo("shop");
          assertThat(alert.kind()).isEqualTo(Kind.ACTUAL);
        });
  }

  @Test
  void namesTheProjectOfASplitBudget() throws Exception {
    budget("10", "workspace");
    visitor.send(
        "PUT",
        "/v1/actuals/rules",
        "{\"rules\":[{\"project\":\"shop\",\"workspace\":\"prod\",\"account\":\"222\"}]}");
    bill(BEFORE, 1, "80");

    assertThat(alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.project()).isEqualTo("shop");
          assertThat(alert.instance()).isEqualTo("shop/prod");
        });
  }

  @Test
  void firesOnceWhereSeveralInstancesCompare() throws Exception {
    budget("100", "project");
    try (var second = door.start(door.broker(), "--ccg.run-tasks.max-in-flight=0")) {
      for (int i = 0; i < 30; i++) {
        bill(BEFORE, 1, "20" + i);
      }
      assertThat(alerts()).hasSize(1);
    }
    changed();
    assertThat(alerts()).hasSize(1);
  }

  @Test
  void comparesNothingWhileHalfABillIsThere() throws Exception {
    budget("100", null);
    update(
        "insert into actual_import (tenant, delivery, sources, state) values (?, 'd', '{}', 'running')",
        visitor.tenant());
    update(
        "insert into actual_import_month select import, date '2026-11-01', 1, 0, 0 from actual_import where tenant = ?",
        visitor.tenant());
    bill(BEFORE, 1, "500");
    assertThat(door.part(BillAlerts.class).raise(visitor.tenant())).isFalse();
    assertThat(count("bill_alert")).isZero();

    update("update actual_import set state = 'done' where tenant = ?", visitor.tenant());
    changed();

    assertThat(alerts()).hasSize(1);
  }

  @Test
  void tellsNothingMoreOfATenantThatIsClosed() throws Exception {
    budget("100", null);
    assertThat(door.send("DELETE", "/v1/tenants/" + visitor.tenant(), "").status())
        .isBetween(200, 299);
    bill(BEFORE, 1, "500");
    Visitor closed = visitor;

    // What becomes due later is compared.
    visitor = Visitor.ofNewTenant();
    budget("100", null);
    bill(BEFORE, 1, "500");
    assertThat(alerts()).hasSize(1);

    visitor = closed;
    assertThat(count("bill_due")).isEqualTo(1);
    assertThat(count("bill_alert")).isZero();
  }

  @Test
  void publishesAfterARestartWhatWasLeft() throws Exception {
    BillAlert left =
        new BillAlert(
            "left",
            visitor.tenant(),
            "b",
            "b",
            null,
            null,
            BEFORE.toString(),
            Kind.ACTUAL,
            "half",
            BigDecimal.ONE,
            Action.WARN,
            List.of(),
            new Money(BigDecimal.TWO, "USD"),
            BigDecimal.TWO,
            null,
            null,
            null,
            null,
            Instant.parse("2026-11-30T00:00:00Z"));
    update(
        "insert into actual_outbox (tenant, event) values (?, ?)",
        visitor.tenant(),
        Json.MAPPER.writeValueAsString(left));

    assertThat(alerts()).containsExactly(left);
  }
}
