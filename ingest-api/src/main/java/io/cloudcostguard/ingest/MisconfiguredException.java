package io.cloudcostguard.ingest;

/// The configuration is invalid, and the service does not start. The message names the setting.
public final class MisconfiguredException extends RuntimeException {

  public MisconfiguredException(String message) {
    super(message);
  }
}
