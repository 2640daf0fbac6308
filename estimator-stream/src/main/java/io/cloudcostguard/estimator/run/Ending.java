package io.cloudcostguard.estimator.run;

/// The reaction to an unrecoverable failure of a service.
@FunctionalInterface
public interface Ending {

  /// Ends the process, or whatever the service is a part of. Starting again is the supervisor's,
  /// and after a restart nothing is lost.
  ///
  /// @param service as its module is called, e.g. `estimator-stream`
  void end(String service, Throwable cause);
}
