package io.cloudcostguard.estimator.run;

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

  @EventListener
  void stop(Failed failed) {
    try {
      LOGGER.atError().setCause(failed.cause()).log("The estimator cannot go on; it ends");
    } finally {
      ending.end("estimator-stream", failed.cause());
    }
  }
}
