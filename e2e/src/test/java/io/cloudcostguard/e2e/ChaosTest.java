package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.benchmarks.chaos.Chaos;
import io.cloudcostguard.benchmarks.chaos.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notifier, estimator and broker are killed (SIGKILL) at random moments while plans go in; the
/// same with more of both: `benchmarks/run chaos`.
@Tag("long")
class ChaosTest {

  private static final Duration GAP = Duration.ofMillis(1500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final long seed = Long.getLong("ccg.seed", System.nanoTime());

  @Test
  void losesNothingAndRepeatsOnlyWhatWasInFlight(@TempDir Path folder) throws Exception {
    byte[] plan = Files.readAllBytes(Path.of("../examples/web-stack/plan.json"));

    Report report =
        Chaos.run(
            new Chaos.Options(30, 10, 6, GAP, seed, PATIENCE), plan, folder, System.out::println);

    assertThat(report.expected()).isEqualTo(300);
    assertThat(report.lost()).as("lost; seed %d", seed).isZero();
    assertThat(report.isSound()).as("seed %d:%n%s", seed, report.asTable()).isTrue();
  }
}
