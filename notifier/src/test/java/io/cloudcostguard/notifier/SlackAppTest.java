package io.cloudcostguard.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.notifier.World.Subscription;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted.Outcome;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// Delivers events from Kafka to threads in a channel of Slack.
class SlackAppTest {

  @Test
  void postsTheMessagesOfAProjectInOneThread() {
    // Given
    FakeSlack slack = new FakeSlack();
    Subscription subscription = subscribe(slack.url());

    // When
    estimated(subscription, "shop");
    await().until(() -> slack.posts.size() == 1);
    estimated(subscription, "shop");
    await().until(() -> slack.posts.size() == 2);
    firing(subscription, "shop");
    await().until(() -> slack.posts.size() == 3);
    resolved(subscription, "shop");
    await().until(() -> slack.posts.size() == 4);
    estimated(subscription, "search");
    await().until(() -> slack.posts.size() == 5);

    // Then
    String first = slack.posts.getFirst().ts();
    assertThat(slack.posts)
        .extracting(FakeSlack.Posted::thread)
        .containsExactly("", first, first, first, "");
    assertThat(slack.posts)
        .extracting(FakeSlack.Posted::broadcast)
        .containsExactly(false, false, true, true, false);
    assertThat(slack.posts.get(2).text()).startsWith("shop: Budget exceeded");
    assertThat(slack.posts.get(3).text()).startsWith("shop: Budget kept again");
  }

  @Test
  void startsAThreadOnceWithManyMessagesAndTwoNotifiers() {
    FakeSlack slack = new FakeSlack();
    Subscription subscription = subscribe(slack.url());

    try (var _ = World.start()) {
      for (int i = 0; i < 4; i++) {
        estimated(subscription, "shop");
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> slack.posts.size() == 4);
    }

    assertThat(slack.posts).filteredOn(post -> post.thread().isEmpty()).hasSize(1);
    assertThat(slack.posts.getFirst().thread()).isEmpty();
  }

  @Test
  void postsATestIntoTheChannel() {
    FakeSlack slack = new FakeSlack();
    Subscription subscription = subscribe(slack.url());

    subscription.command(new DeliveryCommand.Test("test-of-slack"));

    await().until(() -> slack.posts.size() == 1);
    assertThat(slack.posts.getFirst().text()).contains("This is a test");
    assertThat(slack.posts.getFirst().thread()).isEmpty();
  }

  @Test
  void honoursRetryAfter() {
    FakeSlack slack = new FakeSlack();
    slack.refuse("ratelimited");
    Subscription subscription = subscribe(slack.url());

    estimated(subscription, "shop");

    List<DeliveryAttempted> attempts = attempts(subscription, 2);
    DeliveryAttempted first = attempts.getFirst();
    assertThat(attempts)
        .extracting(DeliveryAttempted::outcome)
        .containsExactly(Outcome.RETRYING, Outcome.DELIVERED);
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.nextAttemptAt()).isAfterOrEqualTo(first.at().plusSeconds(1));
    assertThat(slack.posts).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel_not_found", "invalid_auth", "account_inactive", "token_revoked"})
  void disablesTheSubscriptionWhenTheReceiverIsGone(String error) {
    FakeSlack slack = new FakeSlack();
    slack.refuse(error);
    Subscription subscription = subscribe(slack.url());

    estimated(subscription, "shop");

    DeliveryAttempted attempt = attempts(subscription, 1).getFirst();
    assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(attempt.detail()).isEqualTo("Slack answered " + error);
    await().until(subscription::isDisabled);
    assertThat(slack.requests()).isEqualTo(1);
  }

  @Test
  void retriesAfterAnyOtherError() {
    FakeSlack slack = new FakeSlack();
    slack.refuse("internal_error");
    Subscription subscription = subscribe(slack.url());

    estimated(subscription, "shop");

    assertThat(attempts(subscription, 2))
        .extracting(DeliveryAttempted::outcome)
        .containsExactly(Outcome.RETRYING, Outcome.DELIVERED);
  }

  @Test
  void startsANewThreadWhenTheOldOneWasDeleted() {
    // Given
    FakeSlack slack = new FakeSlack();
    Subscription subscription = subscribe(slack.url());
    estimated(subscription, "shop");
    attempts(subscription, 1);
    slack.posts.clear();

    // When
    firing(subscription, "shop");
    attempts(subscription, 2);
    resolved(subscription, "shop");
    attempts(subscription, 3);

    // Then
    assertThat(slack.posts).hasSize(2);
    assertThat(slack.posts.getFirst().thread()).isEmpty();
    assertThat(slack.posts.getLast().thread()).isEqualTo(slack.posts.getFirst().ts());
  }

  @Test
  void failsWhenTheChannelDoesNotExist() {
    FakeSlack slack = new FakeSlack();
    Subscription subscription = subscribe(slack.urlOfAnotherChannel());

    estimated(subscription, "shop");

    assertThat(attempts(subscription, 1).getFirst().detail())
        .isEqualTo("Slack answered channel_not_found");
  }

  private static Subscription subscribe(String url) {
    return World.subscribeForge("slack-app", url);
  }

  private static void estimated(Subscription subscription, String project) {
    ObjectNode json = Json.MAPPER.valueToTree(Events.estimate());
    json.put("outcome", "estimated");
    publish(Topics.ESTIMATES, EventType.PLAN_ESTIMATED, json, subscription, project);
  }

  private static void firing(Subscription subscription, String project) {
    ObjectNode json = Json.MAPPER.valueToTree(Events.exceeded());
    json.put("alert", "firing");
    publish(Topics.ALERTS, EventType.ALERT_FIRING, json, subscription, project);
  }

  private static void resolved(Subscription subscription, String project) {
    ObjectNode json = Json.MAPPER.valueToTree(Events.resolved());
    json.put("alert", "resolved");
    publish(Topics.ALERTS, EventType.ALERT_RESOLVED, json, subscription, project);
  }

  private static void publish(
      Topic<?> topic, String type, ObjectNode event, Subscription subscription, String project) {
    event.put("tenant", subscription.tenant()).put("project", project);
    World.publish(topic, UUID.randomUUID().toString(), type, TraceParent.continuing(null), event);
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
