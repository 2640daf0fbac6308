package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.schemas.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the fields of a submission that precede its plan, and stops there.
record SubmissionHeader(@Nullable String fingerprint, @Nullable String run) {

  static final SubmissionHeader NOTHING = new SubmissionHeader(null, null);

  private static final int LONGEST = 200;

  /// Of a record's value. What cannot be read says nothing here; the estimator, which reads all of
  /// it, puts it aside.
  static SubmissionHeader of(byte @Nullable [] submitted) {
    if (submitted == null) {
      return NOTHING;
    }
    String fingerprint = null;
    String run = null;
    try (JsonParser json = Json.MAPPER.createParser(submitted)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return NOTHING;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME && !"plan".equals(json.currentName())) {
        String property = json.currentName();
        json.nextToken();
        if ("fingerprint".equals(property)) {
          fingerprint = text(json);
        } else if ("source".equals(property) && json.currentToken() == JsonToken.START_OBJECT) {
          run = runIn(json);
        } else {
          json.skipChildren();
        }
      }
      return new SubmissionHeader(fingerprint, run);
    } catch (JacksonException _) {
      return NOTHING;
    }
  }

  private static @Nullable String runIn(JsonParser json) {
    String run = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isRun = "run".equals(json.currentName());
      json.nextToken();
      run = isRun ? text(json) : run;
      json.skipChildren();
    }
    return run;
  }

  private static @Nullable String text(JsonParser json) {
    String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null;
    return text == null || text.length() > LONGEST || text.indexOf('\0') >= 0 ? null : text;
  }
}
