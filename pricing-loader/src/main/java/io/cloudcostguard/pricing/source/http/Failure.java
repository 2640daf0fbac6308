package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request that failed and may be repeated.
final class Failure extends IOException {

  private static final long serialVersionUID = 1;

  /// How long the server asks to be left alone; null where it does not say.
  final transient @Nullable Duration retryAfter;

  Failure(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }
}
