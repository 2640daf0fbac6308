package io.cloudcostguard.ingest.result.estimate;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PureEstimator;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.secret.EstimateLinks;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Signed links to an estimate.
class LinkTest {

  private static final FrontDoor DOOR = FrontDoor.open();

  private static PureEstimator estimator;
  private static String id;

  @BeforeAll
  static void estimate() throws Exception {
    estimator = new PureEstimator(DOOR, plan -> plan.project().equals("links"));
    id = DOOR.post("/v1/plans?project=links", plan()).json().path("id").asString();
    assertThat(DOOR.get("/v1/estimates/" + id, "Prefer", "wait=30").status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() throws Exception {
    estimator.close();
  }

  @Test
  void openOnePageForWhoeverHasThem() throws Exception {
    Answer made = DOOR.send("POST", "/v1/estimates/" + id + "/links?days=2", "");

    assertThat(made.status()).isEqualTo(201);
    JsonNode link = made.json();
    assertThat(Instant.parse(link.path("expiresAt").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofHours(47)), Instant.now().plus(Duration.ofHours(49)));
    Answer page = anonymous(link.path("path").asString());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body()).contains("links/default", "aws_ebs_volume");
    assertThat(anonymous("/v1/estimates/" + id).status()).isEqualTo(401);
  }

  @Test
  void areVoidOnceTheyAreRevoked() throws Exception {
    String first = path();

    assertThat(DOOR.send("DELETE", "/v1/estimates/" + id + "/links", "").status()).isEqualTo(204);

    Answer refused = anonymous(first);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.json().path("detail").asString()).contains("revoked");
    assertThat(anonymous(path()).status()).as("a new one, at once").isEqualTo(200);
  }

  @Test
  void endWithTheirTenant() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    String plan =
        visitor
            .send("POST", "/v1/plans?project=links", new String(plan(), StandardCharsets.UTF_8))
            .json()
            .path("id")
            .asString();
    String links = "/v1/estimates/" + plan + "/links";
    String path = visitor.send("POST", links, "").json().path("path").asString();
    await().until(() -> anonymous(path).status() == 200);

    assertThat(DOOR.send("DELETE", "/v1/tenants/" + visitor.tenant(), "").status()).isEqualTo(204);

    assertThat(anonymous(path).status()).isEqualTo(404);
  }

  /// Who follows a link in a message sees a browser's page.
  @Test
  void sayWhyTheyOpenNothingInAPageToo() throws Exception {
    Answer page =
        DOOR.send(FrontDoor.request(DOOR.port(), "/e/x").header("Accept", "text/html,*/*;q=0.8"));

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.body()).contains("<p>This link has expired, was revoked, or is not complete.");
  }

  @Test
  void sayThatTheirEstimateIsNotThereYet() throws Exception {
    String pending = DOOR.post("/v1/plans?project=pending", plan()).json().path("id").asString();
    Answer made = DOOR.send("POST", "/v1/estimates/" + pending + "/links", "");

    assertThat(anonymous(made.json().path("path").asString()).status()).isEqualTo(409);
  }

  @Test
  void areAuditedWithoutWhatOpensThem() throws Exception {
    String other = DOOR.post("/v1/plans?project=links", plan()).json().path("id").asString();
    assertThat(DOOR.get("/v1/estimates/" + other, "Prefer", "wait=30").status()).isEqualTo(200);
    String links = "/v1/estimates/" + other + "/links";
    JsonNode made = DOOR.send("POST", links + "?days=3", "").json();
    DOOR.send("DELETE", links, "");

    Answer audited =
        await()
            .until(
                () -> DOOR.get("/v1/audit?object=" + links),
                answer ->
                    answer.body().contains(made.path("expiresAt").asString())
                        && answer.json().at("/records/0/action").asString().startsWith("DELETE"));
    JsonNode records = audited.json().path("records");
    assertThat(records.get(0).path("after").asString()).contains("revokedAt");
    assertThat(records.get(1).path("after").asString()).contains(made.path("expiresAt").asString());
    assertThat(audited.body()).doesNotContain(made.path("path").asString());
  }

  @Test
  void openNothingWithoutOurSignatureOrAfterTheirTime() throws Exception {
    EstimateLinks ours = new EstimateLinks(new SecretBox(FrontDoor.SECRET_KEY));
    EstimateLinks others = new EstimateLinks(new SecretBox(SecretBox.newKey()));
    Instant now = Instant.now().plusSeconds(5);
    Instant later = now.plusSeconds(600);

    assertThat(
            anonymous("/e/" + ours.token(new EstimateLinks.Link("default", id, now, later)))
                .status())
        .isEqualTo(200);
    assertThat(
            anonymous("/e/" + others.token(new EstimateLinks.Link("default", id, now, later)))
                .status())
        .isEqualTo(404);
    assertThat(
            anonymous(
                    "/e/"
                        + ours.token(
                            new EstimateLinks.Link(
                                "default", id, now, Instant.now().minusSeconds(1))))
                .status())
        .isEqualTo(404);
    assertThat(
            anonymous("/e/" + ours.token(new EstimateLinks.Link("other", id, now, later))).status())
        .isEqualTo(404);
    assertThat(anonymous("/e/x").status()).isEqualTo(404);
  }

  @Test
  void areOfOnesOwnEstimatesOnly() throws Exception {
    Visitor stranger = Visitor.ofNewTenant();

    assertThat(stranger.send("POST", "/v1/estimates/" + id + "/links", "").status()).isEqualTo(404);
    String mine = path();
    assertThat(stranger.send("DELETE", "/v1/estimates/" + id + "/links", "").status())
        .isEqualTo(204);
    assertThat(anonymous(mine).status()).isEqualTo(200);
    assertThat(DOOR.send("POST", "/v1/estimates/" + id + "/links?days=91", "").status())
        .isEqualTo(400);
  }

  /// Of a new link, issued after any revocation of another test.
  private static String path() throws Exception {
    Thread.sleep(1100);
    return DOOR.send("POST", "/v1/estimates/" + id + "/links", "").json().path("path").asString();
  }

  private static Answer anonymous(String path) throws Exception {
    return DOOR.send(FrontDoor.request(DOOR.port(), path).GET());
  }
}
