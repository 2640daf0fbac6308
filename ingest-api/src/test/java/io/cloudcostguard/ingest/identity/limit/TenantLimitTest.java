package io.cloudcostguard.ingest.identity.limit;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TenantLimitTest {

  private static final String PLAN = new String(plan(), StandardCharsets.UTF_8);

  private final FrontDoor door = FrontDoor.open();

  private Visitor limited(String limits) throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    assertThat(door.send("PUT", "/v1/tenants/" + visitor.tenant(), limits).status()).isEqualTo(200);
    return visitor;
  }

  @Test
  void countsAllKeysOfATenantTogetherAndNobodyElse() throws Exception {
    Visitor visitor = limited("{\"requestsPerMinute\":3}");
    Visitor colleague = visitor.colleague("read");

    Answer second = colleague.get("/v1/estimates");
    Answer third = visitor.get("/v1/estimates");
    Answer fourth = colleague.get("/v1/estimates");

    assertThat(second.response().headers().allValues("RateLimit-Policy"))
        .contains("\"tenant\";q=3;w=60");
    assertThat(second.response().headers().allValues("RateLimit"))
        .anyMatch(field -> field.startsWith("\"tenant\";r=1;t="));
    assertThat(third.status()).isEqualTo(200);
    assertThat(fourth.status()).isEqualTo(429);
    assertThat(fourth.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(fourth.json().path("type").asString()).endsWith(":too-many-requests");
    assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1, 20);
    assertThat(Visitor.ofNewTenant().get("/v1/estimates").status()).isEqualTo(200);
  }

  @Test
  void stopsPlansAtTheDaysQuota() throws Exception {
    Visitor visitor = limited("{\"plansPerDay\":2}");

    assertThat(submit(visitor).status()).isEqualTo(202);
    assertThat(visitor.send("POST", "/v1/plans", "no plan").status()).isEqualTo(400);
    assertThat(submit(visitor).status()).isEqualTo(202);
    Answer third = submit(visitor);

    assertThat(third.status()).isEqualTo(429);
    assertThat(third.json().path("type").asString()).endsWith(":quota-exhausted");
    assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 86_401);
    assertThat(visitor.get("/v1/estimates").status()).isEqualTo(200);
  }

  @Test
  void knowsWhatOtherInstancesCounted() throws Exception {
    Visitor visitor = limited("{\"plansPerDay\":10}");
    assertThat(submit(visitor).status()).isEqualTo(202);
    PlanQuota quota = door.part(PlanQuota.class);

    quota.exchange();
    assertThat(counted(visitor)).isEqualTo(1);
    try (Connection database = door.database();
        Statement sql = database.createStatement()) {
      sql.execute(
          "update plan_count set plans = plans + 9 where tenant = '" + visitor.tenant() + "'");
    }
    assertThat(submit(visitor).status()).isEqualTo(202);
    quota.exchange();

    assertThat(counted(visitor)).isEqualTo(11);
    assertThat(submit(visitor).status()).isEqualTo(429);
  }

  private long counted(Visitor visitor) throws Exception {
    try (Connection database = door.database();
        Statement sql = database.createStatement();
        ResultSet row =
            sql.executeQuery(
                "select sum(plans) from plan_count where tenant = '" + visitor.tenant() + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Answer submit(Visitor visitor) throws Exception {
    return visitor.send("POST", "/v1/plans", PLAN);
  }
}
