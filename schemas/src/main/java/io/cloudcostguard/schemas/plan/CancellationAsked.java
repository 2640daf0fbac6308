package io.cloudcostguard.schemas.plan;

/// Somebody asked that a plan be not estimated. The value of `ccg.cancellations`. Whether it came
/// in time is for the estimator to say: in the plan's outcome.
///
/// @param id the plan's
/// @param tenant the plan's; a cancellation by any other is none
public record CancellationAsked(String id, String tenant) {

  /// The key of its record: nobody writes over what another tenant asked.
  public String key() {
    return keyOf(tenant, id);
  }

  public static String keyOf(String tenant, String planId) {
    return tenant + "/" + planId;
  }
}
