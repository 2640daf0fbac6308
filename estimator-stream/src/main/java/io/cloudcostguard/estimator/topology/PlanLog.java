package io.cloudcostguard.estimator.topology;

import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Reads single records of `ccg.plans`.
@FunctionalInterface
public interface PlanLog {

  /// The record at an offset; null where there is none, or none any more.
  ///
  /// @throws org.apache.kafka.common.KafkaException if it cannot be read now
  @Nullable Record<byte[], byte[]> at(int partition, long offset);
}
