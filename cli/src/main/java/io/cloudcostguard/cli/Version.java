package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Says which build this is, and what an estimate depends on: the engine and the bundled prices.
final class Version implements IVersionProvider {

  private static final int DIGITS = 12;

  private LocalDate newest = LocalDate.MIN;

  @Override
  public String[] getVersion() throws IOException {
    BundledPriceBook.readAll((_, price) -> take(price.effectiveFrom()));
    return new String[] {
      "CloudCostGuard " + build(),
      "Engine " + Estimator.ENGINE_VERSION,
      "Price book %s, newest price of %s"
          .formatted(BundledPriceBook.digest().substring(0, DIGITS), newest)
    };
  }

  private void take(LocalDate effectiveFrom) {
    if (effectiveFrom.isAfter(newest)) {
      newest = effectiveFrom;
    }
  }

  private static String build() throws IOException {
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      if (file == null) {
        throw new IllegalStateException("The build has no build.properties");
      }
      Properties build = new Properties();
      build.load(file);
      return build.getProperty("version");
    }
  }
}
