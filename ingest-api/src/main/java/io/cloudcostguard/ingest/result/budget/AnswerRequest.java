package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.http.Moment;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.AlertAnswer.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What a person says to an alert.
///
/// @param instance the value that the budget is split by; null: it is not split
/// @param until when it ends; null: with the alert
record AnswerRequest(@Nullable String instance, @Nullable String until, @Nullable String comment) {

  static final String EXAMPLE =
      "{\"until\":\"2099-12-31T08:00:00Z\",\"comment\":\"The launch; over by Friday.\"}";

  private static final int LONGEST_COMMENT = 1000;
  private static final int LONGEST_INSTANCE = 300;

  AlertAnswer answer(Kind kind, String by, Instant now, RequestJson json) {
    Instant end = until == null ? null : Moment.of(until);
    if (until != null && (end == null || !end.isAfter(now))) {
      throw json.invalid("`until` must be a moment in the future, e.g. 2099-12-31T08:00:00Z.");
    }
    if (kind == Kind.SNOOZED && end == null) {
      throw json.invalid("`until` is missing: when the alert is to be told again.");
    }
    if (comment != null
        && (comment.isBlank()
            || comment.length() > LONGEST_COMMENT
            || comment.chars().anyMatch(Character::isISOControl))) {
      throw json.invalid(
          "`comment` must have 1 to 1000 characters, none of them a control character.");
    }
    return new AlertAnswer(
        kind,
        by,
        now.truncatedTo(ChronoUnit.MILLIS),
        end == null ? null : end.truncatedTo(ChronoUnit.MILLIS),
        comment == null ? null : comment.strip());
  }

  String instanceOrNone(RequestJson json) {
    if (instance != null && instance.length() > LONGEST_INSTANCE) {
      throw json.invalid("`instance` has more than 300 characters.");
    }
    return instance == null ? "" : instance;
  }
}
