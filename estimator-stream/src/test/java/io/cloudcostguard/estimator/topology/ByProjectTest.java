package io.cloudcostguard.estimator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByProjectTest {

  private final ByProject partitioner = new ByProject();

  @ParameterizedTest
  @ValueSource(strings = {"acme/shop", "default/web-shop", "a/b", "t/p"})
  void putsAWorkspaceWhereKafkaPutsItsBudget(String budgetId) {
    int ofBudget = BuiltInPartitioner.partitionForKey(bytes(budgetId), 12);

    for (String key : new String[] {budgetId, budgetId + "/prod", budgetId + "/a/b"}) {
      assertThat(partitioner.partitions("t", bytes(key), new byte[0], 12))
          .isEqualTo(Optional.of(Set.of(ofBudget)));
    }
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
