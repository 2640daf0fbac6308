package io.cloudcostguard.estimator.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/// Ends the process when the estimator cannot go on: restarting is the supervisor's, and after a
/// restart nothing is lost.
public final class StopOnFailure {

  private static final Logger LOGGER = LoggerFactory.getLogger(StopOnFailure.class);
  private static final int FAILURE = 70;

  /// The estimator cannot go on.
  record Failed(Throwable cause) {}

  @EventListener
  void stop(Failed failed) {
    LOGGER.atError().setCause(failed.cause()).log("The estimator cannot go on; the process ends");
    Runtime.getRuntime().halt(FAILURE);
  }
}
