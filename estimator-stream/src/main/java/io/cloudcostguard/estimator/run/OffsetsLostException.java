package io.cloudcostguard.estimator.run;

import io.cloudcostguard.schemas.Topics;

/// The committed offsets of the estimator are gone, although it has estimated plans.
final class OffsetsLostException extends RuntimeException {

  OffsetsLostException() {
    super(
        """
        The committed offsets of the consumer group %1$s are gone, although it has estimated plans: \
        Kafka deletes them when no estimator has run for offsets.retention.minutes. Every plan would \
        be estimated once more, so nothing is started. Set them to the time when the last estimator \
        stopped, or earlier by no more than a day: kafka-consumer-groups.sh --bootstrap-server … \
        --group %1$s --topic %2$s --reset-offsets --to-datetime 2026-11-29T00:00:00.000 --execute\
        """
            .formatted(StreamsSettings.APPLICATION_ID, Topics.PLANS.name()));
  }
}
