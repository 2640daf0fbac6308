package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules with dates are read as of the day on which the plan was submitted.
class DatedRulesTest {

  @ParameterizedTest
  @CsvSource({
    "mysql, 8.0.36, 2026-07-31, 0",
    "mysql, 8.0.36, 2026-08-01, 146.00",
    "mysql, 8.0, 2028-07-31, 146.00",
    "mysql, 8.0, 2028-08-01, 292.00",
    "mysql, 8.01, 2028-08-01, 0",
    "mysql, 5.7.44, 2026-02-28, 146.00",
    "mysql, 5.7.44, 2026-03-01, 292.00",
    "postgres, 13.14, 2026-02-28, 0",
    "postgres, 13.14, 2026-03-01, 146.00",
    "postgres, 11.22, 2024-03-31, 0",
    "postgres, 11.22, 2026-04-01, 292.00",
    "mariadb, 10.6, 2030-01-01, 0",
  })
  void chargesExtendedSupportFromItsDayOn(
      String engine, String version, LocalDate day, BigDecimal monthly) {
    Map<String, Object> database =
        Map.of("engine", engine, "engine_version", version, "instance_class", "db.m6g.large");

    assertThat(extendedSupport("aws_db_instance", database, day)).isEqualByComparingTo(monthly);
  }

  @ParameterizedTest
  @CsvSource({
    "1.33, 2026-07-29, 0",
    "1.33, 2026-07-30, 365.00",
    "1.34, 2026-12-02, 0",
    "1.34, 2026-12-03, 365.00",
    "1.19, 2026-12-03, 365.00",
    "1.99, 2026-12-03, 0",
  })
  void chargesForOldVersionsOfKubernetesFromTheirDayOn(
      String version, LocalDate day, BigDecimal monthly) {
    assertThat(extendedSupport("aws_eks_cluster", Map.of("version", version), day))
        .isEqualByComparingTo(monthly);
  }

  /// Where no price is at hand, the bill says that there is a charge.
  @ParameterizedTest
  @CsvSource({
    "google_sql_database_instance, database_version, MYSQL_5_7, 2025-04-30, false",
    "google_sql_database_instance, database_version, MYSQL_5_7, 2025-05-01, true",
    "google_sql_database_instance, database_version, MYSQL_8_0_36, 2026-06-30, false",
    "google_sql_database_instance, database_version, MYSQL_8_0_36, 2026-07-01, true",
    "google_sql_database_instance, database_version, MYSQL_8_4, 2026-07-01, false",
    "google_sql_database_instance, database_version, POSTGRES_9_6, 2025-05-01, true",
    "google_sql_database_instance, database_version, POSTGRES_16, 2026-07-01, false",
    "google_sql_database_instance, database_version, SQLSERVER_2019_STANDARD, 2026-07-01, false",
    "azurerm_postgresql_flexible_server, version, 13, 2026-07-31, false",
    "azurerm_postgresql_flexible_server, version, 13, 2026-08-01, true",
    "azurerm_postgresql_flexible_server, version, 16, 2026-08-01, false",
    "aws_docdb_cluster_instance, engine_version, 3.6.0, 2026-03-30, false",
    "aws_docdb_cluster_instance, engine_version, 3.6.0, 2026-03-31, true",
    "aws_docdb_cluster_instance, engine_version, 5.0.0, 2026-03-31, false",
    "aws_opensearch_domain, engine_version, OpenSearch_1.2, 2025-11-07, false",
    "aws_opensearch_domain, engine_version, OpenSearch_1.2, 2025-11-08, true",
  })
  void saysThatThereIsAChargeWhereItsPriceIsNotKnown(
      String type, String attribute, String version, LocalDate day, boolean charged) {
    assertThat(estimate(type, Map.of(attribute, version), day).components())
        .filteredOn(component -> component.name().equals("Extended support"))
        .extracting(component -> component.after() instanceof LineItem.NotPriced)
        .isEqualTo(charged ? List.of(true) : List.of());
  }

  private static BigDecimal extendedSupport(
      String type, Map<String, Object> attributes, LocalDate day) {
    return estimate(type, attributes, day).components().stream()
        .filter(component -> component.name().equals("Extended support"))
        .map(ComponentEstimate::after)
        .map(LineItem.Priced.class::cast)
        .map(LineItem.Priced::monthlyCost)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static ResourceEstimate estimate(
      String type, Map<String, Object> attributes, LocalDate day) {
    PlannedResource resource =
        new PlannedResource(
            type + ".a",
            type,
            Action.CREATE,
            null,
            null,
            false,
            "us-east-1",
            "provider aws",
            null,
            null,
            attributes,
            Set.of(),
            Map.of(),
            null);
    PlanSubmitted submitted =
        new PlanSubmitted(
            "id",
            "acme",
            "shop",
            "prod",
            "digest",
            1,
            null,
            null,
            null,
            day,
            new Plan("1.2", "1.11.0", List.of(resource), List.of()),
            null);
    return new Estimator(new ResourceTypes())
        .estimate(submitted, GoldenBills.PRICES, 1)
        .resources()
        .getFirst();
  }
}
