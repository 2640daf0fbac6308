package io.cloudcostguard.benchmarks;

import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.aws.AwsBulk;
import io.cloudcostguard.pricing.source.http.DownloadProgress;
import io.cloudcostguard.pricing.source.http.Downloads;
import io.cloudcostguard.pricing.source.http.Patience;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Logs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Loads a generated offer file in AWS's form into the real database as the service does, twice,
/// and measures it beside bare `COPY` of the same rows.
@Command(name = "offer", mixinStandardHelpOptions = true)
final class OfferHarness implements Runnable {

  @Option(names = "--mb", description = "Size of the offer file; default: ${DEFAULT-VALUE}.")
  private long megabytes = 2_500;

  @Option(names = "--format", description = "csv or json; default: ${DEFAULT-VALUE}.")
  private String format = "csv";

  public static void main(String[] args) {
    System.exit(new CommandLine(new OfferHarness()).execute(args));
  }

  @Override
  public void run() {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("ccg-offer");
      Logs.to(folder.resolve("ccg.log"));
      try (EmbeddedDatabase database =
          EmbeddedDatabase.start(folder.resolve("postgres"), folder.resolve("binaries"), "bench")) {
        measure(folder, database);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      Trees.delete(folder);
    }
  }

  private void measure(Path folder, EmbeddedDatabase database) throws Exception {
    DriverManagerDataSource source =
        new DriverManagerDataSource(database.url(), database.user(), database.password());
    Flyway.configure().dataSource(source).load().migrate();
    boolean csv = format.equals("csv");
    GeneratedOffer.Written offer =
        GeneratedOffer.write(folder.resolve("tree"), csv, megabytes * 1_000_000);
    System.out.printf(
        "an offer file of %,d MB in %s: %,d products, each with %d rates%n",
        offer.bytes() / 1_000_000, format, offer.products(), OfferRows.TERMS.size());
    PriceSource list = list(offer.tree(), csv);
    Path rows = folder.resolve("rows.csv");
    long start = System.nanoTime();
    long count = CopyFloor.write(list, rows);
    report("reading alone, to a file", count, (System.nanoTime() - start) / 1e9, 0);
    CopyFloor floor = new CopyFloor(source);
    report("bare COPY of its prices, no index", count, floor.plain(rows), 0);
    double indexed = floor.indexed(rows);
    report("bare COPY of its prices, indexed as the history is", count, indexed, 0);
    report(
        "bare COPY of its prices into both tables that a load fills", count, floor.both(rows), 0);
    load(source, list, count, indexed);
    load(source, list, count, 0);
  }

  private static void load(
      DriverManagerDataSource source, PriceSource list, long count, double floor) {
    LoadPrices loader = new LoadPrices(source, new JdbcTransactionManager(source));
    long start = System.nanoTime();
    LoadResult result = loader.load(list);
    report("the loader", count, (System.nanoTime() - start) / 1e9, floor);
    System.out.println("  " + result.sentence());
    result.skipped().forEach((reason, n) -> System.out.printf("  skipped %,d: %s%n", n, reason));
    System.out.printf("  heap at most %d MB of %d MB%n", peak() >> 20, maximum() >> 20);
  }

  private static void report(String what, long rows, double seconds, double floor) {
    System.out.printf(
        "%s: %,d rows in %.1f s, %,.0f rows/s%s%n",
        what,
        rows,
        seconds,
        rows / seconds,
        floor == 0 ? "" : ", %.2f of the indexed COPY".formatted(floor / seconds));
  }

  private static PriceSource list(Path tree, boolean csv) throws IOException {
    AwsBulk.Selection selection =
        new AwsBulk.Selection(
            tree.toUri(),
            List.of(GeneratedOffer.OFFER),
            List.of(GeneratedOffer.REGION),
            csv,
            null,
            List.of());
    Downloads none = Downloads.temporary(Patience.usual(), DownloadProgress.silent());
    return new AwsBulk(selection, none, Clock.systemUTC()).lists().getFirst();
  }

  /// Garbage that was not collected yet is in it.
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static long maximum() {
    return Runtime.getRuntime().maxMemory();
  }
}
