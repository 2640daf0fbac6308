package io.cloudcostguard.ingest.notification.delivery;

import io.cloudcostguard.ingest.http.Moment;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.subscription.DeliveryCommand.RedeliverRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The request to redeliver a time range.
///
/// @param since created at this moment or later
/// @param until created before this moment; null: now
/// @param states of `delivered`, `failed`, `grouped`; null: `failed`
record RangeRequest(@Nullable String since, @Nullable String until, @Nullable List<String> states) {

  static final String EXAMPLE =
      "{\"since\":\"2026-11-20T00:00:00Z\",\"until\":\"2026-11-20T12:00:00Z\",\"states\":[\"failed\"]}";

  RedeliverRange checked(RequestJson json, Instant now) {
    Instant from = moment(json, "since", since);
    Instant to = until == null ? now : moment(json, "until", until);
    if (!from.isBefore(to)) {
      throw json.invalid("`since` must be before `until`.");
    }
    List<String> requested =
        states == null ? List.of("failed") : states.stream().distinct().toList();
    if (requested.isEmpty() || !DeliverySearch.FINISHED.containsAll(requested)) {
      throw json.invalid("`states` may have " + String.join(", ", DeliverySearch.FINISHED) + ".");
    }
    return new RedeliverRange(from, to, requested);
  }

  private static Instant moment(RequestJson json, String what, @Nullable String text) {
    Instant moment = text == null ? null : Moment.of(text);
    if (moment == null) {
      throw json.invalid("`" + what + "` must be a timestamp such as 2026-11-20T12:00:00Z.");
    }
    return moment;
  }
}
