package io.cloudcostguard.estimator.topology;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// Puts all records of a tenant into one partition: keys begin with its name and `/`.
final class ByTenant implements StreamPartitioner<byte[], byte[]> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, byte[] value, int numPartitions) {
    int end = 0;
    while (end < key.length && key[end] != '/') {
      end++;
    }
    byte[] tenant = Arrays.copyOf(key, end);
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(tenant)) % numPartitions));
  }
}
