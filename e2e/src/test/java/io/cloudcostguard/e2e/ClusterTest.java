package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.benchmarks.cluster.Cluster;
import io.cloudcostguard.benchmarks.cluster.ClusterReport;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three brokers, two front doors, two estimators and two notifiers, of which some are killed,
/// frozen and stopped at random moments while plans go in; the same with more of everything:
/// `benchmarks/run cluster`.
@Tag("long")
class ClusterTest {

  private static final Duration GAP = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final long seed = Long.getLong("ccg.seed", System.nanoTime());

  @Test
  void losesNothingAndDoublesNothing(@TempDir Path folder) throws Exception {
    Cluster.Options options =
        new Cluster.Options(300, 12, 6, GAP, seed, 2, false, false, null, PATIENCE);

    ClusterReport report = Cluster.run(options, folder, System.out::println);

    assertThat(report.plans().accepted()).isEqualTo(300);
    assertThat(report.isSound()).as("seed %d:%n%s", seed, report.asTable()).isTrue();
  }
}
