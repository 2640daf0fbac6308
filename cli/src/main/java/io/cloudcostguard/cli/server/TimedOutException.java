package io.cloudcostguard.cli.server;

import java.io.IOException;

/// Says that there is no estimate after as long as somebody wanted to wait.
public final class TimedOutException extends IOException {

  TimedOutException(String message) {
    super(message);
  }
}
