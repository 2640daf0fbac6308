package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prices stored plans at other prices.
@Command(
    name = "reprice",
    mixinStandardHelpOptions = true,
    description = {
      "Price stored plans at the prices of another day or catalogue version.",
      "The newest plan of each workspace counts. Nothing is published, alerted or counted for a"
          + " budget."
    })
final class RepriceCommand implements Callable<Integer> {

  private static final int TOLD = 20;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Option(
      names = "--as-of",
      paramLabel = "DATE|VERSION",
      description =
          "The prices: of the end of a day in UTC (2026-11-01), of a catalogue version, or today;"
              + " default: ${DEFAULT-VALUE}.")
  private String asOf = "today";

  @Option(
      names = "--against",
      paramLabel = "DATE|VERSION",
      description = "What they are compared with; default: the version that each estimate pins.")
  private @Nullable String against;

  @Option(names = "--every-plan", description = "Every plan counts, not only the newest ones.")
  private boolean everyPlan;

  @Option(
      names = "--from",
      converter = VerifyCommand.Moment.class,
      description = "Plans submitted at this time or later.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      converter = VerifyCommand.Moment.class,
      description = "Plans submitted before this time.")
  private @Nullable Instant to;

  @Option(names = "--tenant", description = "Plans of this tenant.")
  private @Nullable String tenant;

  @Option(names = "--project", description = "Plans of this project.")
  private @Nullable String project;

  @Option(names = "--id", description = "The plan with this id; may be repeated.")
  private List<String> ids = List.of();

  @Option(names = "--format", description = "table or json; default: ${DEFAULT-VALUE}.")
  private ReportFormat format = ReportFormat.TABLE;

  @Override
  public Integer call() throws IOException {
    Selection selection = new Selection(from, to, tenant, project, Set.copyOf(ids), 1);
    Repricing repricing = brokers.audit().repricing();
    Long other = against == null ? null : version(against, repricing);
    Repricing.Result result =
        repricing.at(version(asOf, repricing), other, selection, everyPlan || !ids.isEmpty());
    print(result, format);
    return 0;
  }

  /// Shows a result.
  static void print(Repricing.Result result, ReportFormat format) {
    switch (format) {
      case JSON ->
          System.out.println(
              Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(result));
      case TABLE, HTML -> print(result, new PrintableStream(System.out));
    }
  }

  /// The version that a day, a number or `today` names.
  ///
  /// @throws IOException if there is none
  static long version(String text, Repricing repricing) throws IOException {
    long version;
    if (text.matches("\\d{1,9}")) {
      version = Long.parseLong(text);
    } else if (text.equals("today")) {
      version = repricing.newest();
    } else {
      try {
        version =
            repricing.versionAt(
                LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      } catch (DateTimeParseException e) {
        throw new IOException(
            "'%s' is no day and no version; write 2026-11-01, 12 or today".formatted(text), e);
      }
    }
    if (version < 1 || version > repricing.newest()) {
      throw new IOException(
          "There is no catalogue version for '%s'; the newest is %d"
              .formatted(text, repricing.newest()));
    }
    return version;
  }

  private static void print(Repricing.Result result, PrintStream out) {
    for (Repricing.Moved moved : result.moved().subList(0, Math.min(TOLD, result.moved().size()))) {
      out.println(
          "%s  %s/%s/%s  %s -> %s  (%s)"
              .formatted(
                  moved.id(),
                  moved.tenant(),
                  moved.project(),
                  moved.workspace(),
                  amount(moved.before()),
                  amount(moved.after()),
                  signed(moved.effect())));
    }
    if (result.movedCount() > TOLD) {
      out.println("… and %,d more".formatted(result.movedCount() - TOLD));
    }
    out.println("By price:");
    for (Repricing.KeyEffect key :
        result.prices().subList(0, Math.min(TOLD, result.prices().size()))) {
      out.println(
          "  %s  %s  %s -> %s"
              .formatted(signed(key.effect()), key.key(), unit(key.before()), unit(key.after())));
    }
    out.println("By project:");
    for (Repricing.Project project : result.projects()) {
      out.println(
          "  %s/%s  %s -> %s  (%s, %,d plans)"
              .formatted(
                  project.tenant(),
                  project.project(),
                  amount(project.before()),
                  amount(project.after()),
                  signed(project.effect()),
                  project.plans()));
    }
    out.println(
        "%,d plans at the prices of catalogue version %d, against %s: %,d moved"
            .formatted(
                result.plans(),
                result.version(),
                result.against() == null
                    ? "those that the estimates pin"
                    : "version " + result.against(),
                result.movedCount()));
  }

  private static String unit(@Nullable BigDecimal price) {
    return price == null ? "no price" : price.toPlainString();
  }

  private static String amount(BigDecimal amount) {
    return "%,.2f".formatted(amount.setScale(2, RoundingMode.HALF_EVEN));
  }

  private static String signed(BigDecimal amount) {
    return "%+,.2f".formatted(amount.setScale(2, RoundingMode.HALF_EVEN));
  }
}
