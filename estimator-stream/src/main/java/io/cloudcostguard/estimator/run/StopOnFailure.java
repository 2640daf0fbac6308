package io.cloudcostguard.estimator.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/// Hands over to the [Ending] when the estimator cannot go on.
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
