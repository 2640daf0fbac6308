package io.cloudcostguard.ingest.result.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.IngestProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class OutcomeSignalsTest {

  private static OutcomeSignals signals(int most) {
    Duration any = Duration.ofSeconds(1);
    return new OutcomeSignals(
        new IngestProperties(DataSize.ofMegabytes(1), any, any, any, most, false),
        new SimpleMeterRegistry());
  }

  private static List<OutcomeSignals.Waiter> takeAll(OutcomeSignals signals, String tenant) {
    List<OutcomeSignals.Waiter> taken = new ArrayList<>();
    while (signals.hasRoom(tenant)) {
      taken.add(signals.waiter(tenant, "a-plan-of-" + tenant));
    }
    return taken;
  }

  @Test
  void keepPlacesForOtherTenants() {
    OutcomeSignals signals = signals(100);

    assertThat(takeAll(signals, "greedy")).hasSize(80);
    assertThat(takeAll(signals, "another")).hasSize(16);
    assertThat(signals.hasRoom("a-third")).isTrue();
  }

  @Test
  void havePlacesAgainWhenRequestsEnd() {
    OutcomeSignals signals = signals(10);
    List<OutcomeSignals.Waiter> taken = takeAll(signals, "one");
    assertThat(signals.hasRoom("one")).isFalse();

    taken.forEach(OutcomeSignals.Waiter::close);

    assertThat(takeAll(signals, "one")).hasSameSizeAs(taken);
  }

  @Test
  void haveOnePlaceWhereOneIsAllThereIs() {
    assertThat(takeAll(signals(1), "one")).hasSize(1);
  }
}
