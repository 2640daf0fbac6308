package io.cloudcostguard.ingest.result.estimate;

import static io.cloudcostguard.ingest.Plans.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.http.Cursor;
import io.cloudcostguard.schemas.Topics;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `GET /v1/estimates`.
class HistoryTest {

  private static final long MOMENT = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();

  private final FrontDoor door = FrontDoor.open();
  private final PlanIds ids = new PlanIds();
  private final String project = "p-" + UUID.randomUUID();

  @Test
  void goesThroughEstimatesOfOneMomentWithoutLossOrRepetition() throws Exception {
    // Given seven of the same millisecond, and two others
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(publish("prod", "", MOMENT));
    }
    expected.sort(null);
    expected.add(publish("prod", "", MOMENT + 1));
    expected.addFirst(publish("prod", "", MOMENT - 1));
    await().until(() -> page("limit=100").json().path("estimates").size() == 9);

    // When they are fetched by twos, following the header
    List<String> seen = new ArrayList<>();
    String next = "/v1/estimates?limit=2&project=" + project;
    int pages = 0;
    while (next != null) {
      Answer page = door.get(next);
      page.json().path("estimates").forEach(one -> seen.add(one.path("id").asString()));
      next = link(page);
      assertThat(page.json().has("next")).isEqualTo(next != null);
      pages++;
    }

    // Then each is there once, the newest first
    assertThat(seen).isEqualTo(expected.reversed());
    assertThat(pages).isEqualTo(5);
  }

  @Test
  void hasNoNextPartWhereThePartsComeOut() throws Exception {
    publish("prod", "", MOMENT);
    publish("prod", "", MOMENT);
    await().until(() -> page("").json().path("estimates").size() == 2);

    assertThat(page("limit=2").json().has("next")).isFalse();
    assertThat(page("limit=2").header("Link")).isNull();
    assertThat(link(page("limit=1")))
        .startsWith("/v1/estimates?project=" + project + "&limit=1&cursor=");
  }

  @Test
  void isOfAWorkspaceOrAPullRequest() throws Exception {
    String repository = "acme/" + project;
    String first = publish("prod", source(repository, 7), MOMENT);
    String second = publish("test", source(repository, 8), MOMENT + 1);
    String third = publish("test", "", MOMENT + 2);
    String cancelled = ids.next();
    door.publish(Plans.cancelled(cancelled, project));
    await().until(() -> page("").json().path("estimates").size() == 4);

    assertThat(found("workspace=test")).containsExactly(third, second);
    assertThat(found("workspace=prod&outcome=estimated")).containsExactly(first);
    assertThat(found("repository=" + repository)).containsExactly(second, first);
    assertThat(found("repository=" + repository + "&pull_request=7")).containsExactly(first);
    assertThat(found("pull_request=8")).containsExactly(second);
    assertThat(found("outcome=cancelled")).containsExactly(cancelled);
    assertThat(found("outcome=rejected")).isEmpty();
    assertThat(page("pull_request=7").json().at("/estimates/0/repository").asString())
        .isEqualTo(repository);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "project=a%20b",
        "workspace=a%00",
        "repository=a%00b",
        "pull_request=0",
        "pull_request=x",
        "outcome=lost",
        "limit=101",
        "cursor=x",
        "cursor=LTk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFogYQ",
        "cursor=OTk5OS0xMy0zMVQwMDowMDowMFogYQ"
      })
  void refusesWhatItCannotLookFor(String query) throws Exception {
    Answer answer = door.get("/v1/estimates?" + query);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:invalid-parameter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "          |      |        |   | estimate_newest",
        "project-1 |      |        |   | estimate_newest_of_project",
        "project-1 | ws-1 |        |   | estimate_newest_of_workspace",
        "          |      | acme/1 |   | estimate_newest_of_repository",
        "          |      | acme/1 | 5 | estimate_newest_of_repository"
      })
  void readsAnIndexInItsOrder(
      String of, String workspace, String repository, Integer pullRequest, String index)
      throws Exception {
    Search search =
        new Search(
            of,
            workspace,
            repository,
            pullRequest,
            null,
            null,
            null,
            new Cursor(Instant.now(), "x"),
            20);
    String sql =
        History.sql(search)
            .replace(":tenant", "'explained'")
            .replace(":project", "'" + of + "'")
            .replace(":workspace", "'" + workspace + "'")
            .replace(":repository", "'" + repository + "'")
            .replace(":pullRequest", "" + pullRequest)
            .replace(":afterAt", "now()")
            .replace(":afterId", "'x'")
            .replace(":limit", "21");
    try (Connection database = door.database();
        Statement statement = database.createStatement()) {
      database.setAutoCommit(false);
      statement.execute(
          """
          insert into estimate (id, tenant, project, workspace, outcome, document, repository,
            pull_request, dead_lettered, created_at)
          select 'explained-' || i, 'explained', 'project-' || i % 10, 'ws-' || i % 100, 'estimated',
            '{}', 'acme/' || i % 10, i % 1000, false, now() - make_interval(secs => i)
          from generate_series(1, 20000) i
          """);
      statement.execute("analyze estimate");
      StringBuilder plan = new StringBuilder();
      var rows = statement.executeQuery("explain " + sql);
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      database.rollback();

      assertThat(plan).contains("Index Scan using " + index + " on estimate");
      assertThat(plan).doesNotContain("Sort", "Seq Scan");
    }
  }

  private Answer page(String query) throws Exception {
    return door.get("/v1/estimates?project=" + project + "&" + query);
  }

  private List<String> found(String query) throws Exception {
    List<String> found = new ArrayList<>();
    page(query).json().path("estimates").forEach(one -> found.add(one.path("id").asString()));
    return found;
  }

  private static String link(Answer answer) {
    String link = answer.header("Link");
    return link == null ? null : link.replaceFirst("<(.*)>; rel=\"next\"", "$1");
  }

  private static String source(String repository, int pullRequest) {
    return "\"source\":{\"repository\":\"%s\",\"pullRequest\":%d},"
        .formatted(repository, pullRequest);
  }

  private String publish(String workspace, String source, long at) throws Exception {
    String id = ids.next();
    String outcome =
        Plans.estimate(id, project, "1")
            .replace("\"workspace\":\"prod\",", "\"workspace\":\"" + workspace + "\"," + source);
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(), null, at, "default/" + project, bytes(outcome)));
    return id;
  }
}
