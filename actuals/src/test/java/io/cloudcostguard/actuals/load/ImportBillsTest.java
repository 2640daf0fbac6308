package io.cloudcostguard.actuals.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.actuals.bill.BillFile;
import io.cloudcostguard.outbound.AddressPolicy;
import io.cloudcostguard.outbound.OutboundHttp;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real database; each test has a tenant of its own.
class ImportBillsTest {

  private static final Path SAMPLES = Path.of("src/test/resources/bills");
  private static BillDatabase database;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    database = new BillDatabase();
    database.update(
        "insert into tenant (name) select unnest(array['good', 'twice', 'newer', 'complete', 'corrected', 'killed', 'other', 'one', 'two', 'busy', 'told', 'many', 'half'])");
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  private static ImportResult load(String tenant, boolean complete, Path... files)
      throws Exception {
    return new ImportBills(database.dataSource(), _ -> {})
        .run(bills(files), new ImportOptions(tenant, complete, null));
  }

  private static List<BillFile> bills(Path... files) {
    return java.util.Arrays.stream(files)
        .map(file -> new BillFile(file.getFileName().toString(), file))
        .toList();
  }

  private static List<String> total(String tenant) throws Exception {
    return database.query(
        "select month, count(*), trim_scale(sum(billed)) from actual_charge where tenant = '%s' group by month order by month"
            .formatted(tenant));
  }

