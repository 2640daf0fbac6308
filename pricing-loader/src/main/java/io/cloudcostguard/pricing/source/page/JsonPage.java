package io.cloudcostguard.pricing.source.page;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/// The form of a page: an object with a list and with what leads to the next page, or the bare
/// list. Read as a stream, one element at a time.
///
/// @param lists what the list is called; spellings differ between an API and copies of it
/// @param next what leads to the next page
public record JsonPage(Set<String> lists, String next) {

  /// An element is followed by others.
  private static final ObjectReader ELEMENTS =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public JsonPage {
    lists = Set.copyOf(lists);
  }

  /// Hands over each element, and says what leads to the next page: null when nothing does.
  ///
  /// @param file names the page in messages
  /// @throws IllegalArgumentException if it is cut off, not JSON, or has no list
  public @Nullable String read(String file, InputStream page, Consumer<Element> sink)
      throws IOException {
    try (JsonParser parser = Json.MAPPER.createParser(page)) {
      String follows = page(file, parser, sink);
      if (parser.nextToken() != null) {
        throw malformed(file, parser, "goes on after its end");
      }
      return follows;
    } catch (JacksonIOException e) {
      throw new IOException(file + " cannot be read: " + e.getOriginalMessage(), e);
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new IllegalArgumentException(
          "%s: Line %d: %s".formatted(file, line, e.getOriginalMessage()), e);
    }
  }

  private @Nullable String page(String file, JsonParser parser, Consumer<Element> sink) {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY) {
      list(file, parser, sink);
      return null;
    }
    if (first != JsonToken.START_OBJECT) {
      throw malformed(file, parser, "is neither an object nor a list");
    }
    return envelope(file, parser, sink);
  }

  private @Nullable String envelope(String file, JsonParser parser, Consumer<Element> sink) {
    boolean listed = false;
    String follows = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (lists.contains(name)) {
        if (value != JsonToken.START_ARRAY) {
          throw malformed(file, parser, "has a " + name + " that is not a list");
        }
        list(file, parser, sink);
        listed = true;
      } else if (name.equals(next) && value == JsonToken.VALUE_STRING) {
        follows = parser.getString();
      } else {
        parser.skipChildren();
      }
    }
    if (!listed) {
      throw malformed(file, parser, "has none of the lists " + lists.stream().sorted().toList());
    }
    return follows == null || follows.isBlank() ? null : follows;
  }

  private static void list(String file, JsonParser parser, Consumer<Element> sink) {
    long number = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long line = parser.currentTokenLocation().getLineNr();
      number++;
      sink.accept(new Element(file, line, number, ELEMENTS.readTree(parser)));
    }
  }

  private static IllegalArgumentException malformed(String file, JsonParser parser, String fault) {
    return new IllegalArgumentException(
        "%s: Line %d: the page %s".formatted(file, parser.currentLocation().getLineNr(), fault));
  }
}
