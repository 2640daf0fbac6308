package io.cloudcostguard.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTableTest {

  private static final int MANY = 50_000;

  @TempDir Path folder;

  @Test
  void keepsEveryPlanWhileItGrows() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      PlanTable table = new PlanTable(folder, arena);
      for (int i = 0; i < MANY; i++) {
        assertThat(table.putIfAbsent(key(i), i, i * 7L)).isEqualTo(PlanTable.NONE);
        if (i % 3 == 0) {
          assertThat(table.see(key(i))).isFalse();
        }
      }

      assertThat(table.size()).isEqualTo(MANY);
      for (int i = 0; i < MANY; i++) {
        assertThat(table.find(key(i))).isEqualTo(i);
      }
      assertThat(table.find(PlanTable.Key.of("other", "plan-1"))).isEqualTo(PlanTable.NONE);
      assertThat(table.putIfAbsent(key(7), 99, 1)).isEqualTo(7);
      assertThat(table.see(key(3))).isTrue();
      assertThat(table.show(key(5))).isEqualTo(35);
      assertThat(table.show(PlanTable.Key.of("other", "plan-1"))).isEqualTo(PlanTable.NONE);
      List<Long> notShown = new ArrayList<>();
      table.forEachNotShown("acme", notShown::add);
      table.forEachNotShown("other", notShown::add);
      assertThat(notShown).hasSize(MANY - 1).doesNotContain(5L);
      List<Long> unseen = new ArrayList<>();
      table.forEachUnseen(unseen::add);
      assertThat(unseen)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.range(0, MANY).filter(i -> i % 3 != 0).boxed().toList());
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private static PlanTable.Key key(int i) {
    return PlanTable.Key.of("acme", "plan-" + i);
  }
}
