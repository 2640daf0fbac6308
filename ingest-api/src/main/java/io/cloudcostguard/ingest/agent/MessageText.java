package io.cloudcostguard.ingest.agent;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Prepares a message for the SDK, which makes a tree of it, several times over: a plan becomes one
/// text in it, digit by digit as it was sent, and what else there is must be short. A tree of
/// megabytes would need a hundred times as much memory.
final class MessageText {

  /// Of a message without its plan.
  static final int MOST_PARTS = 10_000;

  private static final String PLAN = "/params/arguments/plan";

  /// The message with its plan as a text.
  ///
  /// @throws IOException if it is not JSON, or has too many parts; without what it has
  static String withPlanAsText(String json) throws IOException {
    StringWriter text = new StringWriter(Math.min(json.length(), 1 << 16));
    try (JsonParser parser = Json.MAPPER.createParser(json);
        JsonGenerator generator = Json.MAPPER.createGenerator(text)) {
      int parts = 0;
      while (parser.nextToken() != null) {
        if (++parts > MOST_PARTS) {
          throw new IOException(
              "The message has more than " + MOST_PARTS + " parts besides a plan");
        }
        if (parser.currentToken() == JsonToken.START_OBJECT && isPlan(parser)) {
          int start = (int) parser.currentTokenLocation().getCharOffset();
          parser.skipChildren();
          generator.writeString(
              json.substring(start, (int) parser.currentLocation().getCharOffset()));
        } else {
          generator.copyCurrentEventExact(parser);
        }
      }
    } catch (JacksonException _) {
      throw new IOException("The message is not JSON");
    }
    return text.toString();
  }

  private static boolean isPlan(JsonParser parser) {
    return "plan".equals(parser.currentName())
        && PLAN.equals(parser.streamReadContext().pathAsPointer().toString());
  }

  private MessageText() {}
}
