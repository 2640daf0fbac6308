package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.schemas.chain.Checkpoint;

/// Keeps checkpoints where a writer of the topics cannot reach them.
interface Witness extends AutoCloseable {

  /// Takes the newest checkpoint of a partition, and returns at once. One that cannot be kept is
  /// logged; it is in the topic all the same.
  void take(Checkpoint checkpoint);

  @Override
  default void close() {}
}
