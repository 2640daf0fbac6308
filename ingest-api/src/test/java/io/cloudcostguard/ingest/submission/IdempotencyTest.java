package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// The Idempotency-Key of draft-ietf-httpapi-idempotency-key-header.
class IdempotencyTest {

  private final FrontDoor door = FrontDoor.open();
  private final String key = UUID.randomUUID().toString();

  @Test
  void isTheSameWithAndWithoutQuotes() throws Exception {
    Answer quoted = submit("/v1/plans", "\"" + key + "\"");
    Answer bare = submit("/v1/plans", key);

    assertThat(quoted.status()).isEqualTo(202);
    assertThat(bare.json()).isEqualTo(quoted.json());
    assertThat(timesPublished(quoted)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"", "\"a", "a\"b", "\"a\"; b=1", "\"a\", \"b\"", "a b", "\"a\\b\"", "\"\""})
  void isRefusedWhenItIsMalformed(String malformed) throws Exception {
    Answer answer = submit("/v1/plans", malformed);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:idempotency-key-malformed");
  }

  @Test
  void isRefusedWhenThereAreTwo() throws Exception {
    Answer answer =
        door.post("/v1/plans", plan(), "Idempotency-Key", key, "Idempotency-Key", key + "2");

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void doesNotServeForOtherParameters() throws Exception {
    assertThat(submit("/v1/plans?project=shop", key).status()).isEqualTo(202);

    for (String other : new String[] {"project=store", "project=shop&commit=abcdef0"}) {
      Answer refused = submit("/v1/plans?" + other, key);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("type").asString())
          .isEqualTo("urn:cloudcostguard:problem:idempotency-key-reused");
    }
    assertThat(submit("/v1/plans?project=shop&run_url=https://ci.example.org/2", key).status())
        .isEqualTo(202);
  }

  @Test
  void isInUseWhileTheFirstRequestIsBeingProcessed() throws Exception {
    // Given a request whose body does not end
    try (Socket first = door.connect()) {
      OutputStream out = first.getOutputStream();
      out.write(head().getBytes(StandardCharsets.US_ASCII));
      out.write(plan(), 0, 10);
      out.flush();

      // When
      AtomicReference<Answer> second = new AtomicReference<>();
      await()
          .untilAsserted(() -> {
            second.set(door.post("/v1/plans", new byte[0], "Idempotency-Key", key));
            assertThat(second.get().status()).isEqualTo(409);
          });

      // Then
      assertThat(second.get().json().path("type").asString())
          .isEqualTo("urn:cloudcostguard:problem:idempotency-key-in-use");
      assertThat(second.get().header("Retry-After")).isEqualTo("1");
      out.write(plan(), 10, plan().length - 10);
      out.flush();
      assertThat(new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 202");
      assertThat(timesPublished(submit("/v1/plans", key))).isEqualTo(1);
    }
  }

  private String head() {
    return """
    POST /v1/plans HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer %s\r
    Idempotency-Key: %s\r
    Content-Length: %d\r
    Connection: close\r
    \r
    """
        .formatted(FrontDoor.TOKEN, key, plan().length);
  }

  @Test
  void holdsOnEveryInstanceOnceTheReadModelHasIt() throws Exception {
    try (ConfigurableApplicationContext other =
        door.start(door.broker(), "--ccg.submit.idempotency-key-required=true")) {
      int port = FrontDoor.portOf(other);
      Answer first = submit("/v1/plans?project=shop", key);
      String id = first.json().path("id").asString();
      await().until(() -> isInReadModel(id));

      assertThat(door.send(elsewhere(port, "project=shop").header("Idempotency-Key", key)).json())
          .isEqualTo(first.json());
      assertThat(
              door.send(elsewhere(port, "project=store").header("Idempotency-Key", key)).status())
          .isEqualTo(422);
      assertThat(timesPublished(first)).isEqualTo(1);

      Answer without = door.send(elsewhere(port, "project=shop"));
      assertThat(without.status()).isEqualTo(400);
      assertThat(without.json().path("type").asString())
          .isEqualTo("urn:cloudcostguard:problem:idempotency-key-missing");
    }
  }

  /// Two instances may accept one key for two workspaces at once: neither knows of the other.
  @Test
  void belongsToEachPlanThatWasAcceptedUnderIt() throws Exception {
    Map<String, String> ids = new TreeMap<>();
    for (String project : List.of("shop", "store")) {
      String another =
          door.post("/v1/plans?project=" + project, plan()).json().path("id").asString();
      await().until(() -> isInReadModel(another));
      ids.put(project, new PlanIds().of("default", key, project, "default"));
      copyInReadModel(another, ids.get(project));
    }
    assertThat(ids.values()).doesNotHaveDuplicates();

    for (String project : List.of("shop", "store", "shop")) {
      assertThat(submit("/v1/plans?project=" + project, key).json().path("id").asString())
          .isEqualTo(ids.get(project));
    }
    assertThat(submit("/v1/plans?project=third", key).status()).isEqualTo(422);
  }

  private void copyInReadModel(String from, String to) throws Exception {
    try (var database = door.database();
        var copy =
            database.prepareStatement(
                """
                insert into submission (id, tenant, project, workspace, submitted_at, fingerprint)
                select ?, tenant, project, workspace, submitted_at, fingerprint
                from submission where id = ?
                """)) {
      copy.setString(1, to);
      copy.setString(2, from);
      assertThat(copy.executeUpdate()).isEqualTo(1);
    }
  }

  private boolean isInReadModel(String id) throws Exception {
    try (var database = door.database();
        var query =
            database.prepareStatement(
                "select from submission where id = ? and fingerprint <> ''")) {
      query.setString(1, id);
      return query.executeQuery().next();
    }
  }

  private static HttpRequest.Builder elsewhere(int port, String query) {
    return FrontDoor.request(port, "/v1/plans?" + query)
        .header("Authorization", "Bearer " + FrontDoor.TOKEN)
        .POST(BodyPublishers.ofByteArray(plan()));
  }

  private Answer submit(String path, String idempotencyKey) throws Exception {
    return door.post(path, plan(), "Idempotency-Key", idempotencyKey);
  }

  private int timesPublished(Answer answer) {
    String id = answer.json().path("id").asString();
    return door.records(
            Topics.PLANS, record -> id.equals(EventHeaders.text(record.headers(), "ce_id")))
        .size();
  }
}
