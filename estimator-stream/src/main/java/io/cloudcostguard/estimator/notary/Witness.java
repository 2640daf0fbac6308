package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.schemas.chain.TreeHead;
import org.jspecify.annotations.Nullable;

/// Keeps checkpoints where a writer of the topics cannot reach them.
interface Witness extends AutoCloseable {

  /// Takes the newest checkpoint of a partition, and returns at once. One that cannot be kept is
  /// logged; it is in the topic all the same.
  ///
  /// @param partition topic, `-` and number
  /// @param note the signed tree head
  void take(String partition, String note);

  /// What it has of a partition; null where it has nothing, or is not asked.
  default @Nullable TreeHead newest(String partition) {
    return null;
  }

  @Override
  default void close() {}
}
