package io.cloudcostguard.actuals.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Makes the table of charges say what the staged rows say, a month at a time. A month and the note
/// that it is merged are one transaction.
///
/// The staged rows replace what the table has of the same account, billing period and charge
/// period: a correction of an earlier period belongs to the billing period that brings it, and is
/// added. What is equal is not written.
final class ChargeMerge {

  private static final int MOST_MONTHS = 240;
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu_MM");

  private static final String INCOMING =
      """
      create temp table incoming on commit drop as
      select identity, any_value(provider) provider, any_value(account) account,
        any_value(sub_account) sub_account, any_value(billing_start) billing_start,
        any_value(charge_start) charge_start, any_value(charge_end) charge_end,
        any_value(category) category, any_value(correction) correction,
        any_value(service) service, any_value(service_category) service_category,
        any_value(region) region, any_value(resource) resource,
        any_value(resource_type) resource_type, any_value(sku) sku,
        any_value(description) description, any_value(commitment) commitment,
        any_value(unused) unused,
        any_value(currency) currency, any_value(tags) tags, any_value(unit) unit,
        sum(quantity) quantity, any_value(consumed_unit) consumed_unit, sum(consumed) consumed,
        sum(billed) billed, sum(effective) effective, sum(list) list, sum(contracted) contracted
      from $stage where month = ? group by identity
      """;

  private static final String REMOVE =
      """
      delete from actual_charge c using scope s
      where c.tenant = ? and c.month = ? and c.provider = s.provider and c.account = s.account
        and c.billing_start = s.billing_start $period
        and not exists (select from incoming i where i.identity = c.identity)
      """;

  private static final String SAME_PERIOD =
      "and c.sub_account = s.sub_account and c.charge_start = s.charge_start";

  private static final String CHANGE =
      """
      update actual_charge c set import = ?, quantity = i.quantity, consumed = i.consumed,
        billed = i.billed, effective = i.effective, list = i.list, contracted = i.contracted
      from incoming i
      where c.tenant = ? and c.month = ? and c.identity = i.identity
        and (c.quantity, c.consumed, c.billed, c.effective, c.list, c.contracted)
          is distinct from (i.quantity, i.consumed, i.billed, i.effective, i.list, i.contracted)
      """;

  private static final String ADD =
      """
      insert into actual_charge (tenant, import, %1$s)
      select ?, ?, ?, %2$s from incoming i
      where not exists (
        select from actual_charge c where c.tenant = ? and c.month = ? and c.identity = i.identity)
      """
          .formatted(ChargeStage.COLUMNS, ChargeStage.COLUMNS.substring("month, ".length()));

  private final Connection connection;
  private final long number;
  private final String stage;
  private final ImportOptions options;
  private final List<LocalDate> months = new ArrayList<>();

  /// How many charges an import added, changed and removed.
  record Counts(long added, long changed, long removed) {}

  ChargeMerge(Connection connection, long number, String stage, ImportOptions options) {
    this.connection = connection;
    this.number = number;
    this.stage = stage;
    this.options = options;
  }

  void run() throws SQLException {
    execute("set work_mem = '64MB'");
    execute("drop table if exists pg_temp.scope");
    // In place for all months: what a delivery says of its periods is decided once.
    execute(
        "create temp table scope as select distinct provider, account, billing_start%s from %s"
            .formatted(options.complete() ? "" : ", sub_account, charge_start, month", stage));
    execute("analyze scope");
    connection.commit();
    findMonths();
    if (months.size() > MOST_MONTHS) {
      throw new IllegalArgumentException(
          "The bill has charges of %d months; at most %d can be imported at once"
              .formatted(months.size(), MOST_MONTHS));
    }
    for (LocalDate month : months) {
      if (!isMerged(month)) {
        merge(month);
        connection.commit();
      }
    }
  }

  private void findMonths() throws SQLException {
    String query =
        options.complete()
            ? """
            select distinct month from %s union
            select distinct c.month from actual_charge c join scope s using (provider, account, billing_start)
              where c.tenant = ? order by month
            """
            : "select distinct month from %s where ?::text is not null order by month";
    try (PreparedStatement sql = connection.prepareStatement(query.formatted(stage))) {
      sql.setString(1, options.tenant());
      try (ResultSet row = sql.executeQuery()) {
        while (row.next()) {
          months.add(row.getObject(1, LocalDate.class));
        }
      }
    }
  }

  private boolean isMerged(LocalDate month) throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement(
            "select from actual_import_month where import = ? and month = ?")) {
      sql.setLong(1, number);
      sql.setObject(2, month);
      try (ResultSet row = sql.executeQuery()) {
        return row.next();
      }
    }
  }

  private void merge(LocalDate month) throws SQLException {
    execute(
        "create table if not exists actual_charge_%s partition of actual_charge for values from ('%s') to ('%s')"
            .formatted(NAME.format(month), month, month.plusMonths(1)));
    try (PreparedStatement incoming =
        connection.prepareStatement(INCOMING.replace("$stage", stage))) {
      incoming.setObject(1, month);
      incoming.executeUpdate();
    }
    execute("create unique index on incoming (identity)");
    execute("analyze incoming");
    long removed;
    try (PreparedStatement remove =
        connection.prepareStatement(
            REMOVE.replace("$period", options.complete() ? "" : SAME_PERIOD))) {
      remove.setString(1, options.tenant());
      remove.setObject(2, month);
      removed = remove.executeLargeUpdate();
    }
    long changed;
    try (PreparedStatement change = connection.prepareStatement(CHANGE)) {
      change.setLong(1, number);
      change.setString(2, options.tenant());
      change.setObject(3, month);
      changed = change.executeLargeUpdate();
    }
    long added;
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setString(1, options.tenant());
      add.setLong(2, number);
      add.setObject(3, month);
      add.setString(4, options.tenant());
      add.setObject(5, month);
      added = add.executeLargeUpdate();
    }
    if (added + changed + removed > 0) {
      new BillChanges(connection, number, options.tenant()).tell(month);
    }
    try (PreparedStatement note =
        connection.prepareStatement("insert into actual_import_month values (?, ?, ?, ?, ?)")) {
      note.setLong(1, number);
      note.setObject(2, month);
      note.setLong(3, added);
      note.setLong(4, changed);
      note.setLong(5, removed);
      note.executeUpdate();
    }
  }

  /// Of all its months, also those that were merged before a kill.
  Counts counts() throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement(
            """
            select coalesce(sum(added), 0), coalesce(sum(changed), 0), coalesce(sum(removed), 0)
            from actual_import_month where import = ?
            """)) {
      sql.setLong(1, number);
      try (ResultSet row = sql.executeQuery()) {
        row.next();
        return new Counts(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  /// The sums of the months of the import.
  List<ImportResult.Month> months(String tenant) throws SQLException {
    List<ImportResult.Month> sums = new ArrayList<>();
    try (PreparedStatement sql =
        connection.prepareStatement(
            """
            select month, currency, count(*), sum(billed), sum(effective) from actual_charge
            where tenant = ? and month = any(?) group by month, currency order by month, currency
            """)) {
      sql.setString(1, tenant);
      sql.setArray(2, connection.createArrayOf("date", months.toArray()));
      try (ResultSet row = sql.executeQuery()) {
        while (row.next()) {
          sums.add(
              new ImportResult.Month(
                  YearMonth.from(row.getObject(1, LocalDate.class)),
                  row.getString(2),
                  row.getLong(3),
                  row.getBigDecimal(4),
                  row.getBigDecimal(5)));
        }
      }
    }
    return sums;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
