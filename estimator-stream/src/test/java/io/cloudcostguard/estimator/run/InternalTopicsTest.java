package io.cloudcostguard.estimator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimator.topology.Attempts;
import io.cloudcostguard.estimator.topology.EstimatorTopology;
import io.cloudcostguard.estimator.topology.TopologyEnvironment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class InternalTopicsTest {

  @Test
  void areThoseOfTheTopologyEachWithItsPartner() {
    assertThat(
            InternalTopics.of(
                EstimatorTopology.build(
                        new Estimator(new ResourceTypes()),
                        new TopologyEnvironment(
                            Duration.ZERO,
                            new Attempts(Path.of("unused")),
                            _ -> {},
                            new SimpleMeterRegistry()),
                        new Properties())
                    .describe()))
        .containsOnly(
            entry("ccg-estimator-settled-plans-changelog", "ccg.plans"),
            entry("ccg-estimator-pinned-catalogue-changelog", "ccg.plans"));
  }
}
