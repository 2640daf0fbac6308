package io.cloudcostguard.ingest.result.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.event.EventHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

  private static final String HUNDRED =
      "{\"monthlyLimit\":{\"amount\":\"100.00\",\"currency\":\"USD\"}}";

  private final FrontDoor door = FrontDoor.open();

  @Test
  void isSetShownAndRemoved() throws Exception {
    String path = "/v1/projects/budgeted/budget";
    assertThat(door.get(path).status()).isEqualTo(404);

    Answer set = door.send("PUT", path, HUNDRED);
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.json().at("/monthlyLimit/amount").asString()).isEqualTo("100.00");
    assertThat(set.json().path("warnWhenIncomplete").asBoolean()).isTrue();
    await().untilAsserted(() -> assertThat(door.get(path).body()).isEqualTo(set.body()));

    assertThat(door.send("DELETE", path, "").status()).isEqualTo(204);
    await().untilAsserted(() -> assertThat(door.get(path).status()).isEqualTo(404));
  }

  @Test
  void isNotWrittenOverByWhoHasNotSeenIt() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    String path = "/v1/projects/guarded/budget";
    String tag = owner.send("PUT", path, HUNDRED).header("ETag");
    String other = HUNDRED.replace("100", "7");

    assertThat(owner.send("PUT", path, other, "If-Match", "\"another\"").status()).isEqualTo(412);
    assertThat(owner.send("PUT", path, other, "If-None-Match", "*").status()).isEqualTo(412);
    assertThat(owner.send("DELETE", path, "", "If-Match", "\"another\"").status()).isEqualTo(412);
    Answer written = owner.send("PUT", path, other, "If-Match", tag);

    assertThat(written.status()).as(written.body()).isEqualTo(200);
    assertThat(owner.send("PUT", path, HUNDRED, "If-Match", tag).status()).isEqualTo(412);
    await()
        .untilAsserted(
            () -> assertThat(owner.get(path).header("ETag")).isEqualTo(written.header("ETag")));
  }

  @Test
  void isAnEventFirst() throws Exception {
    door.send("PUT", "/v1/projects/evented/budget", HUNDRED);
    door.send("DELETE", "/v1/projects/evented/budget", "");

    var records = door.records(Topics.BUDGETS, r -> r.key().equals("default/evented"));
    assertThat(records).hasSize(2);
    Budget budget = Json.MAPPER.readValue(records.getFirst().value(), Budget.class);
    assertThat(budget.id()).isEqualTo("default/evented");
    assertThat(EventHeaders.text(records.getFirst().headers(), "ce_type"))
        .isEqualTo("io.cloudcostguard.budget.set.v1");
    assertThat(EventHeaders.text(records.getFirst().headers(), "ce_subject"))
        .isEqualTo("default/evented");
    assertThat(records.getLast().value()).isNull();
    assertThat(EventHeaders.text(records.getLast().headers(), "ce_type"))
        .isEqualTo("io.cloudcostguard.budget.removed.v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"monthlyLimit\":{\"amount\":\"100\",\"currency\":\"EUR\"}}",
        "{\"monthlyLimit\":{\"amount\":\"0\",\"currency\":\"USD\"}}",
        "{\"monthlyLimit\":{\"amount\":\"-1\",\"currency\":\"USD\"}}",
        "{\"monthlyLimit\":{\"amount\":\"1e9\",\"currency\":\"USD\"}}",
        "{\"monthlyLimit\":{\"amount\":100,\"currency\":\"USD\"}}",
        "{\"monthlyLimit\":{\"amount\":\"much\",\"currency\":\"USD\"}}",
        "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"},\"warnWhenIncomplet\":false}",
        "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"},\"requiresApproval\":1}",
        "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"},\"hardLimit\":\"true\"}",
        "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"},\"hardLimit\":true,\"hardLimit\":false}",
        "{\"monthlyLimit\":7}",
        "{}",
        "null",
        "[]",
        "{",
        ""
      })
  void isRefusedWhenItMakesNoSense(String body) throws Exception {
    Answer answer = door.send("PUT", "/v1/projects/nonsense/budget", body);

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("hint").asString()).contains("monthlyLimit");
    assertThat(answer.body()).doesNotContain("java.", "tools.jackson");
  }

  @Test
  void saysThatOnlyDollarsAreSupported() throws Exception {
    Answer answer =
        door.send(
            "PUT",
            "/v1/projects/a/budget",
            "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"EUR\"}}");

    assertThat(answer.json().path("detail").asString()).contains("only limits in USD");
  }
}
