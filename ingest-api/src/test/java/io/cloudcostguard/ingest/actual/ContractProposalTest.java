package io.cloudcostguard.ingest.actual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

/// A contract that was inferred from a bill needs two persons.
class ContractProposalTest {

  private static final String PATH = "/v1/actuals/contract-proposals";
  private static final String YES = "{\"comment\":\"As in the amendment.\"}";

  private final FrontDoor door = FrontDoor.open();
  private Visitor proposer;

  @BeforeEach
  void bill() throws Exception {
    proposer = Visitor.ofNewTenant();
    charge("Amazon Elastic Compute Cloud", "sku-1", "100", "88");
    charge("Amazon Elastic Compute Cloud", "sku-2", "10", "8.8");
    charge("Amazon Relational Database Service", "sku-3", "10", "9");
    charge("Amazon Relational Database Service", "sku-4", "10", "5"); // not uniform
  }

  private void charge(String service, String sku, String list, String paid) throws Exception {
    LocalDate month = LocalDate.of(2026, 9, 1);
    OffsetDateTime start = month.atStartOfDay().atOffset(ZoneOffset.UTC);
    try (Connection database = door.database();
        PreparedStatement row =
            database.prepareStatement(
                """
                insert into actual_charge (tenant, month, identity, import, provider, account,
                  sub_account, billing_start, charge_start, charge_end, category, correction, service,
                  service_category, region, resource, resource_type, sku, description, commitment,
                  currency, tags, unit, quantity, consumed_unit, consumed, billed, effective, list)
                values (?, ?, ?, 1, 'AWS', '111', '222', ?, ?, ?, 'Usage', false, ?, '', '', '', '', ?,
                  '', '', 'USD', '{}', '', null, '', null, ?, ?, ?)
                """)) {
      database
          .createStatement()
          .execute(
              "create table if not exists actual_charge_2026_09 partition of actual_charge for values from ('2026-09-01') to ('2026-10-01')");
      row.setString(1, proposer.tenant());
      row.setObject(2, month);
      row.setObject(3, UUID.randomUUID());
      row.setObject(4, start);
      row.setObject(5, start);
      row.setObject(6, start.plusDays(1));
      row.setString(7, service);
      row.setString(8, sku);
      row.setBigDecimal(9, new BigDecimal(paid));
      row.setBigDecimal(10, new BigDecimal(paid));
      row.setBigDecimal(11, new BigDecimal(list));
      row.executeUpdate();
    }
  }

  private JsonNode propose() throws Exception {
    Answer proposed =
        proposer.send("POST", PATH, "{\"month\":\"2026-09\",\"comment\":\"EDP since September.\"}");
    assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
    assertThat(proposed.header("Location")).endsWith(proposed.json().path("id").asString());
    return proposed.json();
  }

  private static Answer decide(Visitor by, String id, String how) throws Exception {
    return by.send("POST", PATH + "/" + id + "/" + how, YES);
  }

  private static String type(Answer answer) {
    return answer.json().path("type").asString().replaceFirst(".*:", "");
  }

  @Test
  void takesTheUniformRatesOfTheBillAndAnotherPersonsWord() throws Exception {
    JsonNode proposal = propose();
    String id = proposal.path("id").asString();
    assertThat(proposal.path("terms").findValuesAsString("key")).contains("aws/ec2");
    assertThat(proposal.path("terms").findValuesAsString("discount")).containsOnly("12");
    assertThat(proposal.path("terms").findValuesAsString("service"))
        .containsOnly("Amazon Elastic Compute Cloud");

    Answer own = decide(proposer, id, "acceptance");
    assertThat(own.status()).isEqualTo(403);
    assertThat(type(own)).isEqualTo("own-proposal");
    assertThat(proposer.get(PATH + "/" + id).json().path("state").asString()).isEqualTo("open");

    Visitor other = proposer.colleague("approve", "read");
    Answer accepted = decide(other, id, "acceptance");
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
    assertThat(accepted.json().path("state").asString()).isEqualTo("accepted");
    assertThat(accepted.json().path("proposedBy")).isNotEqualTo(accepted.json().path("decidedBy"));

    for (String how : List.of("acceptance", "refusal")) {
      Answer again = decide(other, id, how);
      assertThat(again.status()).isEqualTo(409);
      assertThat(type(again)).isEqualTo("proposal-decided");
    }
    // What the bill says later changes nothing of what was accepted.
    charge("Amazon Elastic Compute Cloud", "sku-1", "100", "10");
    assertThat(proposer.get(PATH).json().path("proposals").path(0).path("terms"))
        .isEqualTo(proposal.path("terms"));
    assertThat(audited(id, "acceptance"))
        .singleElement()
        .satisfies(record -> {
          assertThat(record.before()).contains("\"state\":\"open\"");
          assertThat(record.after())
              .contains("\"state\":\"accepted\"", "\"reason\":\"As in the amendment.\"");
        });
  }

  private List<AuditRecorded> audited(String id, String how) {
    List<AuditRecorded> found = new ArrayList<>();
    await()
        .until(() -> {
          found.clear();
          door.records(Topics.AUDIT, record -> proposer.tenant().equals(record.key())).stream()
              .map(record -> Json.MAPPER.readValue(record.value(), AuditRecorded.class))
              .filter(record -> String.valueOf(record).contains(id + "/" + how))
              .filter(record -> record.after() != null)
              .forEach(found::add);
          return !found.isEmpty();
        });
    return found;
  }

  @Test
  void letsOneOfManyDecide() throws Exception {
    String id = propose().path("id").asString();
    Visitor one = proposer.colleague("approve");
    Visitor two = proposer.colleague("approve");
    List<Callable<Integer>> tries =
        List.of(
            () -> decide(one, id, "acceptance").status(),
            () -> decide(two, id, "refusal").status(),
            () -> decide(proposer, id, "refusal").status());
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (Future<Integer> each : pool.invokeAll(tries)) {
        answers.add(each.get());
      }
    }
    assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
  }

  @Test
  void asksForAReasonAndForABillThatShowsSomething() throws Exception {
    String id = propose().path("id").asString();
    Visitor other = proposer.colleague("approve");
    assertThat(other.send("POST", PATH + "/" + id + "/acceptance", "{}").status()).isEqualTo(422);
    assertThat(proposer.send("POST", PATH, "{\"month\":\"2025-01\"}").status()).isEqualTo(422);
    assertThat(proposer.send("POST", PATH, "{\"month\":\"2025-13\"}").status()).isEqualTo(422);
    assertThat(other.send("POST", PATH, "{\"month\":\"2026-09\"}").status()).isEqualTo(403);
  }

  @Test
  void isOfItsTenantOnly() throws Exception {
    String id = propose().path("id").asString();
    Visitor stranger = Visitor.ofNewTenant();
    assertThat(stranger.get(PATH + "/" + id).status()).isEqualTo(404);
    assertThat(decide(stranger, id, "acceptance").status()).isEqualTo(404);
    assertThat(decide(stranger, id, "refusal").status()).isEqualTo(404);
    assertThat(stranger.get(PATH).json().path("proposals")).isEmpty();
  }

  @Test
  void keepsAHundredOpenProposalsAtMost() throws Exception {
    for (int i = 0; i < ContractProposals.MOST_OPEN; i++) {
      propose();
    }
    Answer more = proposer.send("POST", PATH, "{\"month\":\"2026-09\"}");
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.body()).contains("wait");
  }
}
