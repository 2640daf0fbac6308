package io.cloudcostguard.ingest.actual;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.Visitor;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Against rows as the import writes them: October 2026 and the three months before, of an account
/// whose costs are known.
class ActualTest {

  private static final String WEB = "arn:aws:ec2:eu-west-1:222:instance/i-Web";

  private final FrontDoor door = FrontDoor.open();
  private Visitor visitor;

  @BeforeEach
  void bill() throws Exception {
    visitor = Visitor.ofNewTenant();
    try (Connection database = door.database()) {
      for (int month = 7; month <= 10; month++) {
        LocalDate first = LocalDate.of(2026, month, 1);
        database
            .createStatement()
            .execute(
                "create table if not exists actual_charge_2026_%02d partition of actual_charge for values from ('%s') to ('%s')"
                    .formatted(month, first, first.plusMonths(1)));
        for (LocalDate day = first; day.getMonthValue() == month; day = day.plusDays(1)) {
          charge(database, day, day.plusDays(1), "222", WEB, "{}", "2.40", "24", "Hrs");
          charge(
              database,
              day,
              day.plusDays(1),
              "222",
              "bucket",
              "{\"env\": \"prod\"}",
              "1",
              "10",
              "GB");
          charge(database, day, day.plusDays(1), "333", "else", "{}", "0.5", "1", "GB");
        }
        charge(database, first, first.plusMonths(1), "222", WEB, "{}", "31", "1", "Fee");
      }
    }
  }

  private void charge(
      Connection database,
      LocalDate from,
      LocalDate to,
      String account,
      String resource,
      String tags,
      String cost,
      String quantity,
      String unit)
      throws Exception {
    try (PreparedStatement row =
        database.prepareStatement(
            """
            insert into actual_charge (tenant, month, identity, import, provider, account, sub_account,
              billing_start, charge_start, charge_end, category, correction, service, service_category,
              region, resource, resource_type, sku, description, commitment, currency, tags, unit,
              quantity, consumed_unit, consumed, billed, effective)
            values (?, ?, ?, 1, 'AWS', '111', ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, 'Usage',
              false, 'Amazon Elastic Compute Cloud', 'Compute', 'eu-west-1', ?, '', '', 'a charge', '',
              'USD', ?::jsonb, ?, ?::numeric, '', null, ?::numeric, ?::numeric)
            """)) {
      row.setString(1, visitor.tenant());
      row.setObject(2, from.withDayOfMonth(1));
      row.setObject(3, UUID.randomUUID());
      row.setString(4, account);
      row.setString(5, from.withDayOfMonth(1) + "T00:00:00Z");
      row.setString(6, from + "T00:00:00Z");
      row.setString(7, to + "T00:00:00Z");
      row.setString(8, resource);
      row.setString(9, tags);
      row.setString(10, unit);
      row.setString(11, quantity);
      row.setString(12, cost);
      row.setString(13, cost);
      row.executeUpdate();
    }
  }

  private static BigDecimal amount(JsonNode amount) {
    return new BigDecimal(amount.asString());
  }

