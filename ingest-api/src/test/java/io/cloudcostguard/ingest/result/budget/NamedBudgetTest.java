package io.cloudcostguard.ingest.result.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.ingest.result.BudgetedProject;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.AlertAnswered;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NamedBudgetTest {

  private static final String LIMIT =
      "\"monthlyLimit\":{\"amount\":\"1000.00\",\"currency\":\"USD\"}";

  private final FrontDoor door = FrontDoor.open();

  @Test
  void isSetShownListedAndRemoved() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    String path = "/v1/budgets/platform";
    assertThat(owner.get(path).status()).isEqualTo(404);

    Answer set =
        owner.send("PUT", path, "{" + LIMIT + ",\"scope\":{\"projects\":[\"shop\",\"web-*\"]}}");
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(owner.get(path).status()).isEqualTo(200));
    Answer shown = owner.get(path);
    assertThat(shown.header("ETag")).isEqualTo(set.header("ETag"));
    assertThat(shown.json().at("/limit").asString()).isEqualTo("1000.00");
    assertThat(shown.json().at("/policy/thresholds")).hasSize(3);
    assertThat(owner.get("/v1/budgets").json().at("/budgets/0/name").asString())
        .isEqualTo("platform");
    assertThat(Visitor.ofNewTenant().get("/v1/budgets").json().at("/budgets")).isEmpty();

    assertThat(owner.send("DELETE", path, "").status()).isEqualTo(204);
    await().untilAsserted(() -> assertThat(owner.get(path).status()).isEqualTo(404));
  }

  @Test
  void isAnEventWithAllThatItSays() throws Exception {
    Answer set =
        door.send(
            "PUT",
            "/v1/budgets/evented",
            """
            {"monthlyLimit":{"amount":"900","currency":"EUR"},
             "exchange":{"rate":"1.08","asOf":"2026-11-27","source":"ECB"},
             "scope":{"tags":{"env":"prod*"},"services":["aws/ec2"]},"splitBy":"tag:team",
             "schedule":{"2026-12":"1200"},
             "thresholds":[{"id":"hard","amount":"1000","metric":"OPEN","action":"HARD_BLOCK"}],
             "guardrails":[{"rule":"delta>500","action":"SOFT_BLOCK"}],"onIncomplete":"BLOCK"}
            """);
    assertThat(set.status()).as(set.body()).isEqualTo(200);

    var records = door.records(Topics.BUDGETS, r -> r.key().equals("default/budgets/evented"));
    Budget budget = Json.MAPPER.readValue(records.getLast().value(), Budget.class);
    assertThat(budget.policy().splitBy()).isEqualTo("tag:team");
    assertThat(budget.policy().exchange().rate()).isEqualByComparingTo("1.08");
    assertThat(budget.policy().thresholds())
        .singleElement()
        .satisfies(threshold -> {
          assertThat(threshold.metric()).isEqualTo(Metric.OPEN);
          assertThat(threshold.action()).isEqualTo(Action.HARD_BLOCK);
          assertThat(threshold.hysteresis()).isEqualByComparingTo("2");
        });
  }

  @Test
  void isNotWrittenOverByWhoHasNotSeenIt() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    String path = "/v1/budgets/guarded";
    String tag = owner.send("PUT", path, "{" + LIMIT + "}").header("ETag");
    await().untilAsserted(() -> assertThat(owner.get(path).status()).isEqualTo(200));

    String other = "{\"monthlyLimit\":{\"amount\":\"7\",\"currency\":\"USD\"}}";
    Answer refused = owner.send("PUT", path, other, "If-Match", "\"another\"");
    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.json().path("type").asString()).endsWith("budget-changed");
    assertThat(owner.send("PUT", path, other, "If-None-Match", "*").status()).isEqualTo(412);
    assertThat(owner.send("PUT", path, other, "If-Match", tag).status()).isEqualTo(200);
  }

  @Test
  void twoWhoSawTheSameCannotBothWrite() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    String path = "/v1/budgets/contended";
    String tag = owner.send("PUT", path, "{" + LIMIT + "}").header("ETag");
    List<Integer> statuses = new CopyOnWriteArrayList<>();
    List<Thread> writers = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      String body = "{\"monthlyLimit\":{\"amount\":\"%d\",\"currency\":\"USD\"}}".formatted(i);
      writers.add(
          Thread.startVirtualThread(() -> {
            try {
              statuses.add(owner.send("PUT", path, body, "If-Match", tag).status());
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }));
    }
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412, 412, 412);
    assertThat(owner.send("PUT", path, "{" + LIMIT + "}", "If-None-Match", "*").status())
        .isEqualTo(412);
  }

  @Test
  void hasAHistoryOfItsChangesAndOfWhereItStood() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    String path = "/v1/budgets/changed";
    owner.send("PUT", path, "{" + LIMIT + "}");
    String raised = "{\"monthlyLimit\":{\"amount\":\"1500\",\"currency\":\"USD\"}}";
    owner.send("PUT", path + "?dry_run=true", raised);
    owner.send("PUT", "/v1/budgets/%63hanged", raised, "X-Change-Reason", "Agreed for the launch.");
    owner.send("DELETE", path, "");
    standing(owner, "changed", "850", "2026-11-27T10:00:00Z");
    standing(owner, "changed", "900", "2026-11-27T23:59:59Z");
    standing(owner, "changed", "700", "2026-11-28T00:00:00Z");

    await()
        .untilAsserted(() -> {
          JsonNode history = owner.get(path + "/history").json();
          assertThat(history.path("versions")).hasSize(3);
          assertThat(history.path("days")).hasSize(2);
          assertThat(history.at("/days/0/planned").asString()).isEqualTo("700");
        });
    JsonNode history = owner.get(path + "/history").json();
    assertThat(history.at("/versions/0").has("after")).isFalse();
    assertThat(history.at("/versions/1/actor").asString()).isEqualTo("key " + owner.id());
    assertThat(history.at("/versions/1/comment").asString()).isEqualTo("Agreed for the launch.");
    assertThat(history.at("/versions/1/before/monthlyLimit/amount").asString())
        .isEqualTo("1000.00");
    assertThat(history.at("/versions/1/after/monthlyLimit/amount").asString()).isEqualTo("1500");
    assertThat(history.at("/versions/2").has("before")).isFalse();
    assertThat(history.at("/days/1/day").asString()).isEqualTo("2026-11-27");
    assertThat(history.at("/days/1/planned").asString()).isEqualTo("900");
    JsonNode page = owner.get(path + "/history?limit=2").json();
    assertThat(page.path("versions")).hasSize(2);
    assertThat(
            owner
                .get(path + "/history?limit=2&cursor=" + page.path("next").asString())
                .json()
                .path("versions"))
        .hasSize(1);
    assertThat(Visitor.ofNewTenant().get(path + "/history").json().path("versions")).isEmpty();
  }

  @Test
  void showsTheResourcesThatCostMost() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    String id = new PlanIds().next();
    String outcome =
        Plans.estimate(id, "shop", "600")
            .replace("\"tenant\":\"default\"", "\"tenant\":\"" + owner.tenant() + "\"")
            .replace(
                "\"resources\":[]",
                """
                "resources":[{"address":"aws_instance.web","type":"aws_instance","action":"CREATE",
                 "imported":false,"region":"eu-west-1","state":"PRICED","after":"600","delta":"600",
                 "components":[]}]\
                """);
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(), owner.tenant() + "/shop/prod", Plans.bytes(outcome)));
    owner.send("PUT", "/v1/budgets/most", "{" + LIMIT + "}");
    Costs costs =
        new Costs(List.of(new CostGroup("aws", "ec2", Map.of(), new BigDecimal("600"), 0)), null);
    publish(
        new LedgerEntry.Workspace(
            owner.tenant(),
            "shop",
            "prod",
            1,
            new WorkspaceCosts(costs, id, List.of(), List.of()),
            null));

    await()
        .untilAsserted(() -> {
          JsonNode shown = owner.get("/v1/budgets/most").json();
          assertThat(shown.at("/resources/0/workspace").asString()).isEqualTo("prod");
          assertThat(shown.at("/resources/0/address").asString()).isNotEmpty();
          assertThat(shown.at("/resources/0/monthly").asString()).isEqualTo("600");
        });
  }

  @Test
  void isRefusedWhereItsRecordWouldBeTooLarge() throws Exception {
    String patterns =
        "[" + String.join(",", Collections.nCopies(100, "\"" + "a".repeat(128) + "\"")) + "]";
    String scope = "\"projects\":%1$s,\"workspaces\":%1$s,\"providers\":%1$s".formatted(patterns);
    String path = "/v1/budgets/large";

    Visitor owner = Visitor.ofNewTenant();
    Answer large = owner.send("PUT", path, "{" + LIMIT + ",\"scope\":{" + scope + "}}");
    Answer larger =
        owner.send(
            "PUT",
            path,
            "{"
                + LIMIT
                + ",\"scope\":{"
                + scope
                + ",\"services\":"
                + patterns
                + ",\"tags\":{\"t0\":\"v\""
                + ",\"t%d\":\"%s\""
                    .repeat(19)
                    .formatted(
                        java.util.stream.IntStream.range(1, 20)
                            .boxed()
                            .flatMap(i -> java.util.stream.Stream.of(i, "v".repeat(256)))
                            .toArray())
                + "}},\"owner\":\""
                + "o".repeat(256)
                + "\",\"guardrails\":["
                + String.join(
                    ",", Collections.nCopies(20, "{\"rule\":\"resource>" + "1".repeat(15) + "\"}"))
                + "],\"schedule\":{\"2026-01\":\"1\""
                + ",\"20%d-12\":\"123456789012345.0123456789\""
                    .repeat(90)
                    .formatted(java.util.stream.IntStream.range(10, 100).boxed().toArray())
                + "}}");

    assertThat(large.status()).as(large.body()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(owner.get(path).status()).isEqualTo(200));
    // And the audit log has it, twice as long
    owner.send("PUT", path, "{" + LIMIT + ",\"scope\":{" + scope + "},\"owner\":\"o\"}");
    await()
        .untilAsserted(
            () -> assertThat(owner.get(path + "/history").json().path("versions")).hasSize(2));
    assertThat(larger.status()).as(larger.body()).isEqualTo(422);
    assertThat(larger.body()).contains("more than 61440 bytes");
  }

  private void standing(Visitor owner, String name, String planned, String at) throws Exception {
    LedgerEntry.Standing standing =
        new LedgerEntry.Standing(
            owner.tenant() + "/budgets/" + name,
            owner.tenant(),
            "",
            2,
            new BigDecimal(planned),
            new BigDecimal(planned),
            0,
            1,
            0,
            0,
            BigDecimal.ZERO,
            "p",
            "shop",
            Map.of(),
            null,
            0,
            null);
    door.publish(
        new ProducerRecord<>(
            Topics.LEDGER.name(),
            0,
            Instant.parse(at).toEpochMilli(),
            standing.key(),
            Json.MAPPER.writeValueAsBytes(standing)));
  }

  @Test
  void showsWhereItStandsAndWhatCostsMost() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    owner.send("PUT", "/v1/budgets/all", "{" + LIMIT + "}");
    workspace(owner, "prod", "600");
    workspace(owner, "test", "250");
    publish(
        new LedgerEntry.Standing(
            owner.tenant() + "/budgets/all",
            owner.tenant(),
            "",
            2,
            new BigDecimal("850"),
            new BigDecimal("900"),
            1,
            2,
            0,
            0,
            BigDecimal.ZERO,
            "p",
            "shop",
            Map.of("t80", 1L),
            null,
            1,
            null));

    await()
        .untilAsserted(() -> {
          var shown = owner.get("/v1/budgets/all").json();
          assertThat(shown.at("/standings/0/usedPercent").asString()).isEqualTo("85.0");
          assertThat(shown.at("/standings/0/headroom").asString()).isEqualTo("150.00");
          assertThat(shown.at("/standings/0/state").asString()).isEqualTo("firing");
          assertThat(shown.at("/contributors")).hasSize(2);
          assertThat(shown.at("/contributors/0/workspace").asString()).isEqualTo("prod");
        });
    assertThat(owner.get("/v1/budgets?state=firing").json().at("/budgets")).hasSize(1);
  }

  @Test
  void anAlertThatFiresIsAcknowledgedAndSnoozed() throws Exception {
    Visitor owner = Visitor.ofNewTenant();
    String id = owner.tenant() + "/budgets/told";
    String path = "/v1/budgets/told/alerts/";
    owner.send("PUT", "/v1/budgets/told", "{" + LIMIT + ",\"remindHours\":24}");
    publish(standing(owner, id, 2, null));
    await()
        .untilAsserted(() ->
            assertThat(owner.get("/v1/budgets/told").json().at("/standings/0/state").asString())
                .isEqualTo("firing"));

    Answer answer = owner.send("POST", path + "t80/acknowledge", "{\"comment\":\"The launch.\"}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(owner.send("POST", path + "t80/snooze", "{}").status()).isEqualTo(422);
    assertThat(
            owner
                .send("POST", path + "t80/snooze", "{\"until\":\"2020-01-01T00:00:00Z\"}")
                .status())
        .isEqualTo(422);
    assertThat(owner.send("POST", path + "t100/acknowledge", "{}").json().path("type").asString())
        .endsWith("alert-not-firing");
    assertThat(owner.send("POST", "/v1/budgets/none/alerts/t80/acknowledge", "{}").status())
        .isEqualTo(404);
    AlertAnswered answered =
        Json.MAPPER.readValue(
            door.records(Topics.ALERT_ANSWERS, record -> record.key().equals(id)).getLast().value(),
            AlertAnswered.class);
    assertThat(answered.threshold()).isEqualTo("t80");
    assertThat(answered.answer().kind()).isEqualTo(AlertAnswer.Kind.ACKNOWLEDGED);
    assertThat(answered.answer().comment()).isEqualTo("The launch.");
    publish(standing(owner, id, 3, Map.of("t80", answered.answer())));
    await()
        .untilAsserted(() ->
            assertThat(
                    owner
                        .get("/v1/budgets/told")
                        .json()
                        .at("/standings/0/answers/t80/comment")
                        .asString())
                .isEqualTo("The launch."));
    await()
        .untilAsserted(() ->
            assertThat(owner.get("/v1/audit").body()).contains("The launch.", "/acknowledge"));
  }

  private static LedgerEntry.Standing standing(
      Visitor owner, String id, long sequence, @Nullable Map<String, AlertAnswer> answers) {
    return new LedgerEntry.Standing(
        id,
        owner.tenant(),
        "",
        sequence,
        new BigDecimal("850"),
        new BigDecimal("850"),
        0,
        1,
        0,
        0,
        BigDecimal.ZERO,
        null,
        null,
        Map.of("t80", 1L),
        null,
        1,
        answers);
  }

  @Test
  void saysWhatADraftWouldHaveDone() throws Exception {
    BudgetedProject project = new BudgetedProject(door);
    project.estimated("600", "");
    project.estimated("900", "");
    project.estimated("1300", "");
    project.estimated("700", "");

    Answer answer =
        project
            .owner()
            .send(
                "POST",
                "/v1/budgets/backtest",
                "{"
                    + LIMIT
                    + ",\"thresholds\":[{\"id\":\"t80\",\"percent\":\"80\"},"
                    + "{\"id\":\"t100\",\"percent\":\"100\",\"action\":\"SOFT_BLOCK\"}]}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("plans").asInt()).isEqualTo(4);
    assertThat(answer.json().path("complete").asBoolean()).isTrue();
    assertThat(answer.json().path("fired").asInt()).isEqualTo(2);
    assertThat(answer.json().path("blocked").asInt()).isEqualTo(1);
    assertThat(answer.json().at("/alerts/1/threshold").asString()).isEqualTo("t100");
    assertThat(answer.json().at("/alerts/1/planned").asString()).isEqualTo("1300");
    assertThat(project.owner().get("/v1/budgets").json().at("/budgets")).isEmpty();
  }

  /// Two pull requests of 600 and 900 are above 1,000 together, and the second by itself above its
  /// guardrail.
  @Test
  void countsInItsDraftWhatOpenProposalsAndGuardrailsBlock() throws Exception {
    BudgetedProject project = new BudgetedProject(door);
    project.estimated("600", "repository=acme/shop&pull_request=1");
    project.estimated("900", "repository=acme/shop&pull_request=2");

    assertThat(
            backtest(
                project,
                "\"thresholds\":[{\"id\":\"open\",\"percent\":\"100\",\"metric\":\"OPEN\",\"action\":\"HARD_BLOCK\"}]"))
        .isEqualTo("fired 1, blocked 1, warned 0");
    assertThat(
            backtest(
                project,
                "\"thresholds\":[],\"guardrails\":[{\"rule\":\"total>800\",\"action\":\"SOFT_BLOCK\"},{\"rule\":\"total>500\",\"action\":\"WARN\"}]"))
        .isEqualTo("fired 0, blocked 1, warned 1");
  }

  private static String backtest(BudgetedProject project, String terms) throws Exception {
    Answer answer =
        project.owner().send("POST", "/v1/budgets/backtest", "{" + LIMIT + "," + terms + "}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode result = answer.json();
    return "fired %d, blocked %d, warned %d"
        .formatted(
            result.path("fired").asInt(),
            result.path("blocked").asInt(),
            result.path("warned").asInt());
  }

  private void workspace(Visitor owner, String name, String cost) throws Exception {
    Costs costs =
        new Costs(List.of(new CostGroup("aws", "ec2", Map.of(), new BigDecimal(cost), 0)), null);
    publish(
        new LedgerEntry.Workspace(
            owner.tenant(),
            "shop",
            name,
            1,
            new WorkspaceCosts(costs, null, List.of(), List.of()),
            null));
  }

  private void publish(LedgerEntry entry) throws Exception {
    door.publish(
        new ProducerRecord<>(
            Topics.LEDGER.name(), 0, entry.key(), Json.MAPPER.writeValueAsBytes(entry)));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/budgets?after=%00, 400",
    "/v1/budgets?state=fyring, 400",
    "/v1/budgets/a%00b, 400",
    "/v1/budgets/a%20b, 400",
    "/v1/budgets/none/history?instance=%00, 400",
    "/v1/budgets/none/history?cursor=%00, 400",
    "/v1/budgets/none/history?limit=101, 400"
  })
  void oddTextIsRefusedAndNeverReachesTheDatabase(String path, int status) throws Exception {
    Answer answer = door.get(path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"EUR\"}}",
        "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"XYZ9\"}}",
        "{LIMIT,\"scope\":{\"projects\":[\"a b\"]}}",
        "{LIMIT,\"scope\":{\"colour\":\"red\"}}",
        "{LIMIT,\"splitBy\":\"colour\"}",
        "{LIMIT,\"schedule\":{\"2026-13\":\"1\"}}",
        "{LIMIT,\"schedule\":{\"2026-12\":\"0\"}}",
        "{LIMIT,\"thresholds\":[{\"id\":\"a\"}]}",
        "{LIMIT,\"thresholds\":[{\"id\":\"a\",\"percent\":\"1\",\"amount\":\"1\"}]}",
        "{LIMIT,\"thresholds\":[{\"id\":\"a\",\"percent\":\"x\"}]}",
        "{LIMIT,\"thresholds\":[{\"id\":\"a\",\"percent\":\"1\"},{\"id\":\"a\",\"percent\":\"2\"}]}",
        "{LIMIT,\"thresholds\":[{\"id\":\"incomplete\",\"percent\":\"1\"}]}",
        "{LIMIT,\"thresholds\":[null]}",
        "{LIMIT,\"guardrails\":[{\"rule\":\"delta<5\"}]}",
        "{LIMIT,\"guardrails\":[{}]}",
        "{LIMIT,\"onIncomplete\":\"SHRUG\"}",
        "{LIMIT,\"exchange\":{\"rate\":\"1\",\"asOf\":\"2026-11-27\"}}",
        "{LIMIT,\"owner\":\"\"}",
        "{LIMIT,\"onIncomplete\":1}",
        "{LIMIT,\"owner\":true}",
        "{LIMIT,\"owner\":7}",
        "{LIMIT,\"scope\":{\"projects\":[null]}}",
        "{LIMIT,\"scope\":{\"projects\":\"shop\"}}",
        "{LIMIT,\"scope\":{\"tags\":{\"a\":null}}}",
        "{LIMIT,\"scope\":[]}",
        "{LIMIT,\"schedule\":{\"2026-12\":null}}",
        "{LIMIT,\"schedule\":[]}",
        "{LIMIT,\"splitBy\":\"tag:a\\u0000b\"}",
        "{LIMIT,\"splitBy\":\"tag: \"}",
        "{LIMIT,\"thresholds\":[{\"id\":\"a\",\"percent\":\"1\",\"action\":3}]}",
        "{LIMIT,\"thresholds\":[{\"id\":\"a\",\"percent\":80}]}",
        "{LIMIT,\"thresholds\":[{\"id\":\"a\",\"percent\":\"80\",\"hysteresis\":\"101\"}]}",
        "{LIMIT,\"guardrails\":[{\"rule\":\"delta>1\",\"action\":0}]}"
      })
  void isRefusedWhenItMakesNoSense(String body) throws Exception {
    Answer answer = door.send("PUT", "/v1/budgets/nonsense", body.replace("LIMIT", LIMIT));

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().path("hint").asString()).contains("monthlyLimit");
  }
}
