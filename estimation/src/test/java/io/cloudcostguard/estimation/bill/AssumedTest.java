package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is assumed of a plan is said in the warnings of its estimate.
class AssumedTest {

  @Test
  void saysWhichTemplateIsTakenWhereThePlanDoesNotListTheReference() throws IOException {
    assertThat(
            GoldenBills.estimate(Path.of("src/test/resources/golden/launch_template_not_listed"))
                .warnings())
        .containsExactly(
            "launch_template.id of aws_eks_node_group.through_dynamic is taken to be of"
                + " aws_launch_template.workers, the only one that it can be",
            "launch_template.name of aws_instance.through_local is taken to be of"
                + " aws_launch_template.shared, the only one that it can be");
  }

  @ParameterizedTest
  @CsvSource({
    "docdb_cluster, aws_docdb_cluster_instance.outside",
    "neptune_cluster, aws_neptune_cluster_instance.outside"
  })
  void saysWhatAnInstanceTakesOfAClusterOutsideThePlan(String folder, String instance)
      throws IOException {
    assertThat(
            GoldenBills.estimate(Path.of("src/test/resources/golden").resolve(folder)).warnings())
        .containsExactly(
            "the cluster of %s is not part of this plan; it is taken not to be I/O-optimised"
                .formatted(instance));
  }

  @Test
  void takesNoneOfTwo() throws IOException {
    assertThat(
            GoldenBills.estimate(Path.of("src/test/resources/golden/launch_template_ambiguous"))
                .warnings())
        .isEmpty();
  }
}
