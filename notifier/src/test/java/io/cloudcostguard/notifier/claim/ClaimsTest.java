package io.cloudcostguard.notifier.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.send.ClaimedDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  @Test
  void giveEveryReceiverItsTurnWhenOneHasALargeBacklog() throws Exception {
    try (Engine engine = new Engine(_ -> 204, Map.of())) {
      // Given more receivers than one part of the ring has, and one at which much waits
      for (int i = 0; i < 600; i++) {
        engine.subscribe("s" + i);
        engine.add("s" + i);
      }
      for (int i = 0; i < 300; i++) {
        engine.add("s300");
      }

      // When
      List<ClaimedDelivery> claimed = circle(engine, 10);
      claimed.addAll(circle(engine, 10)); // where the limit cut a receiver short

      // Then each had its turn, and none more than may be under way to it
      assertThat(claimed).extracting(ClaimedDelivery::id).doesNotHaveDuplicates();
      assertThat(claimed)
          .extracting(ClaimedDelivery::subscriptionId)
          .contains("s0", "s599")
          .hasSize(603);
      assertThat(claimed).filteredOn(one -> one.subscriptionId().equals("s300")).hasSize(4);
    }
  }

  @Test
  void reportWhenTheNextReceiverIsDue() throws Exception {
    try (Engine engine = new Engine(_ -> 204, Map.of("rate", "2"))) {
      engine.subscribe("s");
      for (int i = 0; i < 3; i++) {
        engine.add("s");
      }

      engine.run();

      assertThat(engine.requests).hasSize(2);
      assertThat(engine.claims.claim(Claims.START, 10).soonest())
          .isEqualTo(Engine.START.plus(Duration.ofMillis(500)));
    }
  }

  @Test
  void readFewIndexEntriesAfterAnAnalyzeOfAnIdleQueue() throws Exception {
    try (Engine engine = new Engine(_ -> 204, Map.of("rate", "4"))) {
      // Given statistics that say that nothing is pending, and much that is
      engine.subscribe("s");
      engine.addMany("s", "delivered", 3000);
      engine.jdbc.sql("analyze delivery").update();
      engine.addMany("s", "pending", 3000);

      // When
      long read =
          engine.inTransaction(() -> {
            engine.run();
            return engine.count(
                "select pg_stat_get_xact_tuples_returned('delivery_due'::regclass)");
          });

      assertThat(engine.requests).hasSize(4);
      assertThat(read).isPositive().isLessThan(100);
    }
  }

  private static List<ClaimedDelivery> circle(Engine engine, int limit) {
    List<ClaimedDelivery> claimed = new ArrayList<>();
    String place = Claims.START;
    do {
      Claims.Part part = engine.claims.claim(place, limit);
      assertThat(part.claimed()).hasSizeLessThanOrEqualTo(limit);
      claimed.addAll(part.claimed());
      place = part.next();
    } while (!place.equals(Claims.START));
    return claimed;
  }
}
