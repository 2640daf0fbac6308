package io.cloudcostguard.ingest;

/// The service must not start like this. The message says what to set.
public final class MisconfiguredException extends RuntimeException {

  public MisconfiguredException(String message) {
    super(message);
  }
}
