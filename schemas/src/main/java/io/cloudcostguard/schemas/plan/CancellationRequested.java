package io.cloudcostguard.schemas.plan;

/// Event: a client requested that a plan be not estimated. The value of `ccg.cancellations`. The
/// estimator decides whether it came in time; the plan's outcome says so.
///
/// @param id the plan's
/// @param tenant the plan's; a cancellation by any other is none
public record CancellationRequested(String id, String tenant) {

  /// The key of its record: no tenant writes over another's.
  public String key() {
    return keyOf(tenant, id);
  }

  public static String keyOf(String tenant, String planId) {
    return tenant + "/" + planId;
  }
}
