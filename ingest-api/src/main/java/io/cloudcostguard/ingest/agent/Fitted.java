package io.cloudcostguard.ingest.agent;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Shortens an answer to what an agent can read, at the end of one of its lists, and says how much
/// was left off. It stays JSON.
final class Fitted {

  static final int LONGEST = 12_000;

  private static final String LEFT_OFF = "leftOff";

  /// What the answer has besides its list, when that is told.
  private static final int MARGIN = 40;

  /// An answer, as text.
  ///
  /// @param list the name of the list that may be shortened
  /// @param leftOff how many were left off it already
  static String text(ObjectNode answer, String list, int leftOff) {
    int left = leftOff;
    if (answer.get(list) instanceof ArrayNode items) {
      int length = answer.toString().length() + MARGIN;
      while (length > LONGEST && !items.isEmpty()) {
        length -= items.remove(items.size() - 1).toString().length() + 1;
        left++;
      }
    }
    if (left > 0) {
      answer.put(LEFT_OFF, left);
    }
    return answer.toString();
  }

  /// A text that is no JSON, or that its list does not make too long.
  static String text(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int line = text.lastIndexOf('\n', LONGEST);
    int end = line > LONGEST / 2 ? line : LONGEST;
    return text.substring(0, end)
        + "\n… %d more characters are left off.".formatted(text.length() - end);
  }

  private Fitted() {}
}
