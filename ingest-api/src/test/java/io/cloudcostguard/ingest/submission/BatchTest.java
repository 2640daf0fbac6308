package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;

/// `POST /v1/runs/{run}/plans`.
class BatchTest {

  private static final String FORM = "multipart/form-data; boundary=a-boundary";
  private static final byte[] NO_PLAN = bytes("{\"terraform\":\"is not like this\"}");
  private static final byte[] USAGE =
      bytes(
          """
          version: 0.1
          resource_usage:
            aws_ebs_volume.data:
              monthly_standard_io_requests: 7
          """);

  private final FrontDoor door = FrontDoor.open();
  private final String run = "run-" + UUID.randomUUID();

  @Test
  void takesThePlansOfARunAndGivesAReceiptForEach() throws Exception {
    Answer answer =
        post("?project=shop&commit=4f1ea1f0", "plan[prod]", plan(), "plan[network/dev]", plan());

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/v1/runs/" + run + "?plans=2");
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.json().path("refused").asInt()).isZero();
    PlanSubmitted prod = submitted(answer, 0);
    assertThat(List.of(prod.project(), prod.workspace(), prod.tenant()))
        .containsExactly("shop", "prod", "default");
    assertThat(prod.source().run()).isEqualTo(run);
    assertThat(prod.source().commit()).isEqualTo("4f1ea1f0");
    assertThat(prod.plan().resources()).hasSize(3);
    PlanSubmitted dev = submitted(answer, 1);
    assertThat(List.of(dev.project(), dev.workspace())).containsExactly("network", "dev");
    await()
        .untilAsserted(() ->
            assertThat(door.get("/v1/runs/" + run).json().path("plans"))
                .extracting(plan -> plan.path("id").asString())
                .containsExactlyInAnyOrder(prod.id(), dev.id()));
  }

  @Test
  void acceptsTheOthersWhenOneIsRefusedAndSaysWhichAndWhy() throws Exception {
    Answer answer =
        post("", "plan[a]", plan(), "plan[b]", NO_PLAN, "plan[c]", plan(), "usage[c]", bytes("-"));

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.json().path("refused").asInt()).isEqualTo(2);
    JsonNode plans = answer.json().path("plans");
    assertThat(plans).extracting(p -> p.path("status").asInt()).containsExactly(202, 422, 400);
    assertThat(plans.at("/0/receipt/links/estimate").asString()).startsWith("/v1/estimates/");
    assertThat(plans.path(0).has("problem")).isFalse();
    assertThat(plans.path(1).has("receipt")).isFalse();
    assertThat(plans.at("/1/workspace").asString()).isEqualTo("b");
    assertThat(plans.at("/1/problem/type").asString())
        .isEqualTo("urn:cloudcostguard:problem:not-a-plan");
    assertThat(plans.at("/1/problem").toString())
        .as("what POST /v1/plans says of it")
        .isEqualTo(door.post("/v1/plans", NO_PLAN).body());
    assertThat(plans.at("/2/problem/type").asString())
        .isEqualTo("urn:cloudcostguard:problem:usage-unreadable");
    assertThat(ofRun()).hasSize(1);
  }

  @Test
  void givesEachPlanItsOwnUsageOrTheCommonOne() throws Exception {
    byte[] own =
        bytes(new String(USAGE, java.nio.charset.StandardCharsets.UTF_8).replace('7', '8'));

    Answer answer = post("", "plan[a]", plan(), "plan[b]", plan(), "usage[b]", own, "usage", USAGE);

    assertThat(ioOf(submitted(answer, 0))).isEqualTo("7");
    assertThat(ioOf(submitted(answer, 1))).isEqualTo("8");
  }

  private static String ioOf(PlanSubmitted plan) {
    return plan.usage()
        .byAddress()
        .get("aws_ebs_volume.data")
        .get("monthly_standard_io_requests")
        .toString();
  }

  @Test
  void unpacksGzip() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(form("plan[a]", plan(), "plan[b]", plan()));
    }

    Answer answer =
        door.post(path(""), zipped.toByteArray(), "Content-Type", FORM, "Content-Encoding", "gzip");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(ofRun()).hasSize(2);
  }

  @Test
  void repeatedUnderItsKeyAcceptsNothingTwice() throws Exception {
    String key = UUID.randomUUID().toString();
    Answer first = postUnder(key, "", "plan[a]", plan(), "plan[b]", NO_PLAN);
    Answer again = postUnder(key, "", "plan[a]", plan(), "plan[b]", plan());
    Answer other = postUnder(key, "", "plan[a]", bytes("{\"format_version\":\"1.2\"}"));

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().at("/plans/0/receipt/id"))
        .isEqualTo(first.json().at("/plans/0/receipt/id"));
    assertThat(again.json().at("/plans/1/receipt/id"))
        .isNotEqualTo(again.json().at("/plans/0/receipt/id"));
    assertThat(ofRun()).hasSize(2);
    assertThat(other.status()).isEqualTo(207);
    assertThat(other.json().at("/plans/0/problem/type").asString())
        .isEqualTo("urn:cloudcostguard:problem:idempotency-key-reused");
    assertThat(door.post("/v1/plans?workspace=a", plan(), "Idempotency-Key", key).status())
        .as("the key of one plan is another than the same key of several")
        .isEqualTo(202);
  }

  @Test
  void acceptsNothingOfAFormThatBreaks() throws Exception {
    byte[] whole = form("plan[a]", plan(), "plan[b]", plan());
    byte[] half = java.util.Arrays.copyOf(whole, whole.length - 200);

    Answer answer = door.post(path(""), half, "Content-Type", FORM);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("urn:cloudcostguard:problem:invalid-form");
    assertThat(ofRun()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan",
        "plan[]",
        "plan[a/b/c]",
        "plan[a b]",
        "other[a]",
        "plan[a]x",
        "usage[b]",
        "plan[a]"
      })
  void refusesUnknownAndRepeatedParts(String part) throws Exception {
    byte[] form =
        part.equals("plan[a]")
            ? form("plan[a]", plan(), "plan[default/a]", plan())
            : form("plan[a]", plan(), part, USAGE);

    Answer answer = door.post(path(""), form, "Content-Type", FORM);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("urn:cloudcostguard:problem:invalid-form");
    assertThat(answer.json().path("hint").asString()).contains("--form");
    assertThat(ofRun()).isEmpty();
  }

  @Test
  void refusesWhatIsNoFormOrSaysThingsTwice() throws Exception {
    assertThat(door.post(path(""), plan(), "Content-Type", "application/json").status())
        .isEqualTo(415);
    assertThat(post("?workspace=a", "plan[a]", plan()).status()).isEqualTo(400);
    assertThat(post("?run=other", "plan[a]", plan()).status()).isEqualTo(400);
    assertThat(post("?project=a%20b", "plan[a]", plan()).status()).isEqualTo(400);
    assertThat(post("").status()).as("no plan").isEqualTo(400);
    assertThat(ofRun()).isEmpty();
  }

  @Test
  void refusesMorePlansThanOneFormMayHave() throws Exception {
    Object[] parts = new Object[2 * (Batch.MOST + 1)];
    for (int i = 0; i <= Batch.MOST; i++) {
      parts[2 * i] = "plan[w" + i + "]";
      parts[2 * i + 1] = bytes("{\"format_version\":\"1.2\"}");
    }

    Answer answer = post("", parts);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("urn:cloudcostguard:problem:too-many-plans");
    assertThat(ofRun()).isEmpty();
  }

  @Test
  void countsEachPlanOfATenantTowardsItsDay() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    door.send("PUT", "/v1/tenants/" + visitor.tenant(), "{\"plansPerDay\":2}");

    Answer answer =
        door.send(
            visitor
                .request(door.port(), path(""))
                .header("Content-Type", FORM)
                .POST(
                    BodyPublishers.ofByteArray(
                        form("plan[a]", plan(), "plan[b]", plan(), "plan[c]", plan()))));

    assertThat(answer.status()).isEqualTo(207);
    JsonNode plans = answer.json().path("plans");
    assertThat(plans).extracting(p -> p.path("status").asInt()).containsExactly(202, 202, 429);
    assertThat(plans.at("/2/retryAfter").asInt()).isPositive();
    assertThat(submitted(answer, 0).tenant()).isEqualTo(visitor.tenant());
    assertThat(door.get("/v1/runs/" + run).status()).as("another tenant's run").isEqualTo(404);
  }

  @Test
  void givesEachPlanACallbackWithASecretOfItsOwn() throws Exception {
    Answer answer =
        post("?callback=https://ci.example.com/done", "plan[a]", plan(), "plan[b]", plan());

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("plans"))
        .extracting(p -> p.at("/receipt/callbackSecret").asString())
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.startsWith("whsec_"));
    assertThat(post("?callback=nowhere", "plan[c]", plan()).status()).isEqualTo(400);
  }

  @Test
  void isRefusedAsAWholeWhileKafkaIsDown() throws Exception {
    EmbeddedKafkaKraftBroker broker = FrontDoor.startBroker();
    try (ConfigurableApplicationContext service =
        door.start(
            broker, "--ccg.ingest.publish-timeout=1s", "--logging.level.org.apache.kafka=off")) {
      broker.destroy();

      Answer answer =
          door.send(
              FrontDoor.request(FrontDoor.portOf(service), path(""))
                  .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                  .header("Content-Type", FORM)
                  .POST(
                      BodyPublishers.ofByteArray(
                          form("plan[a]", plan(), "plan[b]", plan(), "plan[c]", NO_PLAN))));

      assertThat(answer.status()).as(answer.body()).isEqualTo(503);
      assertThat(answer.body()).contains("urn:cloudcostguard:problem:kafka-unavailable");
    }
  }

  private List<PlanSubmitted> ofRun() {
    return door.records(Topics.PLANS, record -> record.value() != null).stream()
        .map(record -> Json.MAPPER.readValue(record.value(), PlanSubmitted.class))
        .filter(plan -> plan.source() != null && run.equals(plan.source().run()))
        .toList();
  }

  private PlanSubmitted submitted(Answer answer, int part) {
    String id = answer.json().at("/plans/%d/receipt/id".formatted(part)).asString();
    return door
        .records(Topics.PLANS, r -> id.equals(EventHeaders.text(r.headers(), "ce_id")))
        .stream()
        .map(r -> Json.MAPPER.readValue(r.value(), PlanSubmitted.class))
        .findFirst()
        .orElseThrow();
  }

  private String path(String query) {
    return "/v1/runs/" + run + "/plans" + query;
  }

  private Answer post(String query, Object... parts) throws Exception {
    return door.post(path(query), form(parts), "Content-Type", FORM);
  }

  private Answer postUnder(String key, String query, Object... parts) throws Exception {
    return door.post(path(query), form(parts), "Content-Type", FORM, "Idempotency-Key", key);
  }

  /// A form of names and contents in turn.
  private static byte[] form(Object... parts) throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (int i = 0; i < parts.length; i += 2) {
      form.write(
          bytes(
              "--a-boundary\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"x.json\"\r\n\r\n"
                  .formatted(parts[i])));
      form.write((byte[]) parts[i + 1]);
      form.write(bytes("\r\n"));
    }
    form.write(bytes("--a-boundary--\r\n"));
    return form.toByteArray();
  }
}
