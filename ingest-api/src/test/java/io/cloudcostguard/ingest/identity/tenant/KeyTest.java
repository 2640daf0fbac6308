package io.cloudcostguard.ingest.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

  private static final String LIST = "/v1/estimates";

  private final FrontDoor door = FrontDoor.open();

  @Test
  void isShownOnceAndStoredAsAHash() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();

    Answer list = visitor.get("/v1/keys");

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body())
        .contains(visitor.id(), "made by the operator", "\"createdBy\":\"operator\"")
        .doesNotContain(visitor.key(), "sha256");
    assertThat(stored(visitor.id())).contains(visitor.id()).doesNotContain(visitor.key());
  }

  private String stored(String id) throws Exception {
    try (Connection database = door.database();
        Statement sql = database.createStatement();
        ResultSet row = sql.executeQuery("select k::text from api_key k where id = '" + id + "'")) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void opensTheDoorInBothHeaders() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();

    assertThat(visitor.get(LIST).status()).isEqualTo(200);
    assertThat(
            door.send(FrontDoor.request(door.port(), LIST).header("X-Api-Key", visitor.key()))
                .status())
        .isEqualTo(200);
  }

  @Test
  void isOfNoUseOnceRevoked() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    Visitor colleague = visitor.colleague("read");
    assertThat(colleague.get(LIST).status()).isEqualTo(200);

    assertThat(visitor.send("DELETE", "/v1/keys/" + colleague.id(), "").status()).isEqualTo(204);

    Answer refused = colleague.get(LIST);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(visitor.get("/v1/keys").body()).doesNotContain(colleague.id());
    assertThat(visitor.send("DELETE", "/v1/keys/" + colleague.id(), "").status()).isEqualTo(404);
  }

  @Test
  void worksBesideItsPredecessorForAWhileAfterItIsRotated() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();

    Answer rotated =
        visitor.send("POST", "/v1/keys/" + visitor.id() + "/rotate?graceMinutes=10", "");

    Visitor renewed =
        new Visitor(door, visitor.tenant(), visitor.id(), rotated.json().path("key").asString());
    assertThat(Instant.parse(rotated.json().path("previousUntil").asString()))
        .isAfter(Instant.now());
    assertThat(renewed.key()).isNotEqualTo(visitor.key());
    assertThat(renewed.get(LIST).status()).isEqualTo(200);
    assertThat(visitor.get(LIST).status()).isEqualTo(200);

    change("update api_key set previous_until = now() where id = '" + visitor.id() + "'");
    await().untilAsserted(() -> assertThat(visitor.get(LIST).status()).isEqualTo(401));
    assertThat(renewed.get(LIST).status()).isEqualTo(200);
  }

  @Test
  void saysThatItHasExpired() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    change("update api_key set expires_at = now() where id = '" + visitor.id() + "'");

    await()
        .untilAsserted(() -> {
          Answer refused = visitor.get(LIST);
          assertThat(refused.status()).isEqualTo(401);
          assertThat(refused.body()).contains("expired at");
        });
  }

  /// As another instance would make it.
  private void change(String statement) throws Exception {
    try (Connection database = door.database();
        Statement sql = database.createStatement()) {
      database.setAutoCommit(false);
      sql.execute("update access_change set change = change + 1");
      sql.execute(statement);
      database.commit();
    }
  }

  @Test
  void isOnlyCreatedByACallerWithItsScopes() throws Exception {
    Visitor all = Visitor.ofNewTenant();
    Visitor admin = all.colleague("admin", "read");

    Answer more = admin.send("POST", "/v1/keys", Visitor.wish("more", "admin", "approve"));
    Answer taken = admin.send("POST", "/v1/keys/" + all.id() + "/rotate", "");

    assertThat(more.status()).isEqualTo(403);
    assertThat(taken.status()).isEqualTo(403);
    assertThat(taken.body()).doesNotContain("ccg_");
    assertThat(admin.colleague("read").get(LIST).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"scopes\":[\"operate\"]}",
        "{\"name\":\"a\",\"scopes\":[]}",
        "{\"name\":\"a\",\"scopes\":[null]}",
        "{\"name\":\"a\",\"scopes\":[\"read\",\"read\"]}",
        "{\"name\":\"a\"}",
        "{\"name\":\" \",\"scopes\":[\"read\"]}",
        "{\"scopes\":[\"read\"]}",
        "{\"name\":\"a\",\"scopes\":[\"read\"],\"expiresAt\":\"2001-01-01T00:00:00Z\"}",
        "{\"name\":\"a\",\"scopes\":[\"read\"],\"expiresAt\":\"tomorrow\"}",
      })
  void isNotMadeOfNonsense(String body) throws Exception {
    assertThat(door.send("POST", "/v1/keys", body).status()).isEqualTo(422);
  }

  @Test
  void doesNotReachIntoAnotherTenant() throws Exception {
    Visitor one = Visitor.ofNewTenant();
    Visitor two = Visitor.ofNewTenant();

    assertThat(two.send("DELETE", "/v1/keys/" + one.id(), "").status()).isEqualTo(404);
    assertThat(two.send("POST", "/v1/keys/" + one.id() + "/rotate", "").status()).isEqualTo(404);
    assertThat(two.get("/v1/keys").body()).doesNotContain(one.id());
    assertThat(one.get(LIST).status()).isEqualTo(200);
  }

  @Test
  void hasItsLastUseWritten() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    assertThat(visitor.get("/v1/keys").body()).doesNotContain("lastUsedAt");

    door.part(LastUse.class).write();

    assertThat(visitor.get("/v1/keys").json().at("/keys/0/lastUsedAt").asString()).isNotEmpty();
  }

  @Test
  void ofAClosedTenantIsOfNoUse() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    String tenant = "/v1/tenants/" + visitor.tenant();

    assertThat(door.send("DELETE", tenant, "").status()).isEqualTo(204);
    assertThat(visitor.get(LIST).status()).isEqualTo(401);
    assertThat(door.send("DELETE", tenant, "").status()).isEqualTo(404);
    assertThat(door.send("POST", tenant + "/keys", Visitor.wish("a", "read")).status())
        .isEqualTo(404);
    assertThat(door.get("/v1/tenants").body()).contains(visitor.tenant(), "closedAt");

    assertThat(door.send("PUT", tenant, "{}").status()).isEqualTo(200);
    assertThat(visitor.get(LIST).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1.0", "1e3", "1e999999999", "1e-999999999", "-1", "true", "{}"})
  void areOfATenantWhoseLimitsAreWholeNumbers(String number) throws Exception {
    Answer answer =
        FrontDoor.open()
            .send("PUT", "/v1/tenants/t-" + UUID.randomUUID(), "{\"plansPerDay\":" + number + "}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
  }

  @Test
  void needsATenantWithAName() throws Exception {
    assertThat(door.send("PUT", "/v1/tenants/Capital", "{}").status()).isEqualTo(400);
    assertThat(door.send("PUT", "/v1/tenants/a.b", "{}").status()).isEqualTo(400);
    assertThat(door.send("PUT", "/v1/tenants/" + "a".repeat(64), "{}").status()).isEqualTo(400);
  }
}
