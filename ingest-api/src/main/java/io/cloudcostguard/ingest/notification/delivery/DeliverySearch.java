package io.cloudcostguard.ingest.notification.delivery;

import io.cloudcostguard.ingest.http.Cursor;
import io.cloudcostguard.ingest.http.Moment;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The filter of a list of deliveries. Null: any.
record DeliverySearch(
    @Nullable String subscription,
    @Nullable String project,
    @Nullable String eventType,
    @Nullable String state,
    @Nullable Instant since,
    @Nullable Cursor after,
    int limit) {

  static final List<String> FINISHED = List.of("delivered", "failed", "grouped");

  private static final List<String> STATES =
      List.of("pending", "collected", "delivered", "failed", "grouped");
  private static final Pattern EVENT_TYPE = Pattern.compile("[a-z0-9.-]{1,100}");

  static DeliverySearch of(Query query) {
    return new DeliverySearch(
        name(query, "subscription"),
        name(query, "project"),
        eventType(query),
        state(query),
        since(query),
        Cursor.of(query.text("cursor")),
        query.count("limit", 50, 200));
  }

  private static @Nullable String name(Query query, String parameter) {
    String name = query.text(parameter);
    return name == null ? null : Query.checkedName(parameter, name);
  }

  private static @Nullable String eventType(Query query) {
    String type = query.text("eventType");
    if (type != null && !EVENT_TYPE.matcher(type).matches()) {
      throw invalid("`eventType` must be the type of an event.");
    }
    return type;
  }

  private static @Nullable String state(Query query) {
    String state = query.text("state");
    if (state != null && !STATES.contains(state)) {
      throw invalid("`state` must be one of " + String.join(", ", STATES) + ".");
    }
    return state;
  }

  private static @Nullable Instant since(Query query) {
    String since = query.text("since");
    Instant moment = since == null ? null : Moment.of(since);
    if (since != null && moment == null) {
      throw invalid("`since` must be a timestamp such as 2026-11-20T12:00:00Z.");
    }
    return moment;
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.of(ProblemType.INVALID_PARAMETER, detail, "Correct the parameter.");
  }
}
