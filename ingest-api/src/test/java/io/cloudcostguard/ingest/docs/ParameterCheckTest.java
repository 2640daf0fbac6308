package io.cloudcostguard.ingest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.docs.OpenApi.Operation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What is asked in a way that a route does not know, is not answered as if it was not asked.
class ParameterCheckTest {

  private final FrontDoor door = FrontDoor.open();
  private final OpenApi api = new OpenApi(door);

  ParameterCheckTest() throws Exception {}

  @Test
  void everyRouteRefusesAParameterThatItDoesNotKnow() throws Exception {
    List<Operation> strict =
        api.operations().stream()
            .filter(operation -> !operation.says().has("x-ignores-other-parameters"))
            .toList();
    assertThat(strict).hasSizeGreaterThan(35);
    for (Operation operation : strict) {
      String[] parts = operation.toString().split(" ", 2);
      String path = parts[1].replaceAll("\\{[a-z]+}", "x");

      Answer answer = door.send(parts[0].toUpperCase(Locale.ROOT), path + "?bogus=1", "{}");

      assertThat(answer.status()).as("%s: %s", operation, answer.body()).isEqualTo(400);
      assertThat(answer.body()).as(operation.toString()).contains("`bogus` is no parameter");
    }
  }

  @Test
  void namesTheParametersThatThereAre() throws Exception {
    Answer answer = door.get("/v1/estimates?since=2026-01-01T00:00:00Z");

    assertThat(answer.json().path("type").asString()).contains("invalid-parameter");
    assertThat(answer.body())
        .contains("`since` is no parameter of this route.")
        .contains("cursor, from, limit, outcome, project, pull_request, repository, to, workspace");
    assertThat(door.get("/v1/estimates?project=a&project=b").status()).isEqualTo(400);
    assertThat(door.get("/v1/estimates?bogus").status()).isEqualTo(400);
    assertThat(door.get("/v1/estimates?%70roject=a").status()).isEqualTo(200);
  }

  @Test
  void whoMayNotAskDoesNotLearnHow() throws Exception {
    Answer answer = door.send(FrontDoor.request(door.port(), "/v1/estimates?bogus=1").GET());

    assertThat(answer.status()).isEqualTo(401);
  }
}
