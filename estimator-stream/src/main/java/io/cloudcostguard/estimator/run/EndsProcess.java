package io.cloudcostguard.estimator.run;

/// Ends the process of a service after an unrecoverable failure, with the reason on standard error.
public final class EndsProcess implements Ending {

  /// The exit code, as sysexits' "internal software error".
  private static final int FAILURE = 70;

  @Override
  public void end(String service, Throwable cause) {
    try {
      System.err.println(service + " cannot go on; the process ends: " + cause);
      System.err.flush();
    } finally {
      Runtime.getRuntime().halt(FAILURE);
    }
  }
}
