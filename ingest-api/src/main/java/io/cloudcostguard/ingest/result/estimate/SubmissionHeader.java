package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the fields of a submission that precede its plan, and stops there.
record SubmissionHeader(@Nullable String fingerprint, PlanSource source) {

  static final SubmissionHeader NOTHING = new SubmissionHeader(null, PlanSource.NONE);

  private static final int LONGEST = 200;
  private static final int LONGEST_URL = 2000;
  private static final int MOST_TEXTS = 20;

  /// Of a record's value. What cannot be read says nothing here; the estimator, which reads all of
  /// it, puts it aside.
  static SubmissionHeader of(byte @Nullable [] submitted) {
    if (submitted == null) {
      return NOTHING;
    }
    String fingerprint = null;
    PlanSource source = PlanSource.NONE;
    try (JsonParser json = Json.MAPPER.createParser(submitted)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return NOTHING;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME && !"plan".equals(json.currentName())) {
        String property = json.currentName();
        json.nextToken();
        if ("fingerprint".equals(property)) {
          fingerprint = text(json, LONGEST);
        } else if ("source".equals(property) && json.currentToken() == JsonToken.START_OBJECT) {
          source = source(json);
        } else {
          json.skipChildren();
        }
      }
      return new SubmissionHeader(fingerprint, source);
    } catch (JacksonException _) {
      return NOTHING;
    }
  }

  private static PlanSource source(JsonParser json) {
    Map<String, String> texts = new HashMap<>();
    Integer pullRequest = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String property = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_NUMBER_INT && "pullRequest".equals(property)) {
        pullRequest = json.getIntValue();
      } else if (value == JsonToken.VALUE_STRING) {
        String text = text(json, "runUrl".equals(property) ? LONGEST_URL : LONGEST);
        if (text != null && texts.size() < MOST_TEXTS) {
          texts.put(property, text);
        }
      }
      json.skipChildren();
    }
    return new PlanSource(
        texts.get("repository"),
        pullRequest,
        texts.get("commit"),
        texts.get("branch"),
        texts.get("runUrl"),
        stage(texts.get("stage")),
        texts.get("run"));
  }

  private static @Nullable Stage stage(@Nullable String name) {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(JsonParser json, int longest) {
    String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null;
    return text == null || text.length() > longest || text.indexOf('\0') >= 0 ? null : text;
  }
}