  /// A bill with a row a day and resource.
  private Path bill(String name, String start, int days, int resources, String cost)
      throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(
        "BilledCost,EffectiveCost,BillingAccountId,SubAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeClass,ProviderName,ServiceName,ResourceId");
    LocalDate first = LocalDate.parse(start);
    for (int day = 0; day < days; day++) {
      for (int resource = 0; resource < resources; resource++) {
        lines.add(row(first.plusDays(day), "r" + resource, cost, first.withDayOfMonth(1), ""));
      }
    }
    return Files.write(folder.resolve(name), lines);
  }

  private static String row(
      LocalDate day, String resource, String cost, LocalDate billed, String chargeClass) {
    return "%s,%s,acc,sub,USD,%sT00:00:00Z,%sT00:00:00Z,%sT00:00:00Z,Usage,%s,AWS,EC2,%s"
        .formatted(cost, cost, billed, day, day.plusDays(1), chargeClass, resource);
  }

  @Test
  void keepsWhatIsGoodAndWritesWhatIsNotToTheRejects() throws Exception {
    Path rejects = folder.resolve("rejects.csv");

    ImportResult result =
        new ImportBills(database.dataSource(), _ -> {})
            .run(
                bills(SAMPLES.resolve("focus-1.0.csv")), new ImportOptions("good", false, rejects));

    assertThat(result.read()).isEqualTo(9);
    assertThat(result.rejected()).isEqualTo(4);
    assertThat(result.unknown()).containsExactly("Colour");
    // The two rows of requests agree in all but amounts: they are one charge.
    assertThat(result.added()).isEqualTo(4);
    assertThat(total("good")).containsExactly("2026-10-01 4 6.15");
    assertThat(Files.readAllLines(rejects))
        .startsWith("file,line,reason", "focus-1.0.csv,7,BilledCost is not a decimal: '$7.00'")
        .hasSize(5);
    assertThat(
            database.query(
                "select consumed, billed from actual_charge where tenant = 'good' and resource like 'arn%'"))
        .containsExactly("150000 0.75");
  }

  @Test
  void changesNothingWhenTheSameFileComesTwice() throws Exception {
    Path bill = bill("october.csv", "2026-10-01", 31, 5, "1.5");
    assertThat(load("twice", false, bill).added()).isEqualTo(155);

    ImportResult again = load("twice", false, bill);

    assertThat(again.isUnchanged()).isTrue();
    assertThat(total("twice")).containsExactly("2026-10-01 155 232.5");
  }

  @Test
  void replacesAPeriodByItsNewerFile() throws Exception {
    load("newer", false, bill("old.csv", "2026-10-01", 10, 3, "1"));
    // Day 10 again, with other costs and without one of the resources, and ten days more.
    ImportResult result = load("newer", false, bill("new.csv", "2026-10-10", 11, 2, "2"));

    assertThat(result.changed()).isEqualTo(2);
    assertThat(result.removed()).isEqualTo(1);
    assertThat(result.added()).isEqualTo(20);
    assertThat(total("newer")).containsExactly("2026-10-01 49 71");
  }

  @Test
  void removesWhatACompleteBillLacks() throws Exception {
    load("complete", false, bill("old.csv", "2026-10-01", 31, 3, "1"));
    load("complete", false, bill("other.csv", "2026-11-01", 2, 1, "1"));

    ImportResult result = load("complete", true, bill("new.csv", "2026-10-01", 10, 3, "1"));

    assertThat(result.removed()).isEqualTo(63);
    assertThat(total("complete")).containsExactly("2026-10-01 30 30", "2026-11-01 2 2");
  }

  @Test
  void addsACorrectionToThePeriodThatItCorrects() throws Exception {
    load("corrected", false, bill("october.csv", "2026-10-01", 31, 1, "1"));
    Path november = bill("november.csv", "2026-11-01", 1, 1, "1");
    Files.writeString(
        november,
        row(LocalDate.of(2026, 10, 5), "r0", "-0.4", LocalDate.of(2026, 11, 1), "Correction")
            + "\n",
        java.nio.file.StandardOpenOption.APPEND);
    load("corrected", false, november);
    load("corrected", false, november);

    assertThat(total("corrected")).containsExactly("2026-10-01 32 30.6", "2026-11-01 1 1");

    // October once more: the correction is November's, and stays.
    load("corrected", false, bill("october.csv", "2026-10-01", 31, 1, "1"));
    assertThat(total("corrected")).containsExactly("2026-10-01 32 30.6", "2026-11-01 1 1");
  }

  @Test
  void resumesAfterAKill() throws Exception {
    Path first = bill("first.csv", "2026-10-01", 31, 50, "0.01");
    Path second = bill("second.csv", "2026-09-01", 30, 10, "0.01");
    AtomicLong seen = new AtomicLong();
    ImportBills killed =
        new ImportBills(
            database.dataSource(),
            1_000,
            rows -> {
              seen.set(rows);
              throw new IllegalStateException("killed");
            });
    assertThatThrownBy(
            () -> killed.run(bills(first, second), new ImportOptions("killed", false, null)))
        .hasMessage("killed");
    assertThat(seen).hasValue(1_000);
    assertThat(total("killed")).isEmpty();

    ImportResult result = load("killed", false, first, second);

    assertThat(result.resumed()).isEqualTo(1_000);
    assertThat(result.read()).isEqualTo(1_850);
    assertThat(total("killed")).containsExactly("2026-09-01 300 3", "2026-10-01 1550 15.5");
    assertThat(
            database.query("select count(*) from pg_tables where tablename like 'actual_stage%'"))
        .containsExactly("0");
  }

  @Test
  void beginsAnewWhenOtherFilesComeAfterAKill() throws Exception {
    Path big = bill("big.csv", "2026-10-01", 31, 40, "0.01");
    ImportBills killed =
        new ImportBills(
            database.dataSource(),
            1_000,
            _ -> {
              throw new IllegalStateException("killed");
            });
    assertThatThrownBy(() -> killed.run(bills(big), new ImportOptions("other", false, null)))
        .hasMessage("killed");

    ImportResult result = load("other", false, bill("small.csv", "2026-10-01", 1, 1, "3"));

    assertThat(result.resumed()).isZero();
    assertThat(total("other")).containsExactly("2026-10-01 1 3");
  }

  /// What is told of a tenant, in order, without ids and times.
  private static List<String> told(String tenant) throws Exception {
    return database.query(
        """
        select e ->> 'month', coalesce(e ->> 'service', '(others)'), e ->> 'charges',
          e ->> 'billedBefore', e ->> 'billed'
        from (select position, event::json e from actual_outbox where tenant = '%s') o
        order by position
        """
            .formatted(tenant));
  }

  @Test
  void tellsOnceWhatAnImportChangesByMonthAndService() throws Exception {
    load("told", false, bill("october.csv", "2026-10-01", 31, 2, "1"));
    load("told", false, bill("october.csv", "2026-10-01", 31, 2, "1"));
    load("told", false, bill("again.csv", "2026-10-31", 1, 1, "1.5"));
    // A whole delivery without the service: it is charged no more.
    Path other = bill("other.csv", "2026-10-01", 1, 1, "2");
    Files.writeString(other, Files.readString(other).replace("EC2", "S3"));
    load("told", true, other);

    assertThat(told("told"))
        .containsExactly(
            "2026-10 EC2 62 0 62",
            "2026-10 EC2 61 62 61.5",
            "2026-10 EC2 0 61.5 0",
            "2026-10 S3 1 0 2");
    assertThat(
            database.query(
                "select count(distinct event::json ->> 'id') from actual_outbox where tenant = 'told'"))
        .containsExactly("4");
    // Only imports that changed something ask for a comparison of budgets.
    assertThat(database.query("select number from bill_due where tenant = 'told'"))
        .containsExactly("3");
  }

  @Test
  void tellsOfAThousandServicesOneByOneAndOfTheOthersTogether() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(bill("x.csv", "2026-10-01", 0, 0, "")));
    for (int i = 0; i < 1_200; i++) {
      String row =
          row(LocalDate.of(2026, 10, 1), "r", "" + (1_200 - i), LocalDate.of(2026, 10, 1), "");
      lines.add(row.replace("EC2", "x".repeat(i == 0 ? 1_900 : 1) + i));
    }

    load("many", false, Files.write(folder.resolve("many.csv"), lines));

    List<String> told = told("many");
    assertThat(told).hasSize(1_001);
    assertThat(told.getLast()).isEqualTo("2026-10 (others) 200 0 20100");
    assertThat(
            database.query(
                "select max(length(event::json ->> 'service')) from actual_outbox where tenant = 'many'"))
        .containsExactly("300");
  }

  @Test
  void asksForNoComparisonOfBudgetsWhileHalfABillIsThere() throws Exception {
    load("half", false, bill("first.csv", "2026-09-01", 1, 1, "1"));
    database.update("delete from bill_due where tenant = 'half'");
    Path two = bill("second.csv", "2026-09-02", 1, 1, "1");
    Files.writeString(
        two,
        row(LocalDate.of(2026, 10, 5), "r0", "1", LocalDate.of(2026, 10, 1), "") + "\n",
        java.nio.file.StandardOpenOption.APPEND);
    // Another client has October's partition: September is merged, then the import ends.
    try (Connection other = database.dataSource().getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table actual_charge_2026_10 in exclusive mode");
      database.update("alter role postgres set lock_timeout = '500ms'");
      assertThatThrownBy(() -> load("half", false, two)).hasMessageContaining("lock timeout");
    } finally {
      database.update("alter role postgres reset lock_timeout");
    }
    assertThat(told("half")).containsExactly("2026-09 EC2 1 0 1", "2026-09 EC2 2 1 2");
    assertThat(database.query("select 1 from bill_due where tenant = 'half'")).isEmpty();

    // Other files come: what is half there stays, and is compared when they are in.
    load("half", false, bill("first.csv", "2026-09-01", 1, 1, "1"));
    assertThat(told("half")).hasSize(2);
    assertThat(database.query("select 1 from bill_due where tenant = 'half'")).hasSize(1);
    database.update("delete from bill_due where tenant = 'half'");

    load("half", false, two);

    assertThat(told("half")).hasSize(3).last().isEqualTo("2026-10 EC2 1 0 1");
    assertThat(database.query("select 1 from bill_due where tenant = 'half'")).hasSize(1);
  }

  @Test
  void keepsTenantsApart() throws Exception {
    Path bill = bill("bill.csv", "2026-10-01", 2, 2, "1");
    load("one", false, bill);
    load("two", true, bill("bill.csv", "2026-10-01", 1, 1, "5"));

    assertThat(total("one")).containsExactly("2026-10-01 4 4");
    assertThat(total("two")).containsExactly("2026-10-01 1 5");
  }

  @Test
  void refusesASecondImportOfTheTenantMeanwhile() throws Exception {
    Path bill = bill("bill.csv", "2026-10-01", 1, 1, "1");
    try (Connection other = database.dataSource().getConnection()) {
      other
          .createStatement()
          .execute("select pg_advisory_lock(hashtextextended('ccg.actuals.busy', 0))");

      assertThatThrownBy(() -> load("busy", false, bill)).isInstanceOf(ImportBusyException.class);
    }
    assertThat(load("busy", false, bill).added()).isEqualTo(1);
  }

  @Test
  void refusesATenantThatIsNotThere() throws Exception {
    Path bill = bill("bill.csv", "2026-10-01", 1, 1, "1");

    assertThatThrownBy(() -> load("nobody", false, bill)).hasMessage("There is no tenant 'nobody'");
  }

  @Test
  void asksNoAddressOfTheOwnNetwork() throws Exception {
    try (OutboundHttp http =
        new OutboundHttp(
            new AddressPolicy(false, List.of(443), List.of()),
            _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1)) {
      BillSources sources = new BillSources(http, folder, 1_000);

      assertThatThrownBy(() -> sources.find(List.of("https://127.0.0.1/bill.csv?sig=secret")))
          .hasMessageContaining("URL 1 is refused")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void findsTheBillsOfAFolder() throws Exception {
    Files.createDirectories(folder.resolve("a/.hidden"));
    for (String name :
        List.of("a/2.parquet", "a/1.csv.gz", "a/note.txt", "a/.hidden/3.csv", "x.rejects.csv")) {
      Files.writeString(folder.resolve(name), "");
    }
    try (OutboundHttp http =
        new OutboundHttp(
            new AddressPolicy(false, List.of(443), List.of()),
            _ -> new InetAddress[0],
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1)) {
      assertThat(new BillSources(http, folder, 1).find(List.of(folder.toString())))
          .extracting(file -> file.path().getFileName().toString())
          .containsExactly("1.csv.gz", "2.parquet");
    }
  }
}
