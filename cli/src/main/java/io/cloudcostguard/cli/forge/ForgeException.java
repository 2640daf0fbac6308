package io.cloudcostguard.cli.forge;

import io.cloudcostguard.estimation.render.Printable;
import java.io.IOException;

/// Says that a forge refused a request.
public final class ForgeException extends IOException {

  private static final int LONGEST = 300;

  private final int status;

  private ForgeException(int status, String message) {
    super(message);
    this.status = status;
  }

  /// Of an answer; only its beginning is told.
  static ForgeException of(String method, int status, String body) {
    String begin = body.substring(0, Math.min(body.length(), LONGEST));
    return new ForgeException(
        status, "The forge answered %d to %s: %s".formatted(status, method, Printable.line(begin)));
  }

  /// The HTTP status.
  public int status() {
    return status;
  }
}
