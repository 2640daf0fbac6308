package io.cloudcostguard.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Messages of a budget while a receiver is out of order.
class OrderTest {

  @Test
  void aBudgetsMessagesDoNotOvertakeEachOtherWhateverIsRefused() throws Exception {
    List<String> taken = new CopyOnWriteArrayList<>();
    AtomicReference<String> first = new AtomicReference<>();
    AtomicInteger refused = new AtomicInteger();
    List<Integer> accepted = new CopyOnWriteArrayList<>();
    AtomicBoolean down = new AtomicBoolean(true);
    Receiver slack =
        new Receiver(
            "/told",
            (number, exchange) -> {
              if (down.get()) {
                exchange.sendResponseHeaders(503, -1);
              } else {
                accepted.add(number);
                exchange.sendResponseHeaders(200, -1);
              }
            });
    try (OwnWorld world = new OwnWorld()) {
      Receiver receiver =
          new Receiver(
              "/in-order",
              (_, exchange) -> {
                String id = exchange.getRequestHeaders().getFirst("webhook-id");
                first.compareAndSet(null, id);
                // The first message is refused for a while, whatever else is taken.
                if (id.equals(first.get()) && refused.incrementAndGet() < 4) {
                  exchange.sendResponseHeaders(503, -1);
                } else {
                  taken.add(id);
                  exchange.sendResponseHeaders(200, -1);
                }
              });
      world.start().close(); // makes the tables and topics
      world.subscribe("in-order", "webhook", receiver);
      world.subscribe("told", "slack", slack);
      try (var notifier = world.start()) {
        publish(world, "first", Events.exceeded());
        world.flush();
        await().until(() -> refused.get() > 0 && !slack.requests.isEmpty());
        publish(world, "second", Events.resolved());
        publish(world, "of-another", Events.ofTeam());
        publish(world, "third", Events.incomplete());
        world.flush();
        await().until(() -> world.states("told").size() == 4);
        down.set(false);
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> taken.size() == 4 && accepted.size() == 4);
      }
      List<String> inOrder =
          world
              .jdbc
              .sql(
                  """
                  select id from delivery
                  where in_order_of = 'acme/payments' and channel = 'webhook' order by position
                  """)
              .query(String.class)
              .list();

      assertThat(inOrder).hasSize(3);
      assertThat(taken).containsSubsequence(inOrder);
      assertThat(refused.get()).isGreaterThan(3);
      assertThat(inOrder.getFirst()).isEqualTo(first.get());
      List<String> ofProject =
          accepted.stream()
              .map(number -> slack.requests.get(number - 1).body())
              .filter(OrderTest::isOfProject)
              .toList();
      assertThat(ofProject.getFirst())
          .contains(
              "Delivered late: crossed at 2026-11-20 12:00:00 and crossed again at 2026-11-20"
                  + " 12:00:00 UTC, of which a later message tells.",
              "Budget exceeded");
      assertThat(ofProject.get(1)).contains("Delivered late: resolved at", "Budget kept again");
      assertThat(ofProject.getLast())
          .contains("Delivered late: crossed at 2026-11-20 12:00:00 UTC.", "cannot be checked");
    }
  }

  private static boolean isOfProject(String body) {
    return !body.contains("`platform`");
  }

  private static void publish(OwnWorld world, String id, BudgetAlert alert) {
    String type =
        alert instanceof BudgetAlert.Firing ? EventType.ALERT_FIRING : EventType.ALERT_RESOLVED;
    world.publish(Topics.ALERTS, id, type, alert);
  }
}
