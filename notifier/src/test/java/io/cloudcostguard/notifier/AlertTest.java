package io.cloudcostguard.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.notifier.Receiver.Request;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.bill.BillEvent.BillAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.event.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Alerts in bursts, and while the notifier is down.
class AlertTest {

  private static OwnWorld world;

  @BeforeAll
  static void create() throws Exception {
    world = new OwnWorld();
    world.start().close(); // makes the tables and topics
  }

  @AfterAll
  static void close() throws Exception {
    world.close();
  }

  @Test
  void resolvedAlertIsDeliveredOnceAfterTheNotifierWasDown() {
    // Given
    Receiver receiver = Receiver.answering("/own-alerts", 200);
    world.subscribe("restarted", "webhook", receiver);
    try (var first = world.start()) {
      publish("alert-7-firing", EventType.ALERT_FIRING, Events.exceeded());
      await().until(() -> receiver.requests.size() == 1);
      await().until(() -> world.states("restarted").equals(List.of("delivered")));
    }

    // When: it is over while the notifier is stopped, and said more than once
    publish("alert-7-resolved", EventType.ALERT_RESOLVED, Events.resolved());
    publish("alert-7-resolved", EventType.ALERT_RESOLVED, Events.resolved());
    publish("alert-7-firing", EventType.ALERT_FIRING, Events.exceeded());
    try (var second = world.start()) {
      await().until(() -> receiver.requests.size() == 2);
    }
    try (var third = world.start()) {
      publish("alert-8-firing", EventType.ALERT_FIRING, Events.incomplete());
      await().until(() -> receiver.requests.size() == 3);
    }

    // Then
    assertThat(receiver.requests)
        .extracting(request -> request.body().contains(EventType.ALERT_RESOLVED))
        .containsExactly(false, true, false);
    assertThat(receiver.requests)
        .extracting(request -> request.header("webhook-id"))
        .doesNotHaveDuplicates();
    world.jdbc.sql("delete from subscription where id = 'restarted'").update();
  }

  @Test
  void burstIsGroupedWithinTheRateLimitOfTheChannelAndNoAlertIsLost() {
    // Given: a channel that takes one message a second
    List<Instant> refused = new CopyOnWriteArrayList<>();
    List<Instant> accepted = new CopyOnWriteArrayList<>();
    Receiver limited =
        new Receiver(
            "/own-limited",
            (_, exchange) -> {
              Instant now = Instant.now();
              if (accepted.isEmpty() || now.isAfter(accepted.getLast().plusSeconds(1))) {
                accepted.add(now);
                exchange.sendResponseHeaders(200, -1);
              } else {
                refused.add(now);
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(429, -1);
              }
            });
    world.subscribe("burst", "slack", limited);

    // When
    try (var notifier = world.start()) {
      for (int i = 0; i < 500; i++) {
        world.publish(Topics.ALERTS, "burst-" + i, EventType.ALERT_FIRING, Events.exceeded());
      }
      world.flush();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() ->
              count("event_id like 'burst-%'") == 500
                  && count("state in ('pending', 'collected')") == 0);
    }

    // Then
    assertThat(count("event_id like 'burst-%' and state in ('delivered', 'grouped')"))
        .isEqualTo(500);
    assertThat(
            count(
                "state = 'grouped' and not exists (select from delivery g"
                    + " where g.id = d.grouped_into and g.state = 'delivered')"))
        .isZero();
    for (Instant refusal : refused) {
      assertThat(limited.requests)
          .extracting(Request::at)
          .noneMatch(at -> at.isAfter(refusal) && at.isBefore(refusal.plusSeconds(1)));
    }
    assertThat(accepted.size()).isEqualTo(count("state = 'delivered'")).isLessThan(60);
  }

  @Test
  void billAlertIsDeliveredOnceToThoseWhoseFilterNamesIt() {
    Receiver wanting = Receiver.answering("/own-bills", 200);
    Receiver other = Receiver.answering("/own-plans", 200);
    Receiver critical = Receiver.answering("/own-critical", 200);
    world.subscribe("bills", "webhook", wanting);
    world.subscribe("plans", "webhook", other);
    world.subscribe("critical", "slack", critical);
    world
        .jdbc
        .sql(
            "update subscription set event_types = array['io.cloudcostguard.budget.bill.alert.v1'], project = 'sh*' where id = 'bills'")
        .update();
    world
        .jdbc
        .sql(
            "update subscription set event_types = array['io.cloudcostguard.plan.estimated.v1'] where id = 'plans'")
        .update();
    world
        .jdbc
        .sql("update subscription set min_severity = 'critical' where id = 'critical'")
        .update();

    try (var notifier = world.start()) {
      // An instance of ingest-api that died may have published it twice.
      for (int i = 0; i < 2; i++) {
        for (BillEvent.Kind kind : BillEvent.Kind.values()) {
          BillAlert alert = Events.billAlert(kind);
          world.publish(Topics.ACTUALS, alert.id(), EventType.BILL_ALERT, alert);
        }
      }
      world.publish(Topics.ACTUALS, "changed", EventType.BILL_CHANGED, changed());
      publish("alert-9-firing", EventType.ALERT_FIRING, Events.exceeded());
      await().until(() -> world.states("critical").equals(List.of("delivered", "delivered")));
      await().until(() -> wanting.requests.size() == 2);
    }

    assertThat(wanting.requests)
        .allSatisfy(request -> assertThat(request.body()).contains("\"bill\":\"alert\""));
    assertThat(other.requests).isEmpty();
    assertThat(critical.requests)
        .extracting(Request::body)
        .anySatisfy(body -> assertThat(body).contains("Bill exceeds the budget"))
        .noneSatisfy(body -> assertThat(body).contains("will be above"));
    world.jdbc.sql("delete from subscription where id in ('bills', 'plans', 'critical')").update();
  }

  private static BillEvent changed() {
    return new BillEvent.ServiceBilled(
        "changed",
        "acme",
        "2026-11",
        1,
        "AWS",
        "EC2",
        "USD",
        1,
        BigDecimal.ONE,
        BigDecimal.ONE,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        Instant.parse("2026-11-11T06:00:05Z"));
  }

  private static int count(String condition) {
    return world
        .jdbc
        .sql("select count(*) from delivery d where subscription_id = 'burst' and " + condition)
        .query(Integer.class)
        .single();
  }

  private static void publish(String eventId, String type, BudgetAlert alert) {
    world.publish(Topics.ALERTS, eventId, type, alert);
    world.flush();
  }
}
