package io.cloudcostguard.benchmarks;

import io.cloudcostguard.actuals.bill.BillFile;
import io.cloudcostguard.actuals.load.ImportBills;
import io.cloudcostguard.actuals.load.ImportOptions;
import io.cloudcostguard.actuals.load.ImportResult;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Logs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports a generated bill in a process of 512 MB, beside bare `COPY` of the same charges: once,
/// twice, killed in the middle, and with a corrected file. What it costs is known, and compared.
/// With a folder that is kept, the steps can be run one after the other.
@Command(name = "actuals", mixinStandardHelpOptions = true)
final class ActualsHarness implements Runnable {

  private static final Instant CORRECTED_FROM = Instant.parse("2026-10-22T00:00:00Z");

  @Option(names = "--rows", description = "Of the bill; default: ${DEFAULT-VALUE}.")
  private long rows = 1_000_000;

  @Option(
      names = "--step",
      split = ",",
      description = "Of ${COMPLETION-CANDIDATES}; default: all, in this order.")
  private List<Step> steps = List.of(Step.values());

  @Option(
      names = "--folder",
      description = "Keep the bill and the database here for further steps; default: none is kept.")
  private @Nullable Path kept;

  private int wrong;

  /// What is measured.
  enum Step {
    /// The bill is written, and imported.
    IMPORT,
    /// The same charges go by `COPY` into a table without an index.
    COPY,
    /// The same file is imported again.
    AGAIN,
    /// For another tenant it is killed in the middle, and resumed.
    KILL,
    /// The last ten days cost twice as much.
    CORRECT
  }

  public static void main(String[] args) {
    CommandLine command =
        new CommandLine(new ActualsHarness()).setCaseInsensitiveEnumValuesAllowed(true);
    command.addSubcommand("import", new Import());
    System.exit(command.execute(args));
  }

  /// The process that is measured, and killed.
  @Command(name = "import")
  static final class Import implements Runnable {

    @Parameters private List<String> arguments = List.of();

    @Override
    public void run() {
      DriverManagerDataSource source =
          new DriverManagerDataSource(arguments.get(0), arguments.get(1), arguments.get(2));
      Path file = Path.of(arguments.get(4));
      try {
        long start = System.nanoTime();
        ImportResult result =
            new ImportBills(source, read -> System.out.println("read " + read))
                .run(
                    List.of(new BillFile(file.toString(), file)),
                    new ImportOptions(arguments.get(3), false, null));
        System.out.printf(
            "imported %d %d %d %d %d %d %d %d%n",
            result.read(),
            result.resumed(),
            result.added(),
            result.changed(),
            result.removed(),
            (System.nanoTime() - start) / 1_000_000,
            peak() >> 20,
            resident() >> 10);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /// The most that the process held of the machine's memory, in KiB; 0 where the system does not
    /// say.
    private static long resident() throws IOException {
      Path status = Path.of("/proc/self/status");
      if (!Files.exists(status)) {
        return 0;
      }
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }

    /// Garbage that was not collected yet is in it.
    private static long peak() {
      return ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getPeakUsage)
          .mapToLong(usage -> usage.getUsed())
          .sum();
    }
  }

  @Override
  public void run() {
    Path folder = null;
    try {
      folder = kept == null ? Files.createTempDirectory("ccg-actuals") : kept;
      Files.createDirectories(folder);
      Logs.to(folder.resolve("ccg.log"));
      try (EmbeddedDatabase database =
          EmbeddedDatabase.start(folder.resolve("postgres"), folder.resolve("binaries"), "bench")) {
        prepare(database);
        for (Step step : steps) {
          measure(step, folder, database);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      if (kept == null) {
        Trees.delete(folder);
      }
    }
    if (wrong > 0) {
      throw new IllegalStateException(wrong + " sums are wrong");
    }
  }

  private static void prepare(EmbeddedDatabase database) throws SQLException {
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .load()
        .migrate();
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute("insert into tenant (name) values ('one'), ('killed') on conflict do nothing");
    }
  }

  private void measure(Step step, Path folder, EmbeddedDatabase database) throws Exception {
    Path file = folder.resolve("bill.csv");
    switch (step) {
      case IMPORT -> {
        GeneratedBill.Bill bill = GeneratedBill.write(file, rows, Instant.MIN, 1);
        Files.writeString(folder.resolve("billed"), bill.billed().toPlainString());
        System.out.printf("a bill of %,d rows, %,d MB%n", bill.rows(), bill.bytes() / 1_000_000);
        report("import", imported(database, "one", file, 0));
        check(database, "one", bill.billed());
      }
      case COPY -> {
        double seconds = bareCopy(database, folder.resolve("charges"));
        System.out.printf(
            "bare COPY of its charges, no index: %,d rows in %.1f s, %,.0f rows/s%n",
            rows, seconds, rows / seconds);
      }
      case AGAIN -> {
        long told = told(database);
        Imported again = imported(database, "one", file, 0);
        report("the same file again", again);
        if (again.added() + again.changed() + again.removed() != 0) {
          wrong++;
          System.out.println("WRONG: the same file changed something");
        }
        if (told(database) != told) {
          wrong++;
          System.out.println("WRONG: an event tells of the same file");
        }
        check(database, "one", billed(folder));
      }
      case KILL -> {
        imported(database, "killed", file, rows / 2);
        check(database, "killed", BigDecimal.ZERO);
        Imported resumed = imported(database, "killed", file, 0);
        report("after a kill in the middle", resumed);
        System.out.printf("  %,d rows were staged before the kill%n", resumed.resumed());
        if (resumed.resumed() == 0) {
          wrong++;
          System.out.println("WRONG: nothing was resumed");
        }
        check(database, "killed", billed(folder));
      }
      case CORRECT -> {
        GeneratedBill.Bill doubled =
            GeneratedBill.write(folder.resolve("doubled.csv"), rows, CORRECTED_FROM, 2);
        Imported corrected = imported(database, "one", folder.resolve("doubled.csv"), 0);
        report("a corrected file of the last ten days", corrected);
        System.out.printf("  %,d charges changed%n", corrected.changed());
        if (corrected.changed() == 0 || corrected.added() + corrected.removed() != 0) {
          wrong++;
          System.out.println(
              "WRONG: a corrected file changes charges, and neither adds nor removes");
        }
        check(database, "one", billed(folder).add(doubled.billed().divide(BigDecimal.TWO)));
      }
    }
  }

  /// How many events wait to be published.
  private static long told(EmbeddedDatabase database) throws SQLException {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("select count(*) from actual_outbox")) {
      row.next();
      return row.getLong(1);
    }
  }

