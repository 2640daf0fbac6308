package io.cloudcostguard.ingest.integration.compat;

/// Ends a request with a status and a line of text, as the first CloudCostGuard did.
final class OriginException extends RuntimeException {

  private final int status;

  OriginException(int status, String text) {
    super(text, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  /// The request's body is no plan of any shape.
  static OriginException unreadable() {
    return new OriginException(400, "Failed to parse request body");
  }
}
