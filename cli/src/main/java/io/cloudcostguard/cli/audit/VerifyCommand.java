package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.cli.server.ServerOptions;
import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.schemas.TopicRetention;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.core.JacksonException;

/// Recomputes every estimate from its plan at its pinned catalogue version, and reports what is not
/// as it was.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Recompute every estimate from ccg.plans at its pinned catalogue version, and report what"
            + " is not as it was.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:Proven.",
      " 1:Error: the audit could not be made.",
      " 2:Not proven: there are faults.",
      " 4:Incomplete: no fault, but something could not be checked."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int NOT_PROVEN = 2;
  private static final int INCOMPLETE = 4;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Option(
      names = "--from",
      converter = Moment.class,
      description = "Plans submitted at this time or later: 2026-11-01, or 2026-11-01T08:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      converter = Moment.class,
      description = "Plans submitted before this time; a day is its beginning in UTC.")
  private @Nullable Instant to;

  @Option(names = "--tenant", description = "Plans of this tenant.")
  private @Nullable String tenant;

  @Option(names = "--project", description = "Plans of this project.")
  private @Nullable String project;

  @Option(names = "--id", description = "The plan with this id; may be repeated.")
  private List<String> ids = List.of();

  @Option(
      names = "--sample",
      converter = Part.class,
      description = "A part of the plans, e.g. 5%%: always the same ones.")
  private double sample = 1;

  @Option(names = "--threads", description = "How many partitions are read at once.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Keep what was proven in this file, and go on from there.")
  private @Nullable Path state;

  @Option(
      names = "--witness",
      paramLabel = "FOLDER",
      description = "Copies of checkpoints that were kept elsewhere (ccg.notary.witness).")
  private @Nullable Path witness;

  @Option(
      names = "--api",
      paramLabel = "URL",
      description =
          "Compare what this server shows with the topics, for the tenant of the API key (scope"
              + " audit). Default: that of ./ccg up. Only without a selection.")
  private @Nullable String api;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file with the API key; default: that in CCG_API_TOKEN_FILE, else the key in"
              + " CCG_API_TOKEN.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--report",
      description =
          "Report the run to the server of --api, or to that of ./ccg up: its console lists it"
              + " (scope audit). If that fails, it is told, and the exit code stays that of the"
              + " audit.")
  private boolean toServer;

  @Option(
      names = "--retention",
      paramLabel = "TIMES",
      defaultValue = "${env:CCG_KAFKA_RETENTION:-}",
      description =
          "How long topics keep their records, as the services have it (plans=400d,estimates=400d);"
              + " all others for ever. Default: CCG_KAFKA_RETENTION.")
  private String retention = "";

  @Option(
      names = "--no-recommendations",
      description =
          "Do not recompute recommendations, which takes longer than all the rest: they are not"
              + " covered then.")
  private boolean noAdvice;

  @Option(
      names = "--scratch",
      paramLabel = "FOLDER",
      description = "For temporary files: 150 bytes a plan at most; default: ${DEFAULT-VALUE}.")
  private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private ReportFormat format = ReportFormat.TABLE;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report to this file.")
  private @Nullable Path output;

  @Option(names = "--quiet", description = "Do not tell how far the audit is.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    Selection selection = new Selection(from, to, tenant, project, Set.copyOf(ids), sample);
    AuditOptions options =
        new AuditOptions(
            selection,
            threads,
            scratch,
            state,
            AuditOptions.GRACE,
            brokers.keys(),
            witness,
            api(selection),
            !noAdvice,
            TopicRetention.of(retention));
    PrintStream out = new PrintableStream(System.out);
    PrintStream err = new PrintableStream(System.err);
    boolean toFile = output != null || format == ReportFormat.TABLE;
    Instant begun = Instant.now();
    Verification verification =
        brokers
            .audit()
            .verify(
                options,
                toFile ? out::println : err::println,
                line -> {
                  if (!quiet) {
                    err.println(line);
                  }
                });
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    Report report = Report.of(verification, selection, brokers.name(), begun, seconds);
    print(report, out);
    if (toServer) {
      err.println(reported(report));
    }
    return switch (verification.result()) {
      case PROVEN -> 0;
      case NOT_PROVEN -> NOT_PROVEN;
      case INCOMPLETE -> INCOMPLETE;
    };
  }

  /// What is left out of the topics would be missing in the read model.
  private @Nullable ApiClient api(Selection selection) throws IOException {
    String url = url();
    return url == null || !selection.isAll() ? null : client(url);
  }

  private @Nullable String url() {
    return api == null ? brokers.api() : api;
  }

  private ApiClient client(String url) throws IOException {
    return new ApiClient(url, ServerOptions.token(tokenFile, System.getenv()));
  }

  /// Reports the run, and says what came of it. The audit stands, whatever it is.
  private String reported(Report report) {
    String url = url();
    if (url == null) {
      return "The run was not reported: no server is named; add --api URL.";
    }
    try {
      ReportedRun.of(report).sendTo(client(url));
      return "The run was reported to " + url + ".";
    } catch (IOException | IllegalArgumentException e) {
      return "The run was not reported to %s: %s"
          .formatted(url, e.getMessage() == null ? "nothing answers there." : e.getMessage());
    } catch (JacksonException _) {
      return "The run was not reported to " + url + ": what answers there is not CloudCostGuard.";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "The run was not reported to " + url + ": it was interrupted.";
    }
  }

  private void print(Report report, PrintStream out) throws IOException {
    if (output != null) {
      Files.writeString(output, report.text(format));
      out.println(report.summary());
    } else {
      out.write(report.text(format).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  /// A time, or the beginning of a day in UTC.
  static final class Moment implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      try {
        return text.contains("T")
            ? Instant.parse(text)
            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException _) {
        throw new TypeConversionException(
            "'%s' is no time; write 2026-11-01, or 2026-11-01T08:00:00Z.".formatted(text));
      }
    }
  }

  /// A part of a whole, in percent.
  static final class Part implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
      try {
        double percent =
            Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
        if (percent > 0 && percent <= 100) {
          return percent / 100;
        }
      } catch (NumberFormatException _) {
        // Said below.
      }
      throw new TypeConversionException(
          "'%s' is no part of the plans; write 5%%, or 0.1%%.".formatted(text));
    }
  }
}
