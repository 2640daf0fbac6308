package io.cloudcostguard.actuals.load;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.bill.BillEvent.ServiceBilled;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what an import changes of a month, by service, in the transaction that changes it; and
/// that budgets are to be compared with the bill, when the whole of it is there.
final class BillChanges {

  /// Of a month; others are told as one.
  private static final int MOST_SERVICES = 1_000;

  private static final int LONGEST_NAME = 300;

  private static final String NOW =
      """
      create temp table service_now on commit drop as
      select md5(provider || chr(31) || service || chr(31) || currency)::uuid service_key, provider,
        service, currency, count(*) charges, sum(billed) billed, sum(effective) effective
      from actual_charge where tenant = ? and month = ? group by provider, service, currency
      """;

  /// A service that is charged no more has no charges.
  private static final String CHANGED =
      """
      with changed as (
        select coalesce(n.service_key, b.service_key) service_key,
          coalesce(n.provider, b.provider) provider, coalesce(n.service, b.service) service,
          coalesce(n.currency, b.currency) currency, coalesce(n.charges, 0) charges,
          coalesce(n.billed, 0) billed, coalesce(n.effective, 0) effective,
          coalesce(b.billed, 0) billed_before, coalesce(b.effective, 0) effective_before
        from service_now n
        full join (select * from actual_service where tenant = ? and month = ?) b
          on n.service_key = b.service_key
        where (n.charges, n.billed, n.effective) is distinct from (b.charges, b.billed, b.effective)
      ), ranked as (
        select *, row_number() over (
          order by abs(effective - effective_before) desc, service_key) > ? as other from changed
      )
      select other, service_key, provider, service, currency, charges, billed, effective,
        billed_before, effective_before, transaction_timestamp() as told_at
      from ranked where not other
      union all
      select other, null, null, null, currency, sum(charges)::bigint, sum(billed), sum(effective),
        sum(billed_before), sum(effective_before), transaction_timestamp()
      from ranked where other group by other, currency
      order by other, provider, service, currency
      """;

  private final Connection connection;
  private final long number;
  private final String tenant;

  BillChanges(Connection connection, long number, String tenant) {
    this.connection = connection;
    this.number = number;
    this.tenant = tenant;
  }

  /// Of a month that was merged in this transaction.
  void tell(LocalDate month) throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement(NOW)) {
      sql.setString(1, tenant);
      sql.setObject(2, month);
      sql.executeUpdate();
    }
    put(changed(month));
    try (PreparedStatement forget =
            connection.prepareStatement(
                "delete from actual_service where tenant = ? and month = ?");
        PreparedStatement keep =
            connection.prepareStatement(
                """
                insert into actual_service
                select ?, ?, service_key, provider, service, currency, charges, billed, effective
                from service_now
                """)) {
      forget.setString(1, tenant);
      forget.setObject(2, month);
      forget.executeUpdate();
      keep.setString(1, tenant);
      keep.setObject(2, month);
      keep.executeUpdate();
    }
  }

  private List<BillEvent> changed(LocalDate month) throws SQLException {
    List<BillEvent> events = new ArrayList<>();
    YearMonth of = YearMonth.from(month);
    try (PreparedStatement sql = connection.prepareStatement(CHANGED)) {
      sql.setString(1, tenant);
      sql.setObject(2, month);
      sql.setInt(3, MOST_SERVICES);
      try (ResultSet row = sql.executeQuery()) {
        while (row.next()) {
          String currency = row.getString("currency");
          String what =
              row.getBoolean("other") ? "others-" + currency : row.getString("service_key");
          events.add(
              new ServiceBilled(
                  "bill-%d-%s-%s".formatted(number, of, what),
                  tenant,
                  of.toString(),
                  number,
                  clipped(row.getString("provider")),
                  clipped(row.getString("service")),
                  currency,
                  row.getLong("charges"),
                  row.getBigDecimal("billed").stripTrailingZeros(),
                  row.getBigDecimal("effective").stripTrailingZeros(),
                  row.getBigDecimal("billed_before").stripTrailingZeros(),
                  row.getBigDecimal("effective_before").stripTrailingZeros(),
                  row.getTimestamp("told_at").toInstant()));
        }
      }
    }
    return events;
  }

  private static @Nullable String clipped(@Nullable String name) {
    return name == null || name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private void put(List<BillEvent> events) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into actual_outbox (tenant, event) values (?, ?)")) {
      for (BillEvent event : events) {
        insert.setString(1, tenant);
        insert.setString(2, Json.MAPPER.writeValueAsString(event));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Budgets are compared once an import has ended: half a bill raises no alert. What an import
  /// changed that this one replaced is compared with it.
  static void end(Connection connection, long number) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.executeUpdate(
          """
          insert into bill_due (tenant, due_at)
          select i.tenant, now() from actual_import i
          where i.import = %1$d and exists (
            select from actual_import_month m
            join actual_import r on r.import = m.import
            where m.added + m.changed + m.removed > 0 and r.tenant = i.tenant
              and (r.import = i.import
                or r.state = 'replaced' and r.finished_at >= i.started_at))
          on conflict (tenant) do update set number = bill_due.number + 1, due_at = excluded.due_at
          """
              .formatted(number));
    }
  }
}
