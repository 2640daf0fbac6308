package io.cloudcostguard.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.notifier.World.Subscription;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.delivery.DeliveryId;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PricesChanged;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.Digest.Every;
import io.cloudcostguard.schemas.subscription.QuietHours;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Options of subscriptions: digests, quiet hours, pauses, redelivery, tests.
class SubscriptionOptionsTest {

  private static final TraceParent TRACE = TraceParent.continuing(null);

  @Test
  void aDigestIsOneMessageWithTwoNotifiers() {
    // Given
    Receiver receiver = Receiver.answering("/digest", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    LocalTime anHourAgo = LocalTime.now(ZoneOffset.UTC).minusHours(1).withSecond(0).withNano(0);
    set(
        subscription,
        "digest",
        Json.MAPPER.writeValueAsString(
            new Digest(Every.DAY, anHourAgo, DayOfWeek.MONDAY, ZoneOffset.UTC)));
    for (int i = 0; i < 20; i++) {
      publishEstimate(subscription, UUID.randomUUID().toString());
    }
    await().until(() -> states(subscription).equals(List.of("collected:20")));
    assertThat(receiver.requests).isEmpty();

    // When the period is over
    try (var second = World.start()) {
      World.JDBC
          .sql("update delivery set due_at = '2026-11-20T18:00:00Z' where subscription_id = ?")
          .param(subscription.id())
          .update();
      await().until(() -> states(subscription).equals(List.of("delivered:1", "grouped:20")));
    }

    // Then
    assertThat(receiver.requests).hasSize(1);
    assertThat(receiver.requests.getFirst().header("webhook-id"))
        .isEqualTo(DeliveryId.of("digest/2026-11-20T18:00:00Z", subscription.id()));
    JsonNode body = Json.MAPPER.readTree(receiver.requests.getFirst().body());
    assertThat(body.get("type").stringValue()).isEqualTo(Event.GROUPED);
    assertThat(body.at("/data/count").intValue()).isEqualTo(20);
    assertThat(body.at("/data/changes/USD/known").stringValue()).isEqualTo("13818.0");
    assertThat(body.at("/data/top").size() + body.at("/data/more").intValue()).isEqualTo(20);
    assertThat(
            World.JDBC
                .sql(
                    "select distinct grouped_into from delivery where subscription_id = ? and state = 'grouped'")
                .param(subscription.id())
                .query(String.class)
                .list())
        .containsExactly(receiver.requests.getFirst().header("webhook-id"));
  }

  @Test
  void aDeliveryThatIsCollectedTooLateGoesIntoTheNextDigest() {
    // Given a digest that was made
    Receiver receiver = Receiver.answering("/late-digest", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    collect(subscription, "first", "2026-11-20T18:00:00Z");
    await().until(() -> receiver.requests.size() == 1);

    // When
    collect(subscription, "late", "2026-11-20T18:00:00Z");

    // Then
    await().until(() -> receiver.requests.size() == 2);
    await().until(() -> states(subscription).equals(List.of("delivered:2", "grouped:2")));
    assertThat(receiver.requests).extracting(r -> r.header("webhook-id")).doesNotHaveDuplicates();
  }

  @Test
  void quietHoursDelayEventsThatAreNotCritical() {
    // Given
    Receiver receiver = Receiver.answering("/quiet", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    LocalTime now = LocalTime.now(ZoneOffset.UTC).withSecond(0).withNano(0);
    set(
        subscription,
        "quiet_hours",
        Json.MAPPER.writeValueAsString(
            new QuietHours(ZoneOffset.UTC, now.minusHours(1), now.plusHours(2), Set.of())));

    // When
    publishEstimate(subscription, UUID.randomUUID().toString());
    publishAlert(subscription);

    // Then
    await().until(() -> states(subscription).equals(List.of("delivered:1", "pending:1")));
    assertThat(receiver.requests).hasSize(1);
    assertThat(receiver.requests.getFirst().body()).contains("firing");

    // When they are over
    World.JDBC
        .sql("update delivery set due_at = now() where subscription_id = ? and state = 'pending'")
        .param(subscription.id())
        .update();
    await().until(() -> states(subscription).equals(List.of("delivered:2")));
  }

  @Test
  void deliveriesOfAPausedSubscriptionWait() {
    Receiver receiver = Receiver.answering("/held", 200);
    Receiver other = Receiver.answering("/not-held", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    World.subscribe(
        "sub-" + UUID.randomUUID(),
        subscription.tenant(),
        null,
        "webhook",
        other.url(),
        new String[0]);
    World.JDBC
        .sql("update subscription set held_at = now() where id = ?")
        .param(subscription.id())
        .update();

    publishEstimate(subscription, UUID.randomUUID().toString());

    await().until(() -> other.requests.size() == 1);
    assertThat(states(subscription)).containsExactly("pending:1");
    set(subscription, "held_at", null);
    await().until(() -> receiver.requests.size() == 1);
  }

  @Test
  void isRedeliveredUnderTheSameId() {
    // Given
    Receiver receiver = Receiver.answering("/again", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    String eventId = UUID.randomUUID().toString();
    publishEstimate(subscription, eventId);
    await().until(() -> states(subscription).equals(List.of("delivered:1")));
    String id = DeliveryId.of(eventId, subscription.id());

    // When
    subscription.command(new DeliveryCommand.Redeliver(id));
    await().until(() -> receiver.requests.size() == 2);
    await().until(() -> states(subscription).equals(List.of("delivered:1")));
    subscription.command(
        new DeliveryCommand.RedeliverRange(
            Instant.now().minus(Duration.ofHours(1)),
            Instant.now().plus(Duration.ofHours(1)),
            List.of("delivered")));
    await().until(() -> receiver.requests.size() == 3);

    // Then
    assertThat(receiver.requests).extracting(r -> r.header("webhook-id")).containsOnly(id);
    assertThat(receiver.requests)
        .extracting(Receiver.Request::body)
        .containsOnly(receiver.requests.getFirst().body());
  }

  @Test
  void aTestIsDeliveredToItsSubscriptionOnly() {
    Receiver receiver = Receiver.answering("/tested", 200);
    Receiver other = Receiver.answering("/not-tested", 200);
    Subscription subscription = World.subscribe("slack", receiver.url());
    String neighbour = "sub-" + UUID.randomUUID();
    World.subscribe(neighbour, subscription.tenant(), null, "webhook", other.url(), new String[0]);

    subscription.command(new DeliveryCommand.Test("test-1"));

    await().until(() -> receiver.requests.size() == 1);
    assertThat(receiver.requests.getFirst().body()).contains("This is a test");
    await().until(() -> states(subscription).equals(List.of("delivered:1")));
    assertThat(
            World.JDBC
                .sql("select id from delivery where subscription_id in (?, ?)")
                .params(subscription.id(), neighbour)
                .query(String.class)
                .list())
        .containsExactly(DeliveryId.of("test-1", subscription.id()));
  }

  @Test
  void aOneOffSubscriptionGetsItsPlanOnlyAndIsThenDeleted() {
    // Given
    Receiver receiver = Receiver.answering("/one-off", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    set(subscription, "subject", "plan-of-mine");
    Subscription unused = World.subscribe("webhook", receiver.url());
    set(unused, "subject", "never-submitted");

    // When
    publishEstimate(subscription, UUID.randomUUID().toString());
    publish(subscription, UUID.randomUUID().toString(), "plan-of-mine");

    // Then
    await().until(() -> states(subscription).equals(List.of("delivered:1")));
    assertThat(receiver.requests).hasSize(1);
    assertThat(receiver.requests.getFirst().body()).contains("plan-of-mine");

    // When a day has gone by
    World.JDBC
        .sql(
            "update delivery set finished_at = now() - interval '2 days' where subscription_id = ?")
        .param(subscription.id())
        .update();
    try (var second = World.start()) {
      await().until(() -> !exists(subscription));
    }
    assertThat(exists(unused)).isTrue();
  }

  @Test
  void priceChangesAreDeliveredToEveryTenantThatOptedIn() {
    // Given
    Receiver asked = Receiver.answering("/prices", 200);
    Receiver notAsked = Receiver.answering("/no-prices", 200);
    Subscription one = World.subscribe("slack", asked.url());
    Subscription two = World.subscribe("webhook", asked.url());
    Subscription three = World.subscribe("webhook", notAsked.url());
    World.JDBC
        .sql("update subscription set event_types = array[?] where id in (?, ?)")
        .params(EventType.PRICES_CHANGED, one.id(), two.id())
        .update();

    // When
    World.publish(
        Topics.PRICE_CHANGES,
        UUID.randomUUID().toString(),
        EventType.PRICES_CHANGED,
        TRACE,
        new PricesChanged(
            8,
            7,
            List.of(new PricesChanged.ServiceChanges("aws", "ec2", 12, 2, 1, 0)),
            List.of(
                new PricesChanged.Move(
                    new PriceKey("aws/ec2/eu-west-1/instance/m5.large/linux/shared"),
                    "hours",
                    "USD",
                    new BigDecimal("0.107"),
                    new BigDecimal("0.111")))));

    // Then
    await().until(() -> asked.requests.size() == 2);
    assertThat(asked.requests)
        .extracting(Receiver.Request::body)
        .anyMatch(body -> body.contains("Price catalogue 8: 15 changes"))
        .anyMatch(body -> body.contains("\"before\":\"0.107\""));
    assertThat(states(three)).isEmpty();
  }

  @Test
  void aDisabledSubscriptionIsReportedToTheOthersOfItsTenant() {
    Receiver receiver = Receiver.answering("/told-of-disabled", 200);
    Subscription subscription = World.subscribe("slack", receiver.url());

    World.publish(
        Topics.SUBSCRIPTIONS,
        UUID.randomUUID().toString(),
        EventType.SUBSCRIPTION_DISABLED,
        TRACE,
        new SubscriptionDisabled(
            "sub-gone",
            subscription.tenant(),
            null,
            "webhook",
            "dead.example.org",
            "The receiver answered 410",
            Instant.EPOCH,
            Instant.EPOCH));

    await().until(() -> receiver.requests.size() == 1);
    assertThat(receiver.requests.getFirst().body())
        .contains("Subscription disabled", "dead.example.org", "The receiver answered 410");
  }

  private static boolean exists(Subscription subscription) {
    return World.JDBC
            .sql("select count(*) from subscription where id = ?")
            .param(subscription.id())
            .query(Integer.class)
            .single()
        == 1;
  }

  private static void set(Subscription subscription, String column, String value) {
    String type =
        switch (column) {
          case "subject" -> "text";
          case "held_at" -> "timestamptz";
          default -> "json";
        };
    World.JDBC
        .sql("update subscription set " + column + " = ?::" + type + " where id = ?")
        .params(value, subscription.id())
        .update();
  }

  private static void collect(Subscription subscription, String eventId, String dueAt) {
    World.JDBC
        .sql(
            """
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, subject,
                                  traceparent, body, summary, state, due_at, created_at)
            values (?, ?, ?, 'webhook', 'e', 't', 's', '', '{}', ?::json, 'collected',
                    ?::timestamptz, now())
            """)
        .params(
            DeliveryId.of(eventId, subscription.id()),
            subscription.id(),
            subscription.tenant(),
            """
            {"type":"io.cloudcostguard.plan.rejected.v1","severity":"warning",
             "time":"2026-11-20T12:00:00Z","about":"shop/prod","headline":"Plan not estimated"}
            """,
            dueAt)
        .update();
  }

  /// How many deliveries are in which state.
  private static List<String> states(Subscription subscription) {
    return World.JDBC
        .sql(
            """
            select state || ':' || count(*) from delivery where subscription_id = ?
            group by state order by state
            """)
        .param(subscription.id())
        .query(String.class)
        .list();
  }

  private static void publishEstimate(Subscription subscription, String eventId) {
    publish(subscription, eventId, Events.estimate().id());
  }

  private static void publish(Subscription subscription, String eventId, String planId) {
    ObjectNode json = Json.MAPPER.valueToTree(Events.estimate());
    World.publish(
        Topics.ESTIMATES,
        eventId,
        EventType.PLAN_ESTIMATED,
        TRACE,
        json.put("outcome", "estimated").put("tenant", subscription.tenant()).put("id", planId));
  }

  private static void publishAlert(Subscription subscription) {
    ObjectNode alert = Json.MAPPER.valueToTree(Events.exceeded());
    World.publish(
        Topics.ALERTS,
        UUID.randomUUID().toString(),
        EventType.ALERT_FIRING,
        TRACE,
        alert.put("alert", "firing").put("tenant", subscription.tenant()));
  }
}
