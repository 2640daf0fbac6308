package io.cloudcostguard.estimator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByTenantTest {

  private final ByTenant partitioner = new ByTenant();

  @ParameterizedTest
  @ValueSource(strings = {"acme", "default", "a", "t-1"})
  void putsAllOfATenantWhereKafkaPutsItsName(String tenant) {
    int ofTenant = BuiltInPartitioner.partitionForKey(bytes(tenant), 12);

    for (String key : new String[] {"/shop/prod", "/shop|", "/budgets/all|tag/x", ""}) {
      assertThat(partitioner.partitions("t", bytes(tenant + key), new byte[0], 12))
          .isEqualTo(Optional.of(Set.of(ofTenant)));
    }
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
