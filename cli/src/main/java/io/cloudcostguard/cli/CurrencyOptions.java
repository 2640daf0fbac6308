package io.cloudcostguard.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.schemas.estimate.Sum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says in which other currency sums are told, besides US dollars, at a rate of a table that the
/// caller keeps: no rate is bundled.
final class CurrencyOptions {

  /// Of the source; it stands in comments, too.
  private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N} .,_-]{0,100}");

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  @Option(
      names = "--currency",
      paramLabel = "EUR",
      description = "Also tell the sums in this currency, in table and markdown; needs --rates.")
  private @Nullable String currency;

  @Option(
      names = "--rates",
      paramLabel = "rates.csv",
      description =
          "Exchange rates: currency,usd,as_of,source; usd is what one unit is worth in US dollars.")
  private @Nullable Path rates;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// A rate of the table.
  ///
  /// @param usd what one unit is worth
  /// @param source of the rate; empty: none is named
  private record Rate(BigDecimal usd, LocalDate asOf, String source) {}

  boolean isWanted() {
    return currency != null;
  }

  /// The sums in a sentence; null where no other currency is asked for.
  @Nullable String sentence(Sum before, Sum after, Sum change) throws IOException {
    if (currency == null) {
      return null;
    }
    if (rates == null) {
      throw wrong("--currency needs exchange rates: name a file with --rates.");
    }
    Rate rate = find(rates, currency);
    return "In %s: %s before, %s after, %s. 1 %s is %s USD (%s%s)."
        .formatted(
            currency,
            text(before, rate, ""),
            text(after, rate, ""),
            text(change, rate, "+"),
            currency,
            rate.usd().toPlainString(),
            rate.asOf(),
            rate.source().isEmpty() ? "" : ", " + rate.source());
  }

  private static String text(Sum sum, Rate rate, String plus) {
    return sum.text(usd -> {
      BigDecimal amount = usd.divide(rate.usd(), MathContext.DECIMAL128);
      DecimalFormat cents =
          new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
      cents.setRoundingMode(RoundingMode.HALF_EVEN);
      return (amount.signum() > 0 ? plus : "") + cents.format(amount);
    });
  }

  private Rate find(Path file, String wanted) throws IOException {
    byte[] bytes = InputFile.read("table of exchange rates", file);
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new ByteArrayInputStream(bytes))) {
      for (NamedCsvRecord row : rows) {
        if (row.getField("currency").equals(wanted)) {
          return rate(row, file);
        }
      }
    } catch (CsvParseException | NoSuchElementException | IllegalArgumentException e) {
      throw new IOException(
          "%s is no table of exchange rates: %s".formatted(file, e.getMessage()), e);
    }
    throw wrong("%s has no rate of %s.".formatted(file, wanted));
  }

  private static Rate rate(NamedCsvRecord row, Path file) throws IOException {
    try {
      BigDecimal usd = new BigDecimal(row.getField("usd"));
      String source = row.findField("source").orElse("");
      if (usd.signum() > 0 && usd.compareTo(MOST) < 0 && SOURCE.matcher(source).matches()) {
        return new Rate(usd, LocalDate.parse(row.getField("as_of")), source);
      }
    } catch (NumberFormatException | DateTimeException _) {
      // Refused below.
    }
    throw new IOException(
        "%s, line %d: a rate has a positive `usd` and a day `as_of`, such as EUR,1.08,2026-11-01,ECB."
            .formatted(file, row.getStartingLineNumber()));
  }

  private ParameterException wrong(String why) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), why);
  }
}
