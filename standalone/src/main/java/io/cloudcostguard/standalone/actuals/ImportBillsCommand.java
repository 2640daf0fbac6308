package io.cloudcostguard.standalone.actuals;

import io.cloudcostguard.actuals.bill.BillFile;
import io.cloudcostguard.actuals.load.BillSources;
import io.cloudcostguard.actuals.load.ImportBills;
import io.cloudcostguard.actuals.load.ImportOptions;
import io.cloudcostguard.actuals.load.ImportResult;
import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.outbound.AddressPolicy;
import io.cloudcostguard.outbound.BoundedLookup;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports bills into the database of a deployment, or of the stack that runs on a data folder.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Import bills: FOCUS 1.0 to 1.4, AWS CUR 2.0, Azure cost exports, Google billing exports.",
      "CSV (also gzip) or Parquet. All files of one command are one delivery: they replace what an"
          + " earlier one said of the same accounts and charge periods.",
      "The database is that of --data; without it, that of the services' variables (CCG_DB_URL,"
          + " CCG_DB_USER, CCG_DB_PASSWORD), else that of data/up."
    })
public final class ImportBillsCommand implements Callable<Integer> {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int INCOMPLETE = 4;
  private static final int TOLD = 10;
  private static final Path DATA = Path.of("data/up");

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER|URL",
      description = "Files, folders of .csv, .csv.gz and .parquet, https URLs.")
  private List<String> sources = new ArrayList<>();

  @Option(names = "--data", description = "The data folder of ./ccg up.")
  private @Nullable Path data;

  @Option(
      names = "--tenant",
      defaultValue = "default",
      description = "Whose bills they are; default: ${DEFAULT-VALUE}.")
  private String tenant = "default";

  @Option(
      names = "--complete",
      description = "The files are all there is of their billing periods: remove what they lack.")
  private boolean complete;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Where rows that cannot be counted are written; default: ${DEFAULT-VALUE}.")
  private Path rejects = Path.of("rejects.csv");

  @Option(
      names = "--private-host",
      paramLabel = "HOST[:PORT]",
      description = "A host that a URL may name though its address is private.")
  private List<String> privateHosts = new ArrayList<>();

  @Option(
      names = "--max-download",
      paramLabel = "GB",
      defaultValue = "50",
      description = "The limit of a download; default: ${DEFAULT-VALUE}.")
  private int maxGigabytes;

  private final PrintStream out = new PrintableStream(System.out);
  private final Map<String, String> env;

  /// With the variables of this process.
  public ImportBillsCommand() {
    this(System.getenv());
  }

  /// Into a deployment with these variables.
  ImportBillsCommand(Map<String, String> env) {
    this.env = Map.copyOf(env);
  }

  @Override
  public Integer call() throws IOException {
    DataSource database = database();
    Path scratch = Files.createTempDirectory("ccg-bills-");
    try (BoundedLookup names = new BoundedLookup(CONNECT, 1);
        OutboundHttp http =
            new OutboundHttp(
                new AddressPolicy(false, List.of(443), privateHosts), names, CONNECT, CONNECT, 1)) {
      List<BillFile> files =
          new BillSources(http, scratch, maxGigabytes * 1_000_000_000L).find(sources);
      ImportResult result =
          new ImportBills(database, rows -> out.printf("%,d rows read%n", rows))
              .run(files, new ImportOptions(tenant, complete, rejects));
      tell(result);
      return result.rejected() == 0 ? 0 : INCOMPLETE;
    } finally {
      remove(scratch);
    }
  }

  private void tell(ImportResult result) {
    out.println(
        "%s: %,d rows read, %,d rejected"
            .formatted(String.join(", ", result.formats()), result.read(), result.rejected()));
    if (result.resumed() > 0) {
      out.println("An import that was interrupted went on: %,d rows".formatted(result.resumed()));
    }
    out.println(
        result.isUnchanged()
            ? "Nothing has changed."
            : "%,d charges added, %,d changed, %,d removed"
                .formatted(result.added(), result.changed(), result.removed()));
    if (result.rejected() > 0) {
      out.println("The sums are without the rejected rows, which are in " + rejects);
    }
    tell("Columns that are not known", result.unknown());
    tell("Columns that the specification demands and the file lacks", result.missing());
    result.rules().entrySet().stream()
        .limit(TOLD)
        .forEach(rule ->
            out.println(
                "Not so in %,d rows, first in %s: %s"
                    .formatted(rule.getValue().rows(), rule.getValue().where(), rule.getKey())));
    result
        .months()
        .forEach(month ->
            out.println(
                "%s: %,d charges, billed %s %s, effective %s"
                    .formatted(
                        month.month(),
                        month.charges(),
                        month.billed().stripTrailingZeros().toPlainString(),
                        month.currency(),
                        month.effective().stripTrailingZeros().toPlainString())));
  }

  private void tell(String what, List<String> names) {
    if (!names.isEmpty()) {
      out.println(
          what
              + ": "
              + String.join(", ", names.subList(0, Math.min(TOLD, names.size())))
              + (names.size() > TOLD ? " and %d more".formatted(names.size() - TOLD) : ""));
    }
  }

  private DataSource database() throws IOException {
    DeployedDatabase deployed = data == null ? DeployedDatabase.in(env) : null;
    DeployedDatabase database =
        deployed == null ? DeployedDatabase.of(data == null ? DATA : data) : deployed;
    // A month is merged in one statement, which may be silent for minutes.
    return new DriverManagerDataSource(database.url(), database.user(), database.password());
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
