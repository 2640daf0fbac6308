package io.cloudcostguard.ingest.result.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.ingest.result.BudgetedProject;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Approvals up to an amount, until a moment, and until they are taken back.
class ApprovalCeilingTest {

  private static final String UP_TO_15 = "{\"comment\":\"Agreed.\",\"upTo\":\"15.00\"}";
  private static final String PULL_7 = "repository=acme/shop&pull_request=7";

  private final FrontDoor door = FrontDoor.open();
  private BudgetedProject project;
  private Visitor approver;

  @BeforeEach
  void aProjectWithABudget() throws Exception {
    project = new BudgetedProject(door);
    approver = project.owner().colleague("approve");
    project.budget("10", "\"requiresApproval\":true");
  }

  @Test
  void coversNewerPlansOfThePullRequestUpToTheCeiling() throws Exception {
    String first = project.estimated("12.34", PULL_7);
    assertThat(approve(first, UP_TO_15).status()).isEqualTo(201);

    String cheaper = project.estimated("14.99", PULL_7);
    String dearer = project.estimated("15.01", PULL_7);
    String otherPull = project.estimated("12.34", "repository=acme/shop&pull_request=8");
    String noPull = project.estimated("12.34", "");

    assertThat(decision(cheaper)).isEqualTo("PASS");
    assertThat(status(cheaper).path("status").asString()).isEqualTo("approved");
    assertThat(status(cheaper).at("/approval/estimate").asString()).isEqualTo(first);
    assertThat(status(cheaper).at("/approval/upTo").asString()).isEqualTo("15.00");
    assertThat(decision(dearer)).isEqualTo("SOFT_BLOCK");
    assertThat(status(dearer).path("status").asString()).isEqualTo("required");
    assertThat(decision(otherPull)).isEqualTo("SOFT_BLOCK");
    assertThat(decision(noPull)).isEqualTo("SOFT_BLOCK");

    // The dearer plan may be approved by itself.
    assertThat(approve(dearer, "{\"comment\":\"Again.\",\"upTo\":\"20\"}").status()).isEqualTo(201);
    assertThat(decision(dearer)).isEqualTo("PASS");
  }

  @Test
  void isOfOnePlanWithoutACeiling() throws Exception {
    String first = project.estimated("12.34", PULL_7);
    approve(first, "{\"comment\":\"Agreed.\"}");

    assertThat(decision(first)).isEqualTo("PASS");
    assertThat(decision(project.estimated("12.34", PULL_7))).isEqualTo("SOFT_BLOCK");
  }

  /// The budget in euros may rise by what the approval lets the one in dollars rise: 2.66 USD are
  /// 1.33 EUR, to 7.50 EUR.
  @Test
  void letsABudgetInAnotherCurrencyRiseByTheSameWorth() throws Exception {
    String euros =
        """
        {"monthlyLimit":{"amount":"6","currency":"EUR"},
         "exchange":{"rate":"2","asOf":"2026-11-27"},
         "thresholds":[{"id":"t100","percent":"100","action":"SOFT_BLOCK"}]}
        """;
    Answer set = project.owner().send("PUT", "/v1/budgets/euros", euros);
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    await().until(() -> project.owner().get("/v1/budgets").body().contains("\"euros\""));
    String first = project.estimated("12.34", PULL_7);
    assertThat(approve(first, UP_TO_15).status()).isEqualTo(201);
    project.budget("20", "\"requiresApproval\":true"); // keeps the limit in dollars out of it

    assertThat(decision(project.estimated("15.00", PULL_7))).isEqualTo("PASS");
    assertThat(decision(project.estimated("15.02", PULL_7))).isEqualTo("SOFT_BLOCK");
  }

  @Test
  void showsInRuns() throws Exception {
    String run = "run-" + UUID.randomUUID();
    approve(project.estimated("12.34", PULL_7), UP_TO_15);

    project.estimated("14", PULL_7 + "&run=" + run);

    await()
        .untilAsserted(() ->
            assertThat(
                    project
                        .owner()
                        .get("/v1/runs/" + run)
                        .json()
                        .at("/plans/0/approval")
                        .asString())
                .isEqualTo("given"));
  }

  @Test
  void isWithdrawnFromEveryPlanThatItCovers() throws Exception {
    String first = project.estimated("12.34", PULL_7);
    approve(first, UP_TO_15);
    String next = project.estimated("14", PULL_7);

    Answer withdrawn = withdraw(next, "?comment=Put%20off.");

    assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
    assertThat(decision(next)).isEqualTo("SOFT_BLOCK");
    assertThat(decision(first)).isEqualTo("SOFT_BLOCK");
    JsonNode status = status(first);
    assertThat(status.path("status").asString()).isEqualTo("required");
    assertThat(status.at("/approval/withdrawn/by").asString()).isEqualTo("key " + approver.id());
    assertThat(status.at("/approval/withdrawn/comment").asString()).isEqualTo("Put off.");

    // And may be given again
    assertThat(approve(first, UP_TO_15).status()).isEqualTo(201);
    assertThat(decision(next)).isEqualTo("PASS");
    assertThat(status(first).at("/approval").has("withdrawn")).isFalse();
  }