  /// What the bill is known to cost.
  private static BigDecimal billed(Path folder) throws IOException {
    return new BigDecimal(Files.readString(folder.resolve("billed")));
  }

  private record Imported(
      long read,
      long resumed,
      long added,
      long changed,
      long removed,
      long millis,
      long heapMegabytes,
      long processMegabytes) {}

  private static void report(String what, Imported imported) {
    double seconds = imported.millis() / 1e3;
    System.out.printf(
        "%s: %,d rows in %.1f s, %,.0f rows/s; heap at most %d MB of 512, process %d MB%n",
        what,
        imported.read(),
        seconds,
        imported.read() / seconds,
        imported.heapMegabytes(),
        imported.processMegabytes());
  }

  private void check(EmbeddedDatabase database, String tenant, BigDecimal truth)
      throws SQLException {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement();
        ResultSet row =
            sql.executeQuery(
                "select coalesce(sum(billed), 0) from actual_charge where tenant = '%s'"
                    .formatted(tenant))) {
      row.next();
      boolean right = row.getBigDecimal(1).compareTo(truth) == 0;
      System.out.printf(
          "  %s billed %s%n", right ? "right:" : "WRONG:", row.getBigDecimal(1).toPlainString());
      wrong += right ? 0 : 1;
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /// Into a table without an index.
  private static double bareCopy(EmbeddedDatabase database, Path file) throws Exception {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement()) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      try (OutputStream to = Files.newOutputStream(file)) {
        copy.copyOut(
            "copy (select * from actual_charge where tenant = 'one') to stdout (format csv)", to);
      }
      sql.execute("create table bare (like actual_charge)");
      long start = System.nanoTime();
      try (InputStream from = Files.newInputStream(file)) {
        copy.copyIn("copy bare from stdin (format csv)", from, 1 << 18);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      sql.execute("drop table bare");
      return seconds;
    } finally {
      Files.deleteIfExists(file); // as large as the bill
    }
  }

  /// @param killAfter so many rows the process reads before it is killed; 0: it is not
  private static Imported imported(
      EmbeddedDatabase database, String tenant, Path file, long killAfter) throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                ActualsHarness.class.getName(),
                "import",
                database.url(),
                database.user(),
                database.password(),
                tenant,
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Imported result = null;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        String[] words = line.split(" ");
        if (killAfter > 0 && words[0].equals("read") && Long.parseLong(words[1]) >= killAfter) {
          process.destroyForcibly();
          break;
        }
        result = words[0].equals("imported") ? result(words) : result;
        line = lines.readLine();
      }
    }
    if (!process.waitFor(1, TimeUnit.HOURS)) {
      process.destroyForcibly();
    }
    return require(result, killAfter);
  }

  private static Imported result(String[] words) {
    return new Imported(
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]),
        Long.parseLong(words[6]),
        Long.parseLong(words[7]),
        Long.parseLong(words[8]));
  }

  private static Imported require(@Nullable Imported result, long killAfter) {
    if (result == null) {
      if (killAfter == 0) {
        throw new IllegalStateException("The import failed");
      }
      return new Imported(0, 0, 0, 0, 0, 1, 0, 0);
    }
    return result;
  }
}