  private JsonNode get(String path) throws Exception {
    Answer answer = visitor.get("/v1/actuals" + path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private void placed() throws Exception {
    Answer rules =
        visitor.send(
            "PUT",
            "/v1/actuals/rules",
            "{\"rules\":[{\"project\":\"shop\",\"workspace\":\"prod\",\"account\":\"222\",\"tags\":{\"env\":\"prod\"}}]}");
    assertThat(rules.status()).as(rules.body()).isEqualTo(200);
    Answer resources =
        visitor.send(
            "POST",
            "/v1/actuals/resources",
            "{\"project\":\"shop\",\"workspace\":\"prod\",\"resources\":[{\"id\":\"%s\",\"address\":\"aws_instance.web\"}]}"
                .formatted(WEB));
    assertThat(resources.status()).as(resources.body()).isEqualTo(204);
  }

  @Test
  void saysWhatIsImported() throws Exception {
    JsonNode october = get("?months=2").path("months").path(0);

    assertThat(october.path("month").asString()).isEqualTo("2026-10");
    assertThat(october.path("charges").asInt()).isEqualTo(94);
    assertThat(amount(october.path("billed"))).isEqualByComparingTo("151.90");
    assertThat(get("?months=2").path("months")).hasSize(2);
  }

  @Test
  void tellsWhatIsInNoPlan() throws Exception {
    JsonNode all = get("/comparison?month=2026-10");
    assertThat(all.path("hours").asInt()).isEqualTo(744);
    assertThat(all.path("workspaces")).isEmpty();
    assertThat(amount(all.path("unplannedTotal").path("USD"))).isEqualByComparingTo("151.90");

    placed();

    JsonNode some = get("/comparison?month=2026-10");
    assertThat(amount(some.path("unplannedTotal").path("USD"))).isEqualByComparingTo("15.5");
    assertThat(some.path("unplanned").path(0).path("account").asString()).isEqualTo("333");
    JsonNode prod = some.path("workspaces").path(0);
    assertThat(amount(prod.path("billed"))).isEqualByComparingTo("136.40");
    assertThat(prod.hasNonNull("planned")).isFalse();
    assertThat(prod.path("resources").path(0).path("name").asString())
        .isEqualTo("aws_instance.web");
  }

  @Test
  void comparesWithThePlan() throws Exception {
    placed();
    String plan = UUID.randomUUID().toString();
    String document =
        Plans.estimate(plan, "shop", "100")
            .replace("\"tenant\":\"default\"", "\"tenant\":\"" + visitor.tenant() + "\"")
            .replace(
                "\"resources\":[]",
                "\"resources\":[{\"address\":\"aws_instance.web\",\"type\":\"aws_instance\",\"action\":\"CREATE\",\"imported\":false,\"state\":\"PRICED\",\"after\":\"100\",\"delta\":\"100\",\"components\":[]}]");
    try (Connection database = door.database();
        PreparedStatement row =
            database.prepareStatement(
                """
                insert into estimate (id, tenant, project, workspace, outcome, document,
                  catalogue_version, currency, after_known, delta_known, dead_lettered, created_at)
                values (?, ?, 'shop', 'prod', 'estimated', ?, 1, 'USD', 100, 100, false, now())
                """)) {
      row.setString(1, plan);
      row.setString(2, visitor.tenant());
      row.setString(3, document);
      row.executeUpdate();
    }

    JsonNode prod = get("/comparison?month=2026-10&project=shop").path("workspaces").path(0);

    // 100 a month of 730 hours, for the 744 that are billed.
    assertThat(amount(prod.path("planned"))).isEqualByComparingTo("101.917808");
    assertThat(prod.path("estimateId").asString()).isEqualTo(plan);
    assertThat(amount(prod.path("accuracy"))).isEqualByComparingTo("74.7");
    assertThat(amount(prod.path("notIdentified"))).isEqualByComparingTo("31");
    JsonNode months = get("/accuracy?month=2026-10&months=3").path("accuracy");
    assertThat(months).hasSize(3);
    assertThat(months.path(0).path("month").asString()).isEqualTo("2026-08");
  }

  @Test
  void forecastsTheMonth() throws Exception {
    try (Connection database = door.database()) {
      database
          .createStatement()
          .execute(
              "delete from actual_charge where tenant = '%s' and month = '2026-10-01' and charge_start >= '2026-10-11T00:00:00Z'"
                  .formatted(visitor.tenant()));
      database
          .createStatement()
          .execute(
              "update actual_charge set effective = 20 where tenant = '%s' and charge_start = '2026-10-07T00:00:00Z' and resource = 'bucket'"
                  .formatted(visitor.tenant()));
    }

    // The fee of the month reaches to its end, and is no usage of a day.
    JsonNode forecast = get("/forecast?month=2026-10");

    assertThat(forecast.path("through").asString()).isEqualTo("2026-10-10");
    assertThat(forecast.path("daysLeft").asInt()).isEqualTo(21);
    assertThat(amount(forecast.path("toDate"))).isEqualByComparingTo("89");
    assertThat(amount(forecast.path("forecast"))).isGreaterThan(amount(forecast.path("low")));
    assertThat(forecast.path("currency").asString()).isEqualTo("USD");
    assertThat(forecast.path("anomalies")).hasSizeGreaterThanOrEqualTo(1);
    assertThat(forecast.path("anomalies").path(0).path("day").asString()).isEqualTo("2026-10-07");
  }

  @Test
  void refusesARuleThatFitsEverything() throws Exception {
    Answer answer =
        visitor.send(
            "PUT",
            "/v1/actuals/rules",
            "{\"rules\":[{\"project\":\"shop\",\"workspace\":\"prod\"}]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("`account`");
    assertThat(visitor.get("/v1/actuals/comparison?month=2026-13").status()).isEqualTo(400);
    assertThat(visitor.get("/v1/actuals/usage?month=2026-10").status()).isEqualTo(400);
  }

  @Test
  void takesRulesAndResourcesOfSeveralWritersAtOnce() throws Exception {
    String one = "{\"id\":\"%s\",\"address\":\"aws_instance.web\"}".formatted(WEB);
    String two = "{\"id\":\"bucket\",\"address\":\"aws_s3_bucket.data\"}";
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String account = "22%d".formatted(i % 2);
      String resources = i % 2 == 0 ? one + "," + two : two + "," + one;
      writers.add(() ->
          visitor
              .send(
                  "PUT",
                  "/v1/actuals/rules",
                  "{\"rules\":[{\"project\":\"shop\",\"workspace\":\"a\",\"account\":\"%1$s\"},{\"project\":\"shop\",\"workspace\":\"b\",\"account\":\"%1$s\"}]}"
                      .formatted(account))
              .status());
      writers.add(() ->
          visitor
              .send(
                  "POST",
                  "/v1/actuals/resources",
                  "{\"project\":\"shop\",\"workspace\":\"prod\",\"resources\":[%s]}"
                      .formatted(resources))
              .status());
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
      for (Future<Integer> status : threads.invokeAll(writers)) {
        assertThat(status.get()).isIn(200, 204);
      }
    }

    JsonNode rules = get("/rules").path("rules");
    assertThat(rules).hasSize(2);
    assertThat(rules.get(0).path("account")).isEqualTo(rules.get(1).path("account"));
  }

  private void charged(
      String service,
      String sku,
      String commitment,
      boolean unused,
      String list,
      String contracted,
      String effective)
      throws Exception {
    try (Connection database = door.database();
        PreparedStatement row =
            database.prepareStatement(
                """
                insert into actual_charge (tenant, month, identity, import, provider, account, sub_account,
                  billing_start, charge_start, charge_end, category, correction, service, service_category,
                  region, resource, resource_type, sku, description, commitment, unused, currency, tags,
                  unit, quantity, consumed_unit, consumed, billed, effective, list, contracted)
                values (?, '2026-10-01', ?, 1, 'AWS', '111', '444', '2026-10-01T00:00:00Z',
                  '2026-10-05T00:00:00Z', '2026-10-06T00:00:00Z', 'Usage', false, ?, '', '', '', '', ?, '', ?,
                  ?, 'USD', '{}', '', null, '', null, ?::numeric, ?::numeric, ?::numeric, ?::numeric)
                """)) {
      row.setString(1, visitor.tenant());
      row.setObject(2, UUID.randomUUID());
      row.setString(3, service);
      row.setString(4, sku);
      row.setString(5, commitment);
      row.setBoolean(6, unused);
      row.setString(7, effective);
      row.setString(8, effective);
      row.setString(9, list);
      row.setString(10, contracted);
      row.executeUpdate();
    }
  }

  @Test
  void tellsWhatCommitmentsCoverAndWhatNothingUsed() throws Exception {
    charged("Amazon RDS", "a", "arn:ri/1", false, "10", "10", "6");
    charged("Amazon RDS", "a", "", false, "4", "4", "4");
    charged("Amazon RDS", "a", "arn:ri/1", true, "0", "0", "2");

    JsonNode october = get("/commitments?month=2026-10");

    JsonNode reservation = october.path("commitments").path(0);
    assertThat(amount(reservation.path("covered"))).isEqualByComparingTo("6");
    assertThat(amount(reservation.path("unused"))).isEqualByComparingTo("2");
    assertThat(amount(reservation.path("utilisation"))).isEqualByComparingTo("75");
    assertThat(amount(october.path("services").path(0).path("coverage")))
        .isEqualByComparingTo("60");
    assertThat(october.path("services")).hasSize(1);
    assertThat(get("/commitments?month=2026-09").path("commitments")).isEmpty();
  }

  /// A discount of twelve percent on all of a service, and another one on parts of it.
  @Test
  void infersWhatIsPaidAgainstTheList() throws Exception {
    charged("Amazon Simple Storage Service", "a", "", false, "100", "88", "88");
    charged("Amazon Simple Storage Service", "b", "", false, "50", "44", "44");
    charged("Amazon Simple Storage Service", "a", "arn:sp/1", false, "100", "10", "10");
    charged("Amazon DynamoDB", "a", "", false, "10", "10", "10");
    charged("Amazon DynamoDB", "b", "", false, "10", "5", "5");

    JsonNode rates = get("/rates?month=2026-10").path("rates");

    JsonNode storage = rates.path(0);
    assertThat(amount(storage.path("discount"))).isEqualByComparingTo("12");
    assertThat(storage.path("isUniform").asBoolean()).isTrue();
    assertThat(storage.path("keys").toString()).contains("aws/s3");
    assertThat(amount(rates.path(1).path("discount"))).isEqualByComparingTo("25");
    assertThat(rates.path(1).path("isUniform").asBoolean()).isFalse();
  }

  @Test
  void comparesBudgetsWithTheBillAndItsForecast() throws Exception {
    placed();
    try (Connection database = door.database();
        PreparedStatement row =
            database.prepareStatement(
                """
                insert into budget (id, tenant, project, amount, currency, warn_when_incomplete,
                  requires_approval, hard_limit, updated_at)
                values (?, ?, 'shop', 120, 'USD', true, false, false, now())
                """)) {
      row.setString(1, visitor.tenant() + "/shop");
      row.setString(2, visitor.tenant());
      row.executeUpdate();
    }

    JsonNode october = get("/budgets?month=2026-10");

    assertThat(october.path("through").asString()).isEqualTo("2026-10-31");
    assertThat(october.path("currency").asString()).isEqualTo("USD");
    assertThat(october.path("notCounted")).isEmpty();
    JsonNode shop = october.path("budgets").path(0);
    assertThat(amount(shop.path("billed"))).isEqualByComparingTo("136.40");
    assertThat(shop.path("crossed").toString()).isEqualTo("[\"limit\"]");
    assertThat(get("/budgets?month=2025-10").path("budgets")).isEmpty();
  }
}
