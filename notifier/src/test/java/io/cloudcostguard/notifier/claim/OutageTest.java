package io.cloudcostguard.notifier.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.notifier.claim.Engine.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Receivers that are away for days.
class OutageTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private int status = 503;

  @Test
  void everyDeliveryArrivesWithinTheRateLimitAfterAnOutageOf72Hours() throws Exception {
    try (Engine engine = new Engine(_ -> status, Map.of("rate", "5"))) {
      // Given a receiver that is away for three days, while events come
      engine.subscribe("s");
      Set<String> ids = new HashSet<>();
      for (int hour = 0; hour < 72; hour++) {
        for (int i = 0; i < 10; i++) {
          ids.add(engine.add("s"));
        }
        engine.runUntil(engine.now.plus(Duration.ofHours(1)), MINUTE.multipliedBy(5));
      }
      int tries = engine.requests.size();

      // When it is back
      status = 204;
      engine.requests.clear();
      engine.runUntil(engine.now.plus(Duration.ofMinutes(20)), Duration.ofSeconds(1));

      // Then
      assertThat(engine.requests)
          .extracting(Request::webhookId)
          .containsExactlyInAnyOrderElementsOf(ids);
      assertThat(perSecond(engine.requests).values()).allMatch(count -> count <= 5);
      assertThat(engine.count("select count(*) from delivery where state = 'delivered'"))
          .isEqualTo(720);
      assertThat(tries)
          .as("one attempt after each pause, not one for each delivery")
          .isLessThan(720);
    }
  }

  @Test
  void theDeliveriesOfADeadReceiverAreKeptAndItsSubscriptionIsDisabled() throws Exception {
    try (Engine engine = new Engine(_ -> status, Map.of())) {
      // Given
      engine.subscribe("s");
      for (int i = 0; i < 50; i++) {
        engine.add("s");
      }

      // When it is away for longer than five days
      engine.runUntil(Engine.START.plus(Duration.ofDays(6)), MINUTE.multipliedBy(10));

      // Then
      assertThat(
              engine
                  .jdbc
                  .sql("select disabled_reason from subscription")
                  .query(String.class)
                  .single())
          .isEqualTo(
              "Every attempt since 2026-11-20T12:00:00Z failed; the last one: The receiver answered 503");
      assertThat(engine.count("select count(*) from delivery where state = 'pending'"))
          .isEqualTo(50);
      assertThat(engine.count("select count(*) from delivery_attempt where disabled is not null"))
          .isEqualTo(1);
      assertThat(engine.requests.getLast().at())
          .isBetween(
              Engine.START.plus(Duration.ofDays(5)),
              Engine.START.plus(Duration.ofDays(5)).plus(MINUTE.multipliedBy(30)));

      // And when an administrator enables it again
      status = 204;
      engine.requests.clear();
      engine.jdbc.sql("update subscription set disabled_at = null").update();
      engine.runUntil(engine.now.plus(MINUTE), Duration.ofSeconds(1));
      assertThat(engine.requests).hasSize(50);
    }
  }

  @Test
  void aSecretThatCannotBeOpenedIsNoFailureOfTheReceiver() throws Exception {
    try (Engine engine = new Engine(_ -> 204, Map.of())) {
      // Given a subscription that was sealed under another key, for longer than five days
      engine.subscribe("s");
      byte[] sealed =
          engine.jdbc.sql("select secret_sealed from subscription").query(byte[].class).single();
      engine.jdbc.sql("update subscription set secret_sealed = url_sealed").update();
      for (int day = 0; day < 6; day++) {
        engine.add("s");
        engine.runUntil(engine.now.plus(Duration.ofDays(1)), MINUTE.multipliedBy(30));
      }

      // Then
      assertThat(engine.requests).isEmpty();
      assertThat(engine.count("select count(*) from subscription where disabled_at is not null"))
          .isZero();
      assertThat(engine.count("select max(failures) from endpoint")).isZero();

      // And when that is mended, what was not given up after three days arrives
      engine.jdbc.sql("update subscription set secret_sealed = ?").param(sealed).update();
      engine.runUntil(engine.now.plus(Duration.ofHours(5)), MINUTE);
      assertThat(engine.requests).hasSize(2);
    }
  }

  @Test
  void pendingDeliveriesOfADisabledSubscriptionFailAfterTheRetentionAndAreDeletedLater()
      throws Exception {
    try (Engine engine = new Engine(_ -> status, Map.of())) {
      engine.subscribe("disabled");
      engine.subscribe("waiting");
      engine.add("disabled");
      engine.add("waiting");
      engine.jdbc.sql("update subscription set disabled_at = now() where id = 'disabled'").update();
      engine.now = engine.now.plus(Duration.ofDays(31));

      assertThat(engine.cleanUp()).isFalse();
      assertThat(
              engine
                  .jdbc
                  .sql("select subscription_id from delivery where state = 'failed'")
                  .query(String.class)
                  .list())
          .containsExactly("disabled");

      engine.now = engine.now.plus(Duration.ofDays(31));
      engine.cleanUp();
      assertThat(engine.jdbc.sql("select subscription_id from delivery").query(String.class).list())
          .containsExactly("waiting");
    }
  }

  @Test
  void finishedDeliveriesAreDeletedAfterTheRetention() throws Exception {
    try (Engine engine = new Engine(_ -> 204, Map.of())) {
      engine.subscribe("s");
      engine.add("s");
      engine.run();
      engine.jdbc.sql("update delivery_attempt set published = true").update();

      engine.now = engine.now.plus(Duration.ofDays(29));
      engine.cleanUp();
      assertThat(engine.count("select count(*) from delivery")).isEqualTo(1);

      engine.now = engine.now.plus(Duration.ofDays(2));
      engine.cleanUp();
      assertThat(engine.count("select count(*) from delivery")).isZero();
      assertThat(engine.count("select count(*) from delivery_attempt")).isZero();
    }
  }

  @Test
  void textsOfCommentsAreForgottenAfterTheRetention() throws Exception {
    try (Engine engine = new Engine(_ -> 204, Map.of())) {
      engine.subscribe("s");
      engine
          .jdbc
          .sql(
              """
              insert into channel_thread
                (subscription_id, thread_key, marker, external_id, parts, held_by, held_until,
                 created_at)
              values ('s', 'acme/shop#1 shop/prod', 'm', '7', '{}', 'nobody', :now, :now)
              """)
          .param("now", Timestamps.of(engine.now))
          .update();

      engine.now = engine.now.plus(Duration.ofDays(29));
      engine.cleanUp();
      assertThat(engine.count("select count(parts) from channel_thread")).isEqualTo(1);

      engine.now = engine.now.plus(Duration.ofDays(2));
      engine.cleanUp();
      assertThat(engine.count("select count(parts) from channel_thread")).isZero();
      assertThat(engine.count("select count(external_id) from channel_thread")).isEqualTo(1);
    }
  }

  @Test
  void anAttemptWhoseProcessDiedIsLoggedAsUnknown() throws Exception {
    try (Engine engine = new Engine(_ -> 204, Map.of())) {
      engine.subscribe("s");
      engine.add("s");
      assertThat(engine.claimAndDie()).isEqualTo(1);
      engine.run();
      assertThat(engine.requests).as("it is the dead process's for a minute").isEmpty();

      engine.runUntil(engine.now.plus(Duration.ofSeconds(61)), Duration.ofSeconds(1));

      assertThat(engine.requests).hasSize(1);
      assertThat(
              engine
                  .jdbc
                  .sql(
                      "select attempt || ' ' || (event ->> 'outcome') from delivery_attempt order by attempt")
                  .query(String.class)
                  .list())
          .containsExactly("1 UNKNOWN", "2 DELIVERED");
    }
  }

  @Test
  void retriesOfThoseThatFailedTogetherDoNotComeBackTogether() throws Exception {
    // Given a hundred receivers that fail at the same moment
    try (Engine engine = new Engine(_ -> status, Map.of("retry.first", "60s"))) {
      for (int i = 0; i < 100; i++) {
        engine.subscribe("s" + i);
        engine.add("s" + i);
      }
      engine.run();
      engine.requests.clear();
      status = 204;

      engine.runUntil(engine.now.plus(MINUTE.plusSeconds(1)), Duration.ofSeconds(1));

      assertThat(engine.requests).hasSize(100);
      assertThat(perSecond(engine.requests).values()).allMatch(count -> count <= 8);
    }
  }

  private static Map<Instant, Long> perSecond(List<Request> requests) {
    return requests.stream().collect(Collectors.groupingBy(Request::at, Collectors.counting()));
  }
}
