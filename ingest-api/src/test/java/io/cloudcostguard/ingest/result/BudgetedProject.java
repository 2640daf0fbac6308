package io.cloudcostguard.ingest.result;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The project `shop` of a new tenant, with a budget and estimates.
public final class BudgetedProject {

  private static final String BUDGET = "/v1/projects/shop/budget";

  private final FrontDoor door;
  private final Visitor owner;

  public BudgetedProject(FrontDoor door) throws Exception {
    this.door = door;
    owner = Visitor.ofNewTenant();
  }

  public Visitor owner() {
    return owner;
  }

  /// Sets the budget, and waits until it is read.
  ///
  /// @param more further fields, e.g. `"requiresApproval":true`
  public void budget(String amount, String more) throws Exception {
    Answer set =
        owner.send(
            "PUT",
            BUDGET,
            "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"}%s}"
                .formatted(amount, more.isEmpty() ? "" : "," + more));
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(owner.get(BUDGET).body()).isEqualTo(set.body()));
  }

  /// Submits a plan and publishes its estimate.
  ///
  /// @param query of the submission, e.g. `workspace=dev&repository=acme/shop&pull_request=7`
  public String estimated(String monthly, String query) throws Exception {
    return estimated(owner, monthly, query);
  }

  public String estimated(Visitor submitter, String monthly, String query) throws Exception {
    Answer submitted =
        submitter.send(
            "POST",
            "/v1/plans?project=shop&workspace=prod&" + query,
            new String(plan(), StandardCharsets.UTF_8));
    assertThat(submitted.status()).as(submitted.body()).isEqualTo(202);
    String id = submitted.json().path("id").asString();
    String outcome =
        Plans.estimate(id, "shop", monthly)
            .replace("\"tenant\":\"default\"", "\"tenant\":\"" + owner.tenant() + "\"")
            .replaceFirst("\\{", "{" + source(query));
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(), owner.tenant() + "/shop/prod", Plans.bytes(outcome)));
    await()
        .untilAsserted(() -> assertThat(owner.get("/v1/estimates/" + id).status()).isEqualTo(200));
    return id;
  }

  private static String source(String query) {
    if (!query.contains("pull_request=")) {
      return "";
    }
    String commit =
        query.contains("commit=") ? query.replaceAll(".*commit=([0-9a-f]+).*", "$1") : "";
    return "\"source\":{\"repository\":\"acme/shop\",\"pullRequest\":%s%s},"
        .formatted(
            query.replaceAll(".*pull_request=(\\d+).*", "$1"),
            commit.isEmpty() ? "" : ",\"commit\":\"" + commit + "\"");
  }
}
