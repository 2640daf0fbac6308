package io.cloudcostguard.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.notifier.World.Subscription;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.decision.PlanDecided.State;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted.Outcome;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.secret.SigningKeys;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Delivers events from Kafka to Teams, a mailbox and a pull request.
class ChannelsTest {

  private static final String COMMIT = "9fceb02d0ae598e95dc970b74767f19372d61af8";
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void postsToTeamsAndSaysThatAcceptedIsNotPosted() {
    Receiver receiver = Receiver.answering("/teams", 202);
    Subscription subscription = World.subscribe("teams", receiver.url());

    publish(subscription, null, "prod", NOON);

    DeliveryAttempted attempt = attempts(subscription, 1).getFirst();
    assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(attempt.detail())
        .isEqualTo("Accepted by Teams, which does not say whether it was posted");
    JsonNode card =
        Json.MAPPER.readTree(receiver.requests.getFirst().body()).at("/attachments/0/content");
    assertThat(card.at("/actions/0/url").stringValue())
        .startsWith("https://cost.example.org/e/"); // a signed link
  }

  @Test
  void sendsAnEmail() throws Exception {
    String to = UUID.randomUUID() + "@acme.example";
    Subscription subscription = World.subscribe("email", "mailto:" + to);

    publish(subscription, null, "prod", NOON);

    DeliveryAttempted attempt = attempts(subscription, 1).getFirst();
    assertThat(attempt)
        .extracting(DeliveryAttempted::outcome, DeliveryAttempted::status)
        .containsExactly(Outcome.DELIVERED, 250);
    List<MimeMessage> received =
        Arrays.stream(World.MAIL.getReceivedMessagesForDomain(to)).toList();
    assertThat(received).hasSize(1);
    assertThat(received.getFirst().getMessageID())
        .isEqualTo("<" + attempt.deliveryId() + "@ccg.example>");
    assertThat(received.getFirst().getSubject())
        .isEqualTo("payments/prod: Monthly cost +$690.90 (+57.4 %) to $1,895.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "gitlab", "bitbucket", "azure-repos"})
  void writesOneCommentAndRewritesItWhereItIs(String channel) {
    // Given
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe(channel, repository);
    PlanSource source = Events.pullRequest(repository, 12);

    // When
    publish(subscription, source, "prod", NOON);
    attempts(subscription, 1);
    publish(subscription, source, "prod", NOON.plusSeconds(1));
    publish(subscription, source, "staging", NOON.plusSeconds(1));

    // Then
    assertThat(attempts(subscription, 3))
        .extracting(DeliveryAttempted::outcome)
        .containsOnly(Outcome.DELIVERED);
    assertThat(forge.requests)
        .containsExactlyInAnyOrder("POST", "GET one", FakeForge.update(channel) + " one", "POST");
    assertThat(forge.comments).extracting(FakeForge.Kept::pullRequest).containsOnly("12");
    assertThat(forge.comments)
        .extracting(FakeForge.Kept::body)
        .satisfiesExactlyInAnyOrder(
            body ->
                assertThat(body)
                    .contains("### Monthly cost +$690.90", "workspace `prod`")
                    .containsPattern(
                        "cloudcostguard [0-9a-f]{32} %d( -->|\\)\\*)"
                            .formatted(NOON.plusSeconds(1).toEpochMilli())),
            body -> assertThat(body).contains("workspace `staging`"));
  }

  @ParameterizedTest
  @CsvSource({
    "github,      pending,    failure,    success",
    "gitlab,      pending,    failed,     success",
    "bitbucket,   INPROGRESS, FAILED,     SUCCESSFUL",
    "azure-repos, pending,    failed,     succeeded"
  })
  void writesTheStatusOfACommitAndReplacesIt(
      String channel, String pending, String failed, String passed) {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe(channel, repository);

    decide(subscription, repository, State.PENDING, NOON, 1);
    attempts(subscription, 1);
    decide(subscription, repository, State.PENDING, NOON, 1); // GitLab takes it once
    attempts(subscription, 2);
    decide(subscription, repository, State.SOFT_BLOCK, NOON, 2);
    attempts(subscription, 3);
    decide(subscription, repository, State.PASS, NOON, 3);

    assertThat(attempts(subscription, 4))
        .extracting(DeliveryAttempted::outcome)
        .containsOnly(Outcome.DELIVERED);
    assertThat(forge.requests)
        .filteredOn(request -> !request.matches("(POST|GET|PUT|PATCH)( one)?"))
        .startsWith(pending)
        .endsWith(failed, passed);
    FakeForge.Status status = forge.statuses.getFirst();
    assertThat(forge.statuses).hasSize(1);
    assertThat(status.of()).isEqualTo(channel.equals("azure-repos") ? "12" : COMMIT);
    assertThat(status.context()).isEqualTo("cloudcostguard/payments/prod");
    assertThat(status.description()).isEqualTo("Passes: The project would cost $1,019.11 a month.");
    assertThat(status.url()).startsWith("https://cost.example.org/e/");
  }

  /// The decision and the estimate come in any order, and neither is lost by the other.
  @ParameterizedTest
  @ValueSource(strings = {"github", "gitlab", "bitbucket", "azure-repos"})
  void writesTheDecisionIntoTheCommentOfTheEstimate(String channel) {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe(channel, repository);
    PlanSource source = Events.pullRequest(repository, 12);

    decide(subscription, repository, State.PENDING, NOON, 1);
    decide(subscription, repository, State.SOFT_BLOCK, NOON, 2);
    attempts(subscription, 2);
    publish(subscription, source, "prod", NOON);
    attempts(subscription, 3);

    assertThat(forge.comments)
        .singleElement()
        .satisfies(comment ->
            assertThat(comment.body())
                .containsSubsequence(
                    "### ⚠️ Plan waits for an approval",
                    "`project/payments: $1,019.11 of $1,000.00, $19.11 above`",
                    "Change the plan, or have it approved (scope approve).",
                    "### Monthly cost +$690.90"));

    decide(subscription, repository, State.PASS, NOON, 3);
    attempts(subscription, 4);

    assertThat(forge.comments)
        .singleElement()
        .satisfies(comment ->
            assertThat(comment.body())
                .containsSubsequence("### Plan may be applied", "### Monthly cost +$690.90")
                .doesNotContain("waits"));

    publish(subscription, source, "prod", NOON.plusSeconds(1));
    attempts(subscription, 5);
    decide(subscription, repository, State.HARD_BLOCK, NOON, 4); // of the plan before
    attempts(subscription, 6);

    assertThat(forge.comments)
        .singleElement()
        .satisfies(comment ->
            assertThat(comment.body())
                .contains("### Monthly cost +$690.90")
                .doesNotContain("may be applied", "blocked"));
  }

  /// Where nothing stands against a plan, its decision makes no comment of its own.
  @Test
  void aDecisionThatPassesWaitsForTheCommentOfTheEstimate() {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe("github", repository);

    decide(subscription, repository, State.PASS, NOON, 2);
    assertThat(attempts(subscription, 1).getFirst().outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(forge.comments).isEmpty();
    publish(subscription, Events.pullRequest(repository, 12), "prod", NOON);
    attempts(subscription, 2);

    assertThat(forge.comments)
        .singleElement()
        .satisfies(comment ->
            assertThat(comment.body())
                .containsSubsequence("### Plan may be applied", "### Monthly cost +$690.90"));
  }

  @Test
  void doesNotReplaceTheStatusOfANewerPlan() {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe("github", repository);

    decide(subscription, repository, State.HARD_BLOCK, NOON.plusSeconds(1), 1);
    attempts(subscription, 1);
    decide(subscription, repository, State.PASS, NOON, 2);

    assertThat(attempts(subscription, 2))
        .extracting(DeliveryAttempted::detail)
        .containsExactlyInAnyOrder(null, "A newer status is there and stays");
    assertThat(forge.statuses).extracting(FakeForge.Status::state).containsExactly("failure");
  }

  @Test
  void aTokenThatMayOnlyCommentStillComments() {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    forge.forbidsStatuses = true;
    Subscription subscription = subscribe("github", repository);

    decide(subscription, repository, State.PASS, NOON, 1);
    publish(subscription, Events.pullRequest(repository, 12), "prod", NOON);

    assertThat(attempts(subscription, 2))
        .extracting(DeliveryAttempted::outcome, DeliveryAttempted::detail)
        .containsExactlyInAnyOrder(
            tuple(Outcome.FAILED, "The token may not write statuses of " + repository),
            tuple(Outcome.DELIVERED, null));
    assertThat(forge.comments).hasSize(1);
    assertThat(subscription.isDisabled()).isFalse();
  }

  @Test
  void tellsPeopleOnceThatAPlanWaitsForAnApproval() {
    Receiver receiver = Receiver.answering("/slack-waits", 200);
    Subscription subscription = World.subscribe("slack", receiver.url());
    String repository = repository();

    decide(subscription, repository, State.PENDING, NOON, 1);
    decide(subscription, repository, State.SOFT_BLOCK, State.SOFT_BLOCK, NOON, 2);
    decide(subscription, repository, State.SOFT_BLOCK, State.PASS, NOON, 3);
    decide(subscription, repository, State.HARD_BLOCK, State.PASS, NOON, 4);

    attempts(subscription, 1);
    assertThat(subscription.deliveryStates()).hasSize(1);
    assertThat(receiver.requests.getFirst().body())
        .contains(
            "Plan waits for an approval",
            "#12",
            "The project would cost $1,019.11 a month.",
            "https://cost.example.org/e/");
  }

  @Test
  void doesNotOverwriteTheCommentOfANewerPlan() {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe("github", repository);
    PlanSource source = Events.pullRequest(repository, 12);

    publish(subscription, source, "prod", NOON.plusSeconds(1));
    attempts(subscription, 1);
    publish(subscription, source, "prod", NOON);

    assertThat(attempts(subscription, 2))
        .extracting(DeliveryAttempted::outcome, DeliveryAttempted::detail)
        .containsExactlyInAnyOrder(
            tuple(Outcome.DELIVERED, null),
            tuple(Outcome.DELIVERED, "A newer plan's comment is there and stays"));
    assertThat(forge.comments).hasSize(1);
    assertThat(forge.comments.getFirst().body())
        .contains(" " + NOON.plusSeconds(1).toEpochMilli() + " -->");
    assertThat(forge.requests).containsExactly("POST");
  }

  @Test
  void writesOneCommentForConcurrentPlans() {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe("gitlab", repository);
    PlanSource source = Events.pullRequest(repository, 12);

    try (var _ = World.start()) {
      for (int i = 1; i <= 20; i++) {
        publish(subscription, source, "prod", NOON.plusSeconds(i));
      }
      await()
          .until(
              subscription::deliveryStates,
              states -> states.size() == 20 && states.stream().allMatch("delivered"::equals));
    }

    assertThat(forge.comments).hasSize(1);
    assertThat(forge.comments.getFirst().body())
        .contains(" " + NOON.plusSeconds(20).toEpochMilli() + " -->");
  }

  @Test
  void findsACommentWhoseIdWasNotStored() {
    // Given
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    forge.silences.set(1);
    Subscription subscription = subscribe("github", repository);
    forge.writtenBySomebody("12", "<!-- cloudcostguard 00000000000000000000000000000000 9 -->");

    // When
    publish(subscription, Events.pullRequest(repository, 12), "prod", NOON);

    // Then
    assertThat(attempts(subscription, 2))
        .extracting(DeliveryAttempted::outcome)
        .containsExactly(Outcome.RETRYING, Outcome.DELIVERED);
    assertThat(forge.comments).hasSize(2);
    assertThat(forge.requests).containsExactly("POST", "GET", "PATCH one");
  }

  @Test
  void writesANewCommentWhenTheOldOneWasDeleted() {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe("github", repository);
    PlanSource source = Events.pullRequest(repository, 12);

    publish(subscription, source, "prod", NOON);
    attempts(subscription, 1);
    forge.remove(forge.comments.getFirst().id());
    publish(subscription, source, "prod", NOON.plusSeconds(1));
    attempts(subscription, 2);
    publish(subscription, source, "prod", NOON.plusSeconds(2));
    attempts(subscription, 3);

    assertThat(forge.comments).hasSize(1);
    assertThat(forge.requests)
        .containsExactly("POST", "GET one", "GET", "POST", "GET one", "PATCH one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bitbucket", "azure-repos"})
  void writesANewCommentWhenTheForgeRemembersADeletedOne(String channel) {
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe(channel, repository);
    PlanSource source = Events.pullRequest(repository, 12);

    publish(subscription, source, "prod", NOON);
    attempts(subscription, 1);
    forge.deleted.add(forge.comments.getFirst().id());
    publish(subscription, source, "prod", NOON.plusSeconds(1));
    attempts(subscription, 2);

    assertThat(forge.comments).hasSize(2);
    assertThat(forge.requests).containsExactly("POST", "GET one", "GET", "POST");
  }

  @Test
  void commentsOnlyInTheRepositoriesOfTheSubscription() {
    // Given
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    Subscription subscription = subscribe("github", repository);
    String owner = repository.substring(0, repository.indexOf('/'));
    Subscription ofOwner = World.subscribeForge("github", FakeForge.GITHUB_URL, owner + "/*");

    // When
    for (Subscription one : List.of(subscription, ofOwner)) {
      publish(one, null, "prod", NOON);
      publish(one, PlanSource.NONE, "prod", NOON);
      publish(one, Events.pullRequest("other/" + repository, 12), "prod", NOON);
      publish(one, Events.pullRequest(owner + "/../x", 12), "prod", NOON);
      publish(one, Events.pullRequest(repository, 12), "prod", NOON);
    }

    // Then
    attempts(subscription, 1);
    attempts(ofOwner, 1);
    assertThat(forge.comments).hasSize(2);
    assertThat(subscription.deliveryStates()).containsExactly("delivered");
    assertThat(ofOwner.deliveryStates()).containsExactly("delivered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "gitlab", "bitbucket", "azure-repos"})
  void aTestChecksTheRepositoriesAndWritesNothing(String channel) {
    String repository = repository();
    String owner = repository.substring(0, repository.indexOf('/'));
    FakeForge forge = new FakeForge(repository);
    Subscription all = subscribe(channel, repository, owner + "/*");
    Subscription oneMissing = subscribe(channel, repository, owner + "/other");
    Subscription wrongToken = subscribe(channel, repository);
    World.seal(wrongToken, SigningKeys.generate(false));

    for (Subscription one : List.of(all, oneMissing, wrongToken)) {
      one.command(new DeliveryCommand.Test(UUID.randomUUID().toString()));
    }

    DeliveryAttempted good = attempts(all, 1).getFirst();
    assertThat(good.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(good.detail())
        .isEqualTo(
            "The token reads %s, %s/*; whether it may comment shows at the first pull request"
                .formatted(repository, owner));
    assertThat(attempts(oneMissing, 1).getFirst())
        .extracting(
            DeliveryAttempted::outcome, DeliveryAttempted::status, DeliveryAttempted::detail)
        .containsExactly(Outcome.FAILED, 404, "The token sees no " + owner + "/other");
    assertThat(attempts(wrongToken, 1).getFirst())
        .extracting(
            DeliveryAttempted::outcome, DeliveryAttempted::status, DeliveryAttempted::detail)
        .containsExactly(Outcome.FAILED, 401, "The token is not valid there");
    assertThat(forge.requests).isEmpty();
    assertThat(oneMissing.isDisabled()).isFalse();
  }

  @Test
  void aTestChecksTheFirstTenRepositories() {
    String[] repositories = new String[12];
    String owner = "acme-" + UUID.randomUUID();
    for (int i = 0; i < repositories.length; i++) {
      repositories[i] = owner + "/r" + i;
      new FakeForge(repositories[i]);
    }
    Subscription subscription = subscribe("github", repositories);

    subscription.command(new DeliveryCommand.Test(UUID.randomUUID().toString()));

    assertThat(attempts(subscription, 1).getFirst().detail().replace(owner, "acme"))
        .isEqualTo(
            "The token reads acme/r0, acme/r1, acme/r2 and 7 more, the first 10 of 12;"
                + " whether it may comment shows at the first pull request");
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void keepsTokensAndAddressesOutOfRowsTopicsMetricsAndLogs(CapturedOutput logs) throws Exception {
    // Given
    String repository = repository();
    FakeForge forge = new FakeForge(repository);
    forge.silences.set(1);
    Subscription github = subscribe("github", repository);
    Subscription lost =
        World.subscribeForge("gitlab", "http://" + World.URL_SECRET + ".invalid", repository);
    Subscription teams =
        World.subscribe("teams", Receiver.answering("/teams-path", 500, 404).url());
    Subscription email = World.subscribe("email", "mailto:canary@canary.example");
    FakeSlack slack = new FakeSlack();
    slack.refuse("internal_error");
    Subscription slackApp = World.subscribeForge("slack-app", slack.url());

    // When
    for (Subscription one : List.of(github, lost, teams, email, slackApp)) {
      publish(one, Events.pullRequest(repository, 12), "prod", NOON);
    }
    attempts(github, 2);
    attempts(lost, 1);
    attempts(teams, 2);
    attempts(email, 1);
    attempts(slackApp, 2);

    // Then
    assertThat(teams.isDisabled()).isTrue();
    World.JDBC.sql("delete from subscription where id = ?").param(lost.id()).update();
    String rows =
        World.JDBC
            .sql(
                """
                select d::text from delivery d union all select a::text from delivery_attempt a
                union all select s::text from subscription s
                union all select t::text from channel_thread t
                """)
            .query(String.class)
            .list()
            .toString();
    String topic =
        World.read(Topics.DELIVERIES).stream()
            .map(r -> new String(r.value(), UTF_8))
            .toList()
            .toString();
    String metrics = metrics();
    assertThat(metrics)
        .contains(
            "ccg_notifier_attempts_seconds_count{application=\"ccg-notifier\",channel=\"github\"");
    String ours =
        logs.toString()
            .lines()
            .filter(line -> !line.contains("icegreen")) // the relay's own
            .collect(Collectors.joining("\n"));
    for (String canary :
        List.of(World.TOKEN, World.URL_SECRET, World.MAIL_PASSWORD, "canary@", "teams-path")) {
      assertThat((rows + topic + metrics + ours).contains(canary)).as(canary).isFalse();
    }
  }

  private static String metrics() throws Exception {
    String port = World.APP.getEnvironment().getProperty("local.server.port");
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private static String repository() {
    return "acme-" + UUID.randomUUID() + "/shop";
  }

  private static Subscription subscribe(String channel, String... repositories) {
    return World.subscribeForge(channel, FakeForge.url(channel), repositories);
  }

  private static void publish(
      Subscription subscription, PlanSource source, String workspace, Instant time) {
    ObjectNode json = Json.MAPPER.valueToTree(Events.estimate());
    json.put("outcome", "estimated").put("tenant", subscription.tenant());
    json.put("workspace", workspace);
    json.set("source", Json.MAPPER.valueToTree(source));
    World.publishBytes(
        Topics.ESTIMATES,
        UUID.randomUUID().toString(),
        EventType.PLAN_ESTIMATED,
        TraceParent.continuing(null),
        time,
        Json.MAPPER.writeValueAsBytes(json));
  }

  private static void decide(
      Subscription subscription, String repository, State state, Instant submitted, int number) {
    decide(subscription, repository, state, null, submitted, number);
  }

  private static void decide(
      Subscription subscription,
      String repository,
      State state,
      State before,
      Instant submitted,
      int number) {
    PlanDecided decided =
        new PlanDecided(
            "0198f2b4-0000-7000-8000-000000000001",
            subscription.tenant(),
            "payments",
            "prod",
            state,
            before,
            state == State.PENDING
                ? List.of()
                : List.of("The project would cost $1,019.11 a month."),
            List.of("project/payments: $1,019.11 of $1,000.00, $19.11 above"),
            "Change the plan, or have it approved (scope approve).",
            null,
            submitted,
            number,
            new PlanSource(repository, 12, COMMIT, null, null, null, null));
    World.publish(
        Topics.DECISIONS,
        UUID.randomUUID().toString(),
        EventType.PLAN_DECIDED,
        TraceParent.continuing(null),
        decided);
  }

  private static List<DeliveryAttempted> attempts(Subscription subscription, int atLeast) {
    return await()
        .until(
            () ->
                World.read(Topics.DELIVERIES).stream()
                    .map(r -> Json.MAPPER.readValue(r.value(), DeliveryAttempted.class))
                    .filter(attempt -> attempt.subscriptionId().equals(subscription.id()))
                    .toList(),
            attempts -> attempts.size() >= atLeast);
  }
}
