package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class DuplicateTest {

  private static final byte[] OTHER = bytes("{\"format_version\":\"1.2\"}");

  private final FrontDoor door = FrontDoor.open();
  private final String project = "p-" + UUID.randomUUID();

  @Test
  void isAnotherPlanByDefault() throws Exception {
    Answer first = door.post("/v1/plans?project=" + project, plan());
    await().until(() -> isNewest(first));

    Answer second = door.post("/v1/plans?project=" + project, plan());

    assertThat(second.json().path("id")).isNotEqualTo(first.json().path("id"));
    assertThat(second.json().has("duplicate")).isFalse();
  }

  @Test
  void isAnsweredWithTheFirstWhileItIsTheNewestOfItsWorkspace() throws Exception {
    try (ConfigurableApplicationContext service =
        door.start(door.broker(), "--ccg.submit.duplicate-window=1h")) {
      int port = FrontDoor.portOf(service);
      Answer first = submit(port, plan(), "&commit=abcdef0&run_url=https://ci.example.org/1");
      assertThat(first.json().has("duplicate")).isFalse();
      await().until(() -> isNewest(first));

      Answer again = submit(port, plan(), "&commit=abcdef0&run_url=https://ci.example.org/2");
      assertThat(again.status()).isEqualTo(202);
      assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
      assertThat(again.json().path("duplicate").asBoolean()).isTrue();

      Answer otherCommit = submit(port, plan(), "&commit=abcdef1");
      assertThat(otherCommit.json().has("duplicate")).isFalse();

      Answer other = submit(port, OTHER, "");
      await().until(() -> isNewest(other));
      Answer backAgain = submit(port, plan(), "&commit=abcdef0");
      assertThat(backAgain.json().has("duplicate")).isFalse();
    }
  }

  private boolean isNewest(Answer answer) throws Exception {
    try (var database = door.database();
        var query =
            database.prepareStatement(
                "select id from submission where project = ? order by submitted_at desc limit 1")) {
      query.setString(1, project);
      var row = query.executeQuery();
      return row.next() && row.getString(1).equals(answer.json().path("id").asString());
    }
  }

  private Answer submit(int port, byte[] plan, String more) throws Exception {
    return door.send(
        FrontDoor.request(port, "/v1/plans?project=" + project + more)
            .header("Authorization", "Bearer " + FrontDoor.TOKEN)
            .POST(BodyPublishers.ofByteArray(plan)));
  }
}
