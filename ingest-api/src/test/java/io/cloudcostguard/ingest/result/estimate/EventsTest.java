package io.cloudcostguard.ingest.result.estimate;

import static io.cloudcostguard.ingest.Plans.estimate;
import static io.cloudcostguard.ingest.Plans.estimated;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.Visitor;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EventsTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void tellsThatAPlanIsPendingAndThenItsOutcomeAndEnds() throws Exception {
    String id = submit();
    List<String> lines = new CopyOnWriteArrayList<>();
    HttpClient http = HttpClient.newHttpClient();
    var response = http.send(door.request(path(id)).GET().build(), BodyHandlers.ofLines());
    Thread reader = Thread.ofVirtual().start(() -> response.body().forEach(lines::add));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    await().until(() -> lines.size() >= 4);
    assertThat(lines)
        .containsExactly(
            "event: pending", "id: 1", "data: {\"id\":\"" + id + "\",\"status\":\"pending\"}", "");

    door.publish(estimated(id, "shop", "12"));
    reader.join();

    assertThat(lines.subList(4, lines.size()))
        .containsExactly("event: estimated", "id: 2", "data: " + estimate(id, "shop", "12"), "");
  }

  @Test
  void doesNotRepeatWhatTheClientHasSeen() throws Exception {
    String id = submit();
    door.publish(estimated(id, "shop", "12"));
    await()
        .untilAsserted(() -> assertThat(door.get("/v1/estimates/" + id).status()).isEqualTo(200));

    Answer afterPending = door.get(path(id), "Last-Event-ID", "1");
    Answer afterAll = door.get(path(id), "Last-Event-ID", "2");

    assertThat(afterPending.body()).startsWith("event: estimated\nid: 2\n");
    assertThat(afterAll.status()).isEqualTo(204);
  }

  @Test
  void is404ForAnUnknownPlan() throws Exception {
    for (String id :
        new String[] {UUID.randomUUID().toString(), "%20", new PlanIds().of("a", "b", "c", "d")}) {
      Answer answer = door.get(path(id));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @Test
  void tellsATenantThatThereIsANewOutcomeAndNothingOfIt() throws Exception {
    List<String> own = follow("Bearer " + FrontDoor.TOKEN);
    List<String> others = follow("Bearer " + Visitor.ofNewTenant().key());

    String id = submit();
    door.publish(estimated(id, "shop", "12"));

    await().until(() -> own.contains("event: changed"));
    assertThat(own).contains("data: {}");
    assertThat(String.join("", own)).doesNotContain(id);
    assertThat(others).doesNotContain("event: changed");
  }

  private List<String> follow(String authorization) throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    var request =
        FrontDoor.request(door.port(), "/v1/events").header("Authorization", authorization).GET();
    var response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    Thread.ofVirtual().start(() -> response.body().forEach(lines::add));
    return lines;
  }

  @Test
  void saysSoWhenTheDatabaseIsDown() throws Exception {
    String id = submit();

    door.withoutDatabase(() -> assertThat(door.get(path(id)).status()).isEqualTo(503));
  }

  private String submit() throws Exception {
    return door.post("/v1/plans?project=shop&workspace=prod", plan()).json().path("id").asString();
  }

  private static String path(String id) {
    return "/v1/estimates/" + id + "/events";
  }
}
