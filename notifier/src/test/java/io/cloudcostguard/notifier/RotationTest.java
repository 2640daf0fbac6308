package io.cloudcostguard.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.cloudcostguard.notifier.Receiver.Request;
import io.cloudcostguard.notifier.World.Subscription;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.secret.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Rotates keys while webhooks are sent.
class RotationTest {

  private static final int ROTATIONS = 3;
  private static final int BETWEEN = 40;

  @Test
  void losesNothingUnderLoadWhenTheReceiverTakesTheNewKeyLate() {
    // Given a receiver that knows one key, takes a new one over late, and refuses everything else
    AtomicReference<String> known = new AtomicReference<>(World.SECRET);
    AtomicReference<Receiver> receiver = new AtomicReference<>();
    receiver.set(
        new Receiver(
            "/rotated",
            (number, exchange) ->
                exchange.sendResponseHeaders(
                    isGood(known.get(), receiver.get().requests.getLast()) ? 204 : 401, -1)));
    Subscription subscription = World.subscribe("webhook", receiver.get().url());
    SigningKeys keys = SigningKeys.parse(World.SECRET);

    // When
    for (int rotation = 0; rotation < ROTATIONS; rotation++) {
      publish(subscription, BETWEEN);
      Instant now = Instant.now();
      keys = keys.rotated(now, now.plus(Duration.ofHours(1)));
      World.seal(subscription, keys);
      publish(subscription, BETWEEN);
      int told = (2 * rotation + 1) * BETWEEN;
      await().until(() -> receiver.get().requests.size() >= told);
      known.set(keys.secret());
      publish(subscription, BETWEEN / 2);
    }

    // Then
    int all = ROTATIONS * (2 * BETWEEN + BETWEEN / 2);
    await()
        .until(
            subscription::deliveryStates,
            states -> states.size() == all && states.stream().allMatch("delivered"::equals));
    assertThat(receiver.get().requests).extracting(r -> r.header("webhook-id")).hasSize(all);
    assertThat(receiver.get().requests.getLast().header("webhook-signature").split(" "))
        .hasSize(ROTATIONS + 1);
  }

  private static boolean isGood(String secret, Request request) throws Exception {
    try {
      new Webhook(secret).verify(request.body(), request.headers());
      return true;
    } catch (WebhookVerificationException _) {
      return false;
    }
  }

  private static void publish(Subscription subscription, int count) {
    ObjectNode json = Json.MAPPER.valueToTree(Events.estimate());
    json.put("outcome", "estimated").put("tenant", subscription.tenant());
    for (int i = 0; i < count; i++) {
      World.publish(
          Topics.ESTIMATES,
          UUID.randomUUID().toString(),
          EventType.PLAN_ESTIMATED,
          TraceParent.continuing(null),
          json);
    }
  }
}
