package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.http.RequestJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The request to rotate the keys of a webhook.
///
/// @param graceHours how long the current keys sign too; null: 24
record RotationRequest(@Nullable Integer graceHours) {

  static final String EXAMPLE = "{\"graceHours\":24}";

  private static final int LONGEST = 7 * 24;

  Duration checked(RequestJson json) {
    int hours = graceHours == null ? 24 : graceHours;
    if (hours < 0 || hours > LONGEST) {
      throw json.invalid("`graceHours` must be 0 to " + LONGEST + ".");
    }
    return Duration.ofHours(hours);
  }
}
