package io.cloudcostguard.ingest.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs of `ccg audit verify`, as they are reported and shown.
class AuditRunTest {

  private static final String PATH = "/v1/audit/runs";

  private final FrontDoor door = FrontDoor.open();

  private static ObjectNode report(String summary) {
    ObjectNode report = (ObjectNode) Json.MAPPER.readTree(AuditRunForm.EXAMPLE);
    return report.put("summary", summary);
  }

  private static Answer send(Visitor visitor, JsonNode report) throws Exception {
    // Half a character has no bytes of its own
    return visitor.send("POST", PATH, report.toString().replace("\ud800", "\\ud800"));
  }

  @Test
  void areShownAsTheyWereReported() throws Exception {
    Visitor auditor = Visitor.ofNewTenant();
    ObjectNode report = report("Not proven: <b>2</b> plans");
    report.put("result", "not proven").put("selection", "project shop");
    report.putObject("faults").put("changed record", 2).put("cut end", 1);
    report.putArray("notChecked").add("signatures: no key is known");

    Answer reported = send(auditor, report);

    assertThat(reported.status()).as(reported.body()).isEqualTo(201);
    JsonNode shown = auditor.get(PATH).json().path("runs").path(0);
    assertThat(shown).isEqualTo(reported.json());
    report
        .properties()
        .forEach(each ->
            assertThat(shown.path(each.getKey())).as(each.getKey()).isEqualTo(each.getValue()));
    assertThat(shown.path("reportedBy").asString()).isNotEmpty();
    assertThat(auditor.get(PATH).json().path("runs")).hasSize(1);
    await()
        .untilAsserted(() ->
            assertThat(auditor.get("/v1/audit?object=" + PATH).body())
                .contains(shown.path("id").asString()));
  }

  @Test
  void areOfTheirTenantAndForItsAuditors() throws Exception {
    Visitor auditor = Visitor.ofNewTenant();
    assertThat(send(auditor, report("Proven: ours")).status()).isEqualTo(201);

    assertThat(Visitor.ofNewTenant().get(PATH).json().path("runs")).isEmpty();
    Visitor reader = auditor.colleague("read", "admin");
    assertThat(reader.get(PATH).status()).isEqualTo(403);
    assertThat(send(reader, report("Proven: mine")).status()).isEqualTo(403);
    assertThat(auditor.get(PATH).json().path("runs")).hasSize(1);
  }

  @Test
  void areForgottenBeyondTheNewestTwoHundred() throws Exception {
    Visitor auditor = Visitor.ofNewTenant();
    Visitor other = Visitor.ofNewTenant();
    assertThat(send(other, report("Proven: of another tenant")).status()).isEqualTo(201);
    for (int i = 0; i <= AuditRuns.MOST_KEPT; i++) {
      Answer reported = send(auditor, report("Proven: number " + i));
      assertThat(reported.status()).as(reported.body()).isEqualTo(201);
    }

    assertThat(count(auditor, "%")).isEqualTo(AuditRuns.MOST_KEPT);
    assertThat(count(auditor, "Proven: number 0")).isZero();
    assertThat(count(other, "%")).isOne();
    JsonNode runs = auditor.get(PATH).json().path("runs");
    assertThat(runs).hasSize(AuditRuns.MOST_SHOWN);
    assertThat(runs.path(0).path("summary").asString())
        .isEqualTo("Proven: number " + AuditRuns.MOST_KEPT);
  }

  private int count(Visitor visitor, String summary) throws Exception {
    try (Connection database = door.database();
        PreparedStatement rows =
            database.prepareStatement(
                "select count(*) from audit_run where tenant = ? and summary like ?")) {
      rows.setString(1, visitor.tenant());
      rows.setString(2, summary);
      ResultSet row = rows.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  /// Each is a property, and JSON that it may not have.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "result     | \"very proven\"                              | result",
        "result     | null                                         | result",
        "result     | \"not proven\"                               | faults",
        "faults     | {\"cut end\":1}                              | faults",
        "faults     | {\"cut end\":0}                              | faults.cut end",
        "faults     | {\"cut end\":null}                           | faults.cut end",
        "faults     | {\"cut\\u0007end\":1}                        | faults",
        "faults     | null                                         | faults",
        "summary    | \"\"                                         | summary",
        "summary    | \"a\\u0000b\"                                | summary",
        "summary    | \"a\\u001b[2Jb\"                             | summary",
        "summary    | \"a\\ud800b\"                                | summary",
        "summary    | 7                                            | summary",
        "selection  | \" \"                                        | selection",
        "startedAt  | \"yesterday\"                                | startedAt",
        "startedAt  | null                                         | startedAt",
        "seconds    | -1                                           | seconds",
        "seconds    | 1e300                                        | seconds",
        "seconds    | null                                         | seconds",
        "engineVersion | null                                      | engineVersion",
        "counts     | null                                         | counts",
        "counts     | {\"plans\":1}                                | counts.identical",
        "counts     | {\"plans\":-1}                               | counts.plans",
        "counts     | {\"plans\":99999999999999999999}             | counts.plans",
        "notChecked | null                                         | notChecked",
        "notChecked | [null]                                       | notChecked[]",
        "notCovered | [\"a\\nb\"]                                  | notCovered[]",
        "details    | []                                           | details",
      })
  void areRefusedWithThePlaceThatIsWrong(String property, String json, String place)
      throws Exception {
    ObjectNode report = report("Proven");
    report.set(property, Json.MAPPER.readTree(json));
    isRefused(report, place);
  }

  @Test
  void areRefusedBeyondTheirBounds() throws Exception {
    isRefused(report("x".repeat(1_001)), "summary");
    ObjectNode sentences = report("Proven");
    for (int i = 0; i < 21; i++) {
      sentences.withArray("notCovered").add("sentence " + i);
    }
    isRefused(sentences, "notCovered");
    ObjectNode kinds = report("Not proven").put("result", "not proven");
    for (int i = 0; i < 51; i++) {
      kinds.withObject("/faults").put("kind " + i, 1);
    }
    isRefused(kinds, "faults");
    assertThat(send(Visitor.ofNewTenant(), report("x".repeat(70_000))).status()).isEqualTo(413);
  }

  private static void isRefused(JsonNode report, String place) throws Exception {
    Visitor auditor = Visitor.ofNewTenant();
    Answer refused = send(auditor, report);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().path("detail").asString()).contains("`" + place + "`");
    assertThat(auditor.get(PATH).json().path("runs")).isEmpty();
  }
}
