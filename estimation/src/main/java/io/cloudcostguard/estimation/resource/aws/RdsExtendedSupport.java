package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.aws.RdsKeys;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// RDS charges by vCPU and hour for major versions past their standard support, more from the third
/// year on. What is past its support is read off this table as of its own date, so that the same
/// plan costs the same whenever it is estimated.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html">Amazon RDS
///   Extended Support</a>
final class RdsExtendedSupport {

  /// The date as of which the table is read: that of the newest prices of the bundled book.
  private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

  private static final List<Period> PERIODS =
      List.of(
          new Period("mysql", "5.7", LocalDate.of(2024, 3, 1), LocalDate.of(2026, 3, 1)),
          new Period("mysql", "8.0", LocalDate.of(2026, 8, 1), LocalDate.of(2028, 8, 1)),
          new Period("postgresql", "11", LocalDate.of(2024, 4, 1), LocalDate.of(2026, 4, 1)),
          new Period("postgresql", "12", LocalDate.of(2025, 3, 1), LocalDate.of(2027, 3, 1)),
          new Period("postgresql", "13", LocalDate.of(2026, 3, 1), LocalDate.of(2028, 3, 1)),
          new Period("aurora-mysql", "5.7", LocalDate.of(2024, 12, 1), LocalDate.of(2026, 12, 1)),
          new Period("aurora-postgresql", "11", LocalDate.of(2024, 4, 1), LocalDate.of(2026, 4, 1)),
          new Period("aurora-postgresql", "12", LocalDate.of(2025, 3, 1), LocalDate.of(2027, 3, 1)),
          new Period(
              "aurora-postgresql", "13", LocalDate.of(2026, 3, 1), LocalDate.of(2028, 3, 1)));

  private record Period(String engine, String version, LocalDate begins, LocalDate thirdYear) {

    boolean covers(String otherEngine, String otherVersion) {
      return engine.equals(otherEngine)
          && (otherVersion.equals(version) || otherVersion.startsWith(version + "."))
          && !AS_OF.isBefore(begins);
    }

    String year() {
      return AS_OF.isBefore(thirdYear) ? "year-1" : "year-3";
    }
  }

  /// Charges `vcpus` all month where the version is past its standard support. A version that is
  /// known only after apply is one that the vendor chooses: a current one.
  static void charge(
      Resource at, Components bill, RdsEngine engine, Attr engineVersion, Amount vcpus) {
    String version = Objects.requireNonNullElse(engineVersion.text(), "");
    PERIODS.stream()
        .filter(period -> period.covers(engine.name(), version))
        .findFirst()
        .ifPresent(period ->
            bill.add(
                "Extended support",
                "vCPU-hours",
                at.price(RdsKeys.EXTENDED_SUPPORT, engine.name(), period.version(), period.year()),
                vcpus.timesHours()));
  }

  private RdsExtendedSupport() {}
}
