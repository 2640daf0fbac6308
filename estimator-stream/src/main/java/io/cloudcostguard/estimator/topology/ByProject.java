package io.cloudcostguard.estimator.topology;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// Puts all records of a project into one partition, that of its budget's id: keys are that id,
/// `tenant/project`, or go on with a workspace.
final class ByProject implements StreamPartitioner<byte[], byte[]> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, byte[] value, int numPartitions) {
    int end = 0;
    for (int slashes = 0; end < key.length; end++) {
      if (key[end] == '/' && ++slashes == 2) {
        break;
      }
    }
    byte[] budgetId = Arrays.copyOf(key, end);
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(budgetId)) % numPartitions));
  }
}
