package io.cloudcostguard.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.cloudcostguard.notifier.Receiver.Request;
import io.cloudcostguard.notifier.World.Subscription;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted.Outcome;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Delivers events from Kafka to real receivers, and publishes the attempts.
class NotifierTest {

  private static final TraceParent TRACE = TraceParent.continuing(null);

  @Test
  void sendsASignedWebhookForAnEstimate() throws Exception {
    // Given
    Receiver receiver = Receiver.answering("/signed", 204);
    Subscription subscription = World.subscribe("webhook", receiver.url());

    // When
    Instant begun = Instant.now();
    String eventId = publishEstimate(subscription);

    // Then
    Request request = only(receiver);
    new Webhook(World.SECRET).verify(request.body(), request.headers());
    assertThat(request.header("webhook-id")).matches("msg_[0-9a-f]{64}");
    assertThat(request.header("user-agent")).isEqualTo("CloudCostGuard");
    assertThat(request.header("content-type")).startsWith("application/json");
    assertThat(request.header("traceparent"))
        .startsWith("00-" + TRACE.traceId() + "-")
        .doesNotContain(TRACE.spanId());
    JsonNode body = Json.MAPPER.readTree(request.body());
    assertThat(body.get("type").stringValue()).isEqualTo(EventType.PLAN_ESTIMATED);
    assertThat(body.get("timestamp").stringValue()).isEqualTo("2026-11-20T12:00:00Z");
    assertThat(body.at("/data/delta").stringValue()).isEqualTo("690.9");
    List<DeliveryAttempted> attempts = attempts(subscription, 1);
    assertThat(attempts.getFirst())
        .extracting(
            DeliveryAttempted::eventId, DeliveryAttempted::outcome, DeliveryAttempted::status)
        .containsExactly(eventId, Outcome.DELIVERED, 204);
    assertThat(Duration.between(begun, request.at())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void postsABudgetAlertToSlack() {
    Receiver receiver = Receiver.answering("/slack", 200);
    Subscription subscription = World.subscribe("slack", receiver.url());

    ObjectNode alert = Json.MAPPER.valueToTree(Events.exceeded());
    World.publish(
        Topics.ALERTS,
        UUID.randomUUID().toString(),
        EventType.ALERT_FIRING,
        TRACE,
        alert.put("alert", "firing").put("tenant", subscription.tenant()));

    JsonNode message = Json.MAPPER.readTree(only(receiver).body());
    assertThat(message.get("text").stringValue())
        .isEqualTo("payments: Budget exceeded: $12,300.00 planned of $10,000.00");
    assertThat(only(receiver).headers()).doesNotContainKey("Webhook-signature");
  }

  @Test
  void deliversARepeatedEventOnce() {
    Receiver receiver = Receiver.answering("/once", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    String eventId = UUID.randomUUID().toString();

    for (int i = 0; i < 20; i++) {
      publishEstimate(subscription, eventId);
    }
    String last = publishEstimate(subscription);

    await().until(() -> receiver.requests.size() >= 2);
    attempts(subscription, 2);
    assertThat(receiver.requests).hasSize(2);
    assertThat(attempts(subscription, 2))
        .extracting(DeliveryAttempted::eventId)
        .containsExactlyInAnyOrder(eventId, last);
  }

  @Test
  void deliversOnlyToSubscriptionsOfTheProjectAndTheType() {
    // Given
    Receiver told = Receiver.answering("/told", 200);
    Receiver notTold = Receiver.answering("/not-told", 200);
    String tenant = "tenant-" + UUID.randomUUID();
    String estimated = EventType.PLAN_ESTIMATED;
    subscribe(tenant, null, told, "x", estimated);
    subscribe(tenant, "payments", told, estimated);
    subscribe(tenant, "payments", told);
    subscribe(tenant, "other", notTold);
    subscribe(tenant, null, notTold, EventType.ALERT_FIRING);
    subscribe("another" + tenant, null, notTold);

    // When
    publishEstimate(new Subscription("", tenant));

    // Then
    await().until(() -> told.requests.size() == 3);
    assertThat(told.requests).extracting(r -> r.header("webhook-id")).doesNotHaveDuplicates();
    assertThat(notTold.requests).isEmpty();
  }

  @Test
  void retriesAfterAnErrorUnderTheSameId() throws Exception {
    Receiver receiver = Receiver.answering("/flaky", 500, 503, 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());

    publishEstimate(subscription);

    List<DeliveryAttempted> attempts = attempts(subscription, 3);
    assertThat(attempts)
        .extracting(
            DeliveryAttempted::attempt, DeliveryAttempted::outcome, DeliveryAttempted::status)
        .containsExactly(
            tuple(1, Outcome.RETRYING, 500),
            tuple(2, Outcome.RETRYING, 503),
            tuple(3, Outcome.DELIVERED, 200));
    assertThat(receiver.requests)
        .extracting(r -> r.header("webhook-id"))
        .containsOnly(attempts.getFirst().deliveryId());
    assertThat(receiver.requests)
        .extracting(Request::body)
        .containsOnly(receiver.requests.getFirst().body());
    for (Request request : receiver.requests) {
      new Webhook(World.SECRET).verify(request.body(), request.headers());
    }
  }

  @Test
  void honoursRetryAfterForAllDeliveriesOfAReceiver() {
    // Given
    Receiver receiver =
        new Receiver(
            "/busy",
            (number, exchange) -> {
              if (number == 1) {
                exchange
                    .getResponseHeaders()
                    .set(
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.now().plusSeconds(3).atOffset(ZoneOffset.UTC)));
              }
              exchange.sendResponseHeaders(number == 1 ? 429 : 200, -1);
            });
    Subscription subscription = World.subscribe("slack", receiver.url());

    // When
    publishEstimate(subscription);
    attempts(subscription, 1);
    publishEstimate(subscription);

    // Then: the date is in whole seconds
    await().until(() -> receiver.requests.size() == 3);
    Instant first = receiver.requests.getFirst().at();
    assertThat(receiver.requests.subList(1, 3))
        .allSatisfy(request -> assertThat(request.at()).isAfter(first.plusMillis(2_000)));
  }

  @Test
  void disablesASubscriptionWhoseReceiverIsGone() {
    Receiver receiver = Receiver.answering("/gone", 410);
    Subscription subscription = World.subscribe("webhook", receiver.url());

    publishEstimate(subscription);

    assertThat(attempts(subscription, 1).getFirst().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(subscription.isDisabled()).isTrue();
    assertThat(subscription.deliveryStates()).containsExactly("failed");
    assertThat(World.read(Topics.SUBSCRIPTIONS))
        .extracting(r -> Json.MAPPER.readValue(r.value(), SubscriptionDisabled.class))
        .filteredOn(disabled -> disabled.subscriptionId().equals(subscription.id()))
        .singleElement()
        .extracting(
            SubscriptionDisabled::tenant, SubscriptionDisabled::host, SubscriptionDisabled::reason)
        .containsExactly(
            subscription.tenant(), "a host", "The receiver is gone: The receiver answered 410");
  }

  @Test
  void followsNoRedirect() {
    Receiver target = Receiver.answering("/redirect-target", 200);
    Receiver receiver =
        new Receiver(
            "/redirect",
            (_, exchange) -> {
              exchange.getResponseHeaders().set("Location", target.url());
              exchange.sendResponseHeaders(307, -1);
            });
    Subscription subscription = World.subscribe("webhook", receiver.url());

    publishEstimate(subscription);

    assertThat(attempts(subscription, 1).getFirst().detail())
        .isEqualTo("The receiver answered 307; redirects are not followed");
    assertThat(target.requests).isEmpty();
  }

  @Test
  void limitsTheRequestsInFlightToASlowReceiverAcrossProcessesAndServesTheOthers() {
    // Given
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Receiver slow =
        new Receiver(
            "/slow",
            (_, exchange) -> {
              most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
              Thread.sleep(300);
              inFlight.decrementAndGet();
              exchange.sendResponseHeaders(200, -1);
            });
    Receiver healthy = Receiver.answering("/healthy", 200);
    Subscription toSlow = World.subscribe("webhook", slow.url());
    Subscription toHealthy = World.subscribe("webhook", healthy.url());

    try (var _ = World.start()) {
      // When
      for (int i = 0; i < 20; i++) {
        publishEstimate(toSlow);
      }
      publishEstimate(toHealthy);

      // Then
      await().until(() -> slow.requests.size() == 20);
      assertThat(most).hasValue(4);
      assertThat(only(healthy).at()).isBefore(slow.requests.getLast().at());
      attempts(toSlow, 20);
      assertThat(toSlow.deliveryStates()).hasSize(20).containsOnly("delivered");
    }
  }

  @Test
  void stopsReadingAnAnswerThatNeverEnds() {
    Receiver receiver =
        new Receiver(
            "/drip",
            (number, exchange) -> {
              if (number == 1) {
                Thread.sleep(60_000);
              }
              exchange.sendResponseHeaders(200, 0);
              while (true) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(50);
              }
            });
    Subscription subscription = World.subscribe("webhook", receiver.url());

    publishEstimate(subscription);

    assertThat(attempts(subscription, 2))
        .extracting(DeliveryAttempted::outcome, DeliveryAttempted::detail)
        .containsExactly(
            tuple(Outcome.RETRYING, "No answer within 1 s"), tuple(Outcome.DELIVERED, null));
  }

  @Test
  void sendsAgainUnderTheSameIdWhenTheLeaseOfADeadProcessExpires() {
    // Given a delivery that a process claimed, sent, and never came back from
    Receiver receiver = Receiver.answering("/crashed", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    World.JDBC
        .sql(
            """
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, subject,
                                  traceparent, body, attempts, due_at, leased_until, created_at)
            values ('msg_' || :id, :id, :tenant, 'webhook', 'e', 't', 's', '', '{}', 1,
                    now() + interval '1 second', now() + interval '1 second', now())
            """)
        .param("id", subscription.id())
        .param("tenant", subscription.tenant())
        .update();

    // When its lease runs out
    List<DeliveryAttempted> attempts = attempts(subscription, 2);

    // Then
    assertThat(attempts)
        .extracting(DeliveryAttempted::attempt, DeliveryAttempted::outcome)
        .containsExactly(tuple(1, Outcome.UNKNOWN), tuple(2, Outcome.DELIVERED));
    assertThat(only(receiver).header("webhook-id")).isEqualTo("msg_" + subscription.id());
    assertThat(subscription.deliveryStates()).containsExactly("delivered");
  }

  @Test
  void refusesAPrivateAddress() {
    Subscription subscription = World.subscribe("webhook", "http://169.254.169.254/latest/?secret");

    publishEstimate(subscription);

    assertThat(attempts(subscription, 1).getFirst())
        .extracting(DeliveryAttempted::outcome, DeliveryAttempted::detail)
        .containsExactly(Outcome.FAILED, "The address is not allowed");
  }

  @Test
  void writesInvalidRecordsToTheDeadLetterTopicAndGoesOn() throws Exception {
    Receiver receiver = Receiver.answering("/after-poison", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    String poison = UUID.randomUUID().toString();

    World.publishBytes(Topics.ESTIMATES, poison, "t", TRACE, "{\"outcome\":1".getBytes(UTF_8));
    World.publishBytes(Topics.ALERTS, poison, "t", TRACE, null);
    World.publishBytes(Topics.ALERTS, poison + "\u0000", "t", TRACE, "{}".getBytes(UTF_8));
    publishEstimate(subscription);

    only(receiver);
    await()
        .untilAsserted(() ->
            assertThat(World.read(Topics.NOTIFIER_DLQ))
                .filteredOn(dead -> EventHeaders.text(dead.headers(), "ce_id").startsWith(poison))
                .hasSize(3)
                .allSatisfy(dead ->
                    assertThat(EventHeaders.text(dead.headers(), "dlq_reason")).startsWith("It")));
    String port = World.APP.getEnvironment().getProperty("local.server.port");
    assertThat(get(port, "/actuator/prometheus")).contains("ccg_notifier_dead_letters_total");
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void keepsSecretsOutOfRowsTopicsAndLogs(CapturedOutput logs) {
    Receiver receiver = Receiver.answering("/secret-path", 500, 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());

    Subscription unreachable =
        World.subscribe("webhook", "http://secret-path.invalid/secret-path?" + World.URL_SECRET);
    publishEstimate(subscription);
    publishEstimate(unreachable);

    attempts(subscription, 2);
    assertThat(attempts(unreachable, 1).getFirst().detail())
        .isEqualTo("The host name resolves to no allowed address");
    World.JDBC.sql("delete from subscription where id = ?").param(unreachable.id()).update();
    String rows =
        ""
            + World.JDBC
                .sql(
                    "select d::text from delivery d union all select a::text from delivery_attempt a union all select s::text from subscription s")
                .query(String.class)
                .list()
            + World.read(Topics.DELIVERIES).stream()
                .map(r -> new String(r.value(), UTF_8))
                .toList();
    assertThat(rows + logs).doesNotContain(World.URL_SECRET, World.SECRET, "secret-path");
  }

  @Test
  void reportsHealthAndMetrics() throws Exception {
    String port = World.APP.getEnvironment().getProperty("local.server.port");

    assertThat(get(port, "/actuator/health/readiness"))
        .contains(
            "\"kafka\":{\"details\":{\"brokers\":1,\"latencyMillis\"",
            "\"database\":{\"details\":{\"latencyMillis\"",
            "\"status\":\"UP\"");
    assertThat(get(port, "/actuator/prometheus"))
        .contains(
            "ccg_notifier_pending",
            "ccg_notifier_oldest_due_seconds",
            "ccg_notifier_circuits_open",
            "ccg_notifier_in_flight");
  }

  private static void subscribe(String tenant, String project, Receiver receiver, String... types) {
    World.subscribe("sub-" + UUID.randomUUID(), tenant, project, "webhook", receiver.url(), types);
  }

  private static String publishEstimate(Subscription subscription) {
    String eventId = UUID.randomUUID().toString();
    publishEstimate(subscription, eventId);
    return eventId;
  }

  private static void publishEstimate(Subscription subscription, String eventId) {
    PlanEstimated estimate = Events.estimate();
    ObjectNode json = Json.MAPPER.valueToTree(estimate);
    World.publish(
        Topics.ESTIMATES,
        eventId,
        EventType.PLAN_ESTIMATED,
        TRACE,
        json.put("outcome", "estimated").put("tenant", subscription.tenant()));
  }

  private static Request only(Receiver receiver) {
    await().until(() -> !receiver.requests.isEmpty());
    assertThat(receiver.requests).hasSize(1);
    return receiver.requests.getFirst();
  }

  /// The published records about a subscription, once there are so many.
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

  private static String get(String port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
