package io.cloudcostguard.estimation.plan;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads which attributes a plan marks, in `after_unknown` and `*_sensitive`: Terraform writes
/// `true` in a tree of the attributes' shape. A mark of any other shape counts, too, and for all
/// that it stands over: no mark are only `false`, `null` and what is empty.
final class Marks {

  private final JsonParser json;
  private final Set<String> into;

  /// @param into takes the paths with indices, e.g. `root_block_device[0].volume_size`
  Marks(JsonParser json, Set<String> into) {
    this.json = json;
    this.into = into;
  }

  /// Whether there is any mark in the value that the parser stands on, which it consumes.
  static boolean isMarked(JsonParser json) {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        boolean[] marked = {false};
        JsonObjects.eachProperty(json, _ -> marked[0] |= isMarked(json));
        yield marked[0];
      }
      case START_ARRAY -> {
        boolean[] marked = {false};
        JsonObjects.eachElement(json, () -> marked[0] |= isMarked(json));
        yield marked[0];
      }
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> true;
    };
  }

  /// Reads the marks of what is at `path`.
  ///
  /// @param allowed null where nothing of it is kept
  void read(@Nullable Allowed allowed, String path) {
    if (allowed == null) {
      json.skipChildren();
    } else if (allowed.isLeaf()) {
      mark(path, isMarked(json));
    } else {
      readBlocks(allowed, path);
    }
  }

  private void readBlocks(Allowed allowed, String path) {
    switch (json.currentToken()) {
      case START_OBJECT -> readBlock(allowed, path);
      case START_ARRAY -> {
        int[] index = {0};
        JsonObjects.eachElement(
            json,
            () -> {
              int at = index[0]++;
              if (json.currentToken() == JsonToken.START_OBJECT && at < Bound.ELEMENTS) {
                readBlock(allowed, path + "[" + at + "]");
              } else {
                mark(at < Bound.ELEMENTS ? path + "[" + at + "]" : path, isMarked(json));
              }
            });
      }
      default -> mark(path, isMarked(json));
    }
  }

  private void readBlock(Allowed allowed, String path) {
    JsonObjects.eachProperty(
        json,
        name -> {
          Allowed child = allowed.child(name);
          if (!Bound.KEY.fits(name.length()) || (child == null && isIndex(name))) {
            mark(path, isMarked(json));
          } else {
            read(child, path + "." + name);
          }
        });
  }

  /// No attribute's name begins with a digit: a list is marked like a map.
  private static boolean isIndex(String name) {
    return !name.isEmpty() && Character.isDigit(name.charAt(0));
  }

  private void mark(String path, boolean marked) {
    if (marked) {
      into.add(path);
    }
  }
}
