package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.ingest.http.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which audit records are looked for. Null: whichever.
///
/// @param from done at this time or later
/// @param to done before this time
/// @param actor as the record names it
/// @param object what the path begins with, e.g. `/v1/projects/shop`
/// @param before the cursor: older than the record with this id
record AuditSearch(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String actor,
    @Nullable String object,
    @Nullable String before,
    int limit) {

  private static final int LONGEST = 300;

  static AuditSearch of(Query query) {
    String cursor = query.text("cursor");
    String object = text(query, "object");
    if (object != null && !object.startsWith("/")) {
      throw Query.invalid("object", "must be the beginning of a path, e.g. /v1/projects/shop");
    }
    return new AuditSearch(
        query.moment("from"),
        query.moment("to"),
        text(query, "actor"),
        object,
        cursor == null ? null : Query.checkedName("cursor", cursor),
        query.count("limit", 50, 200));
  }

  private static @Nullable String text(Query query, String parameter) {
    String text = query.text(parameter);
    if (text != null
        && (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))) {
      throw Query.invalid(
          parameter, "must have at most 300 characters, none of them a control character");
    }
    return text;
  }
}
