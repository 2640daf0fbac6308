package io.cloudcostguard.estimation.plan;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The tags of one resource while it is read: text by name, on each side, and the sensitive ones.
/// [Vendor] names the attributes. The limits are those of AWS; longer, non-text and unknown values
/// are left out.
///
/// A name that is sensitive anywhere is hidden everywhere: providers write what `tags` marks into
/// `tags_all` without the mark.
final class Tags {

  static final int MOST = 50;

  /// Of the names that are said not to be known.
  private static final int MOST_UNKNOWN = 200;

  private static final Set<String> COMPUTED = Set.of("tags_all", "terraform_labels");

  static final int LONGEST_NAME = 128;
  static final int LONGEST_VALUE = 256;

  private static final String KEY = "key";
  private static final String VALUE = "value";

  private final SortedMap<String, String> before = new TreeMap<>();
  private final SortedMap<String, String> after = new TreeMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final Set<String> unknown = new TreeSet<>();
  private boolean allHidden;

  void readBefore(JsonParser json) {
    read(json, before);
  }

  void readAfter(JsonParser json) {
    read(json, after);
  }

  /// Reads the marks of sensitive tags.
  void readSensitive(JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT && Marks.isMarked(json)) {
      hideAll();
      return;
    }
    JsonObjects.eachProperty(
        json,
        name -> {
          hidden.add(name);
          json.skipChildren();
        });
  }

  /// Reads the marks of tags that are known only after apply. A provider marks what it computes as
  /// a whole where there are no tags at all.
  void readUnknown(String attribute, JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      if (Marks.isMarked(json) && !COMPUTED.contains(attribute)) {
        unknown.add(attribute);
      }
      return;
    }
    JsonObjects.eachProperty(
        json,
        name -> {
          if (Marks.isMarked(json)) {
            boolean told = fits(name, LONGEST_NAME) && unknown.size() < MOST_UNKNOWN;
            unknown.add(told ? attribute + "." + name : attribute);
          }
        });
  }

  /// The paths of those that are not known: after apply only, or because they are sensitive.
  ///
  /// @param attribute of which the hidden ones are said to be
  Set<String> notKnown(String attribute) {
    if (allHidden || hidden.size() > MOST_UNKNOWN) {
      return Set.of(attribute);
    }
    Set<String> paths = new TreeSet<>(unknown);
    hidden.forEach(name -> paths.add(attribute + "." + name));
    return paths;
  }

  void hideAll() {
    allHidden = true;
  }

  /// Those after apply, or those of what will be gone; null where there are none.
  @Nullable Map<String, String> of(boolean gone) {
    SortedMap<String, String> tags = gone ? before : after;
    tags.keySet().removeAll(hidden);
    while (tags.size() > MOST) {
      tags.pollLastEntry();
    }
    return allHidden || tags.isEmpty() ? null : tags;
  }

  private static void read(JsonParser json, SortedMap<String, String> into) {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      JsonObjects.eachElement(json, () -> readPair(json, into));
    } else {
      JsonObjects.eachProperty(json, name -> put(name, text(json), into));
    }
  }

  /// A tag as Cloud Control writes it: `{"key": "team", "value": "shop"}`.
  private static void readPair(JsonParser json, SortedMap<String, String> into) {
    SortedMap<String, String> pair = new TreeMap<>();
    JsonObjects.eachProperty(
        json,
        name -> {
          if (name.equals(KEY) || name.equals(VALUE)) {
            put(name, text(json), pair);
          } else {
            json.skipChildren();
          }
        });
    String name = pair.get(KEY);
    if (name != null) {
      put(name, pair.get(VALUE), into);
    }
  }

  /// Text of a sensible length; null where it is none.
  private static @Nullable String text(JsonParser json) {
    String text =
        json.currentToken() == JsonToken.VALUE_STRING && json.getStringLength() <= LONGEST_VALUE
            ? json.getString()
            : null;
    json.skipChildren();
    return text;
  }

  private static void put(String name, @Nullable String value, SortedMap<String, String> into) {
    if (value != null && fits(name, LONGEST_NAME) && fits(value, LONGEST_VALUE)) {
      into.put(name, value);
    }
  }

  private static boolean fits(String text, int longest) {
    if (text.length() > longest) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
