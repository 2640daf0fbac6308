package io.cloudcostguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanIdsTest {

  private final PlanIds ids = new PlanIds();

  @Test
  void sortByTime() throws Exception {
    String first = ids.next();
    Thread.sleep(2);
    String second = ids.next();

    assertThat(first).isLessThan(second);
    assertThat(UUID.fromString(first).version()).isEqualTo(7);
    assertThat(UUID.fromString(first).variant()).isEqualTo(2);
    assertThat(ids.isYoungerThan(first, Duration.ofMinutes(1))).isTrue();
    assertThat(ids.isYoungerThan("01890a5d-ac96-774b-bcce-b302099a8057", Duration.ofMinutes(1)))
        .isFalse();
    assertThat(ids.isYoungerThan("nonsense", Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void followFromAnIdempotencyKey() {
    String id = ids.of("a", "key", "shop", "prod");

    assertThat(ids.of("a", "key", "shop", "prod")).isEqualTo(id);
    assertThat(UUID.fromString(id).version()).isEqualTo(8);
    assertThat(PlanIds.beginning(ids.of("b", "key", "shop", "prod")))
        .isNotEqualTo(PlanIds.beginning(id));
  }

  @Test
  void areOthersInAnotherWorkspaceWithTheSameBeginning() {
    String id = ids.of("a", "key", "shop", "prod");

    for (String other :
        new String[] {ids.of("a", "key", "shop", "dev"), ids.of("a", "key", "store", "prod")}) {
      assertThat(other).isNotEqualTo(id).startsWith(PlanIds.beginning(id));
    }
    String next = ids.next();
    assertThat(PlanIds.beginning(next)).isEqualTo(next);
    assertThat(PlanIds.beginning("8")).isEqualTo("8");
  }
}
