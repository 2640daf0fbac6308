package io.cloudcostguard.estimator.run;

import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/// Calls the [Ending] after an unrecoverable failure of the estimator.
public final class StopOnFailure {

  private static final Logger LOGGER = LoggerFactory.getLogger(StopOnFailure.class);

  private final Ending ending;

  /// @param ending what is to be done then
  public StopOnFailure(Ending ending) {
    this.ending = ending;
  }

  /// The estimator cannot go on.
  record Failed(Throwable cause) {}

  /// In words, with what to do where that is known.
  static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FencedInstanceIdException) {
        return "Another estimator has the same CCG_ESTIMATOR_INSTANCEID and took this one's place; it"
            + " ends. Give each its own";
      }
    }
    return "The estimator cannot go on; it ends";
  }

  @EventListener
  void stop(Failed failed) {
    try {
      LOGGER.atError().setCause(failed.cause()).log(reason(failed.cause()));
    } finally {
      ending.end("estimator-stream", failed.cause());
    }
  }
}
