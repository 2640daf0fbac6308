package io.cloudcostguard.cli.server;

import java.io.IOException;

/// Says that there is no estimate within the time to wait.
public final class TimedOutException extends IOException {

  TimedOutException(String message) {
    super(message);
  }
}