  @Test
  void isAuditedWithWhatItChanged() throws Exception {
    String id = project.estimated("12.34", PULL_7);
    approve(id, UP_TO_15);
    withdraw(id, "?comment=Put%20off.");

    await()
        .untilAsserted(() -> {
          JsonNode records = project.owner().get("/v1/audit").json().path("records");
          JsonNode gone = find(records, "DELETE /v1/estimates/{id}/approval");
          assertThat(gone.path("comment").asString()).isEqualTo("Put off.");
          assertThat(Json.MAPPER.readTree(gone.path("before").asString()).path("status").asString())
              .isEqualTo("approved");
          assertThat(Json.MAPPER.readTree(gone.path("after").asString()).path("status").asString())
              .isEqualTo("required");
          JsonNode given = find(records, "POST /v1/estimates/{id}/approval");
          assertThat(
                  Json.MAPPER
                      .readTree(given.path("after").asString())
                      .at("/approval/upTo")
                      .asString())
              .isEqualTo("15.00");
        });
    assertThat(
            door.records(
                Topics.AUDIT,
                record ->
                    record.key().equals(project.owner().tenant())
                        && new String(record.value(), StandardCharsets.UTF_8)
                            .contains("\"before\":")))
        .hasSize(2);
  }

  private static JsonNode find(JsonNode records, String action) {
    for (JsonNode record : records) {
      if (record.path("action").asString().equals(action)) {
        return record;
      }
    }
    throw new AssertionError(action + " is not in " + records);
  }

  @Test
  void expires() throws Exception {
    String first = project.estimated("12.34", PULL_7);
    String expiry = Instant.now().plusSeconds(3600).toString();
    Answer given =
        approve(
            first,
            "{\"comment\":\"For now.\",\"upTo\":\"15\",\"expiresAt\":\"%s\"}".formatted(expiry));
    assertThat(given.status()).as(given.body()).isEqualTo(201);
    String next = project.estimated("14", PULL_7);
    assertThat(decision(next)).isEqualTo("PASS");

    // When its time is over
    try (Connection database = door.database();
        PreparedStatement update =
            database.prepareStatement(
                "update approval set expires_at = now() - interval '1 second' where estimate_id = ?")) {
      update.setString(1, first);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }

    // Then
    assertThat(decision(next)).isEqualTo("SOFT_BLOCK");
    assertThat(decision(first)).isEqualTo("SOFT_BLOCK");
    assertThat(status(first).path("status").asString()).isEqualTo("required");
    assertThat(approve(first, UP_TO_15).status()).isEqualTo(201);
    assertThat(decision(next)).isEqualTo("PASS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"comment\":\"a\",\"upTo\":\"12.33\"}",
        "{\"comment\":\"a\",\"upTo\":\"-1\"}",
        "{\"comment\":\"a\",\"upTo\":\"1e9\"}",
        "{\"comment\":\"a\",\"upTo\":\"lots\"}",
        "{\"comment\":\"a\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
        "{\"comment\":\"a\",\"expiresAt\":\"tomorrow\"}",
        "{\"upTo\":\"15\"}"
      })
  void refusesWhatMakesNoSense(String body) throws Exception {
    String id = project.estimated("12.34", PULL_7);

    assertThat(approve(id, body).status()).isEqualTo(422);

    assertThat(decision(id)).isEqualTo("SOFT_BLOCK");
  }

  @Test
  void isNotGivenByTheSubmitterWhereFourEyesHaveToSeeIt() throws Exception {
    try (var service = door.start(door.broker(), "--ccg.approvals.four-eyes=true")) {
      int port = FrontDoor.portOf(service);
      Visitor both = project.owner().colleague("submit", "approve");
      String id = project.estimated(both, "12.34", PULL_7);
      await()
          .untilAsserted(() ->
              assertThat(approve(port, both, id).json().path("detail").asString())
                  .isEqualTo(
                      "This plan was submitted by key %s, who may not approve it, too."
                          .formatted(both.id())));
      Answer refused = approve(port, both, id);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().path("type").asString()).endsWith(":own-plan");

      assertThat(approve(port, approver, id).status()).isEqualTo(201);
    }
  }

  private Answer approve(int port, Visitor visitor, String id) throws Exception {
    return door.send(
        visitor
            .request(port, path(id))
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(UP_TO_15)));
  }

  private Answer approve(String id, String body) throws Exception {
    return approver.send("POST", path(id), body);
  }

  private Answer withdraw(String id, String query) throws Exception {
    return approver.send("DELETE", path(id) + query, "");
  }

  private JsonNode status(String id) throws Exception {
    return project.owner().get(path(id)).json();
  }

  private String decision(String id) throws Exception {
    return project
        .owner()
        .get("/v1/estimates/" + id + "/decision")
        .json()
        .path("decision")
        .asString();
  }

  private static String path(String id) {
    return "/v1/estimates/" + id + "/approval";
  }
}
